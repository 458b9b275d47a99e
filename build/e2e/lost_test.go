package e2e

import (
	"testing"

	"wentu/app/address"
)

// A link of the first edition names a page that is called otherwise now, and writes its
// answers in another form. The host shows the not-found page, which goes on.
func TestOldLinksGoOnWhereTheirAnswersLead(t *testing.T) {
	for _, lang := range some(t, langs, 1) {
		t.Run(lang, func(t *testing.T) {
			needBrowser(t)
			v := visitorOf(t, "T01")
			end := v.end()
			p := open(t)
			p.visitFor(site.base+lang+"/finder/q/amount-unjk.html#"+end.Fragment, addressOf(lang, end.Next, end.Fragment))
			p.live()
			p.showsOutcome(v, lang)
			p.forgive("404")
		})
	}
}

func TestTheNotFoundPageWorksAtAnyDepth(t *testing.T) {
	needBrowser(t)
	for _, path := range []string{"en/nothing.html", "en/guides/nothing.html", "en/finder/q/nothing.html"} {
		p := open(t)
		p.visit(site.base + path)
		if got := eval[string](p, `() => getComputedStyle(document.querySelector("main")).display`); got == "inline" {
			t.Errorf("%s: the style sheet is missing", path)
		}
		p.until("the script of every page runs", `() => document.documentElement.classList.contains("js")`)
		p.follow(".brand")
		if got, want := eval[string](p, `() => location.href`), site.base+"en/index.html"; got != want {
			t.Errorf("%s: home is %s, want %s", path, got, want)
		}
		p.forgive("404")
	}
}

// Some programs drop the part of a link behind "#": the same text can be pasted.
func TestPastedAnswersGoOn(t *testing.T) {
	for _, lang := range some(t, langs, 1) {
		t.Run(lang, func(t *testing.T) {
			needBrowser(t)
			v := visitorOf(t, "T01")
			end := v.end()
			p := open(t)
			p.visit(addressOf(lang, end.Next, end.Fragment))
			p.live()
			p.click(".code summary")
			text := p.text(".code code")
			if text != end.Fragment {
				t.Fatalf("the page gives %q, want %q", text, end.Fragment)
			}
			p.visit(site.base + lang + "/" + address.Place{Goal: address.Finder, Kind: address.Start}.Path())
			p.click(".paste summary")
			p.paste("no answers in here")
			p.need("what is wrong with it", "#pasted-error:not([hidden])")
			for _, text := range []string{" " + text + " ", "https://elsewhere.example/x.html#" + text, "https://elsewhere.example/x.html?" + text} {
				p.stamp()
				p.paste(text)
				p.arrived(addressOf(lang, end.Next, ""))
				p.showsOutcome(v, lang)
				p.visit(site.base + lang + "/" + address.Place{Goal: address.Finder, Kind: address.Start}.Path())
				p.click(".paste summary")
			}
		})
	}
}

// paste puts a text into the field for it and sends it.
func (p *tab) paste(text string) {
	p.t.Helper()
	eval[bool](p, `(text) => {
		document.getElementById("pasted").value = text;
		return true;
	}`, text)
	p.click(".paste button")
}

// The address of the site may hold any word, those of its own folders too.
func TestASiteBelowAFolderOfTheSameName(t *testing.T) {
	needBrowser(t)
	s := serveBelow(site.dir, "/finder/guides/")
	t.Cleanup(s.Close)
	home := s.URL + s.prefix
	v := visitorOf(t, "T01")
	p := openAt(t, home)
	p.scripts(v, home+"en/")
}

// scripts answers two questions on static pages and goes back to where that was left.
func (p *tab) scripts(v *visitor, root string) {
	p.t.Helper()
	p.holdWasm()
	way := v.way()
	p.visit(root + way[0].Question.Path())
	p.follow(option(way[0].Value))
	p.follow(option(way[1].Value))
	if got := answers(p.fragment()); len(got) != 2 {
		p.t.Errorf("two answers, but the address has %v", got)
	}
	left := eval[string](p, `() => location.href`)
	p.visit(root + address.Home)
	p.follow("a[data-resume]")
	if got := eval[string](p, `() => location.href`); got != left {
		p.t.Errorf("resumed at %s, left at %s", got, left)
	}
}
