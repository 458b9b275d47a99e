package e2e

import (
	"slices"
	"strings"
	"testing"
)

// told reads the list of answers beside a question.
func (p *tab) told() []string {
	p.t.Helper()
	all := eval[string](p, `() => [...document.querySelectorAll("main.question .margin:not([hidden]) dd:not(.change)")].map((e) => e.textContent).join("\n")`)
	return strings.FieldsFunc(all, func(r rune) bool { return r == '\n' })
}

// Until the program has come, the list beside a question says what was answered, and
// nothing else: in the words of the answers that were pressed.
func TestStaticQuestionsTellTheAnswers(t *testing.T) {
	for _, lang := range some(t, langs, 1) {
		t.Run(lang, func(t *testing.T) {
			needBrowser(t)
			p := open(t)
			p.holdWasm()
			v := visitorOf(t, "T01")
			p.visit(addressOf(lang, v.way()[0].Question, ""))
			var pressed []string
			for i, st := range v.way() {
				if got := p.told(); i > 0 && !slices.Equal(got, pressed) {
					t.Fatalf("before %q the list says %q, want %q", st.Fact, got, pressed)
				}
				if i > 1 {
					p.need("the way back", "a.back[href]")
					p.need("what depends on the answer", ".unknown summary, .options")
				}
				pressed = append(pressed, p.text(option(st.Value)+" .label"))
				p.follow(option(st.Value))
			}
		})
	}
}

// A link that somebody sent has no words of pressed answers: they come with the interview.
func TestALinkTellsItsAnswers(t *testing.T) {
	needBrowser(t)
	p := open(t)
	p.holdWasm()
	v := visitorOf(t, "T01")
	way := v.way()
	last := way[len(way)-1]
	p.visit(addressOf("en", last.Question, way[len(way)-2].Fragment+"&amount=3200000"))
	p.until("the answers are told", `() => document.querySelectorAll("main.question .margin dd").length > 8`)
	got := strings.Join(p.told(), "\n")
	for _, want := range []string{"Nothing has been filed", "Sale, service or other business contract", "Yes", "CNY\u00a03.2\u00a0million"} {
		if !slices.Contains(p.told(), want) {
			t.Errorf("the list lacks %q: %s", want, got)
		}
	}
	if strings.Contains(got, " or Filed") {
		t.Errorf("the list says what nobody answered: %s", got)
	}
}

// A result is handed on in three lines and its address: by what the device shares with, else
// by what is pasted.
func TestAResultIsSentOn(t *testing.T) {
	for lang, own := range map[string]string{"en": "(d) => { window.sent = d.text + '\\n' + d.url; }", "ar": "undefined"} {
		t.Run(lang, func(t *testing.T) {
			needBrowser(t)
			p := open(t)
			p.before(`Object.defineProperty(navigator, "share", { value: ` + own + ` });
			Object.defineProperty(navigator, "clipboard", { value: { writeText: async (s) => { window.sent = s; } } });`)
			end := visitorOf(t, "T01").end()
			url := addressOf(lang, end.Next, end.Fragment)
			p.visit(url)
			p.live()
			before := p.text("[data-send]")
			p.click("[data-send]")
			p.until("it is sent", `() => !!window.sent`)
			sent := strings.Split(eval[string](p, `() => window.sent`), "\n")
			if len(sent) != 4 || !strings.Contains(sent[0], data(t, lang).Outcomes["sc_ftz"].Title) || !strings.Contains(sent[3], "/finder/r/") || !strings.Contains(sent[3], "#matter=contract&") {
				t.Errorf("what is sent: %q", sent)
			}
			if told := p.text("[data-send]") != before; told != (own == "undefined") {
				t.Errorf("the button says %q", p.text("[data-send]"))
			}
		})
	}
}

// A link may have its answers behind "?": they are read as if they stood behind "#", and what
// counts visits is left out. Before the program comes, links take them along.
func TestAnswersOfAQueryAreRead(t *testing.T) {
	needBrowser(t)
	p := open(t)
	release := p.holdWasm()
	v := visitorOf(t, "T01")
	way := v.way()
	queried := func(more string) {
		t.Helper()
		pairs := strings.Split(way[1].Fragment+more+"&from=wechat", "&")
		p.visitFor(strings.Replace(addressOf("en", way[1].Question, ""), ".html", ".html?"+strings.Join(pairs, "&")+"&utm_source=x", 1),
			addressOf("en", way[1].Question, "?"+strings.Join(pairs, "&?")))
	}
	queried("")
	p.follow(option(way[1].Value))
	if got := p.fragment(); !strings.Contains(got, "?"+way[1].Fragment) || !strings.Contains(got, way[1].Fact+"="+way[1].Value) {
		t.Errorf("a static page went on with %s", got)
	}
	queried("")
	release()
	p.live()
	p.until("the address is ours", `() => !location.href.includes("?") && location.hash.includes("=")`)
	if got := p.fragment(); got != way[1].Fragment {
		t.Errorf("the answers are %s, want %s", got, way[1].Fragment)
	}
	if n := p.count(".notice.uncertain[role=alert]"); n > 0 {
		t.Error("something is said to be wrong")
	}
	release = p.holdWasm()
	queried("&amount=1e30")
	release()
	p.live()
	p.need("what cannot be read", ".notice.uncertain[role=alert]")
}

// Programs that hand on a link may escape its answers as a whole, or twice. A page without the
// program takes them along all the same, and a question does not wait to be touched.
func TestAnswersEscapedAsAWholeAreRead(t *testing.T) {
	needBrowser(t)
	p := open(t)
	way := visitorOf(t, "T01").way()
	for _, as := range []string{"%3D %26", "%3d %26", "%253D %2526"} {
		eq, and, _ := strings.Cut(as, " ")
		escaped := strings.NewReplacer("=", eq, "&", and).Replace(way[2].Fragment)
		p.visit(site.base + "404.html")
		p.visitFor(site.base+"ar/finder/index.html#"+escaped, site.base+"ar/finder/index.html#"+way[2].Fragment)
		p.follow(`main a[href^="q/"]`)
		if got := eval[string](p, `() => location.hash.slice(1)`); got != way[2].Fragment {
			t.Errorf("the first question has %q of %q", got, escaped)
		}
		p.visit(site.base + "404.html")
		p.visitFor(addressOf("ar", way[2].Question, escaped), addressOf("ar", way[2].Question, way[2].Fragment))
		p.live()
	}
}

// Where the program does not come nobody reads the answers of a link, and the page says so;
// those that were pressed on the way are no surprise.
func TestUnreadAnswersAreToldWithoutTheProgram(t *testing.T) {
	needBrowser(t)
	p := open(t)
	p.before(`Object.defineProperty(navigator, "connection", { value: { saveData: true } });`)
	way := visitorOf(t, "T01").way()
	p.visit(addressOf("ar", way[0].Question, ""))
	p.follow(option(way[0].Value))
	p.follow(option(way[1].Value))
	if n := p.count(".notice.uncertain[role=alert]"); n > 0 {
		t.Error("told of answers that were pressed")
	}
	for _, fragment := range []string{way[2].Fragment + "&amount=3200000", "amount=1e30"} {
		p.visit(addressOf("ar", way[2].Question, fragment))
		p.until("it is told", `() => document.querySelector(".notice.uncertain[role=alert]")?.textContent.includes("العنوان")`)
	}
	p.visitFor(strings.Replace(addressOf("ar", way[2].Question, ""), ".html", ".html?matter=sale", 1), addressOf("ar", way[2].Question, "?matter=sale"))
	p.until("it is told", `() => !!document.querySelector(".notice.uncertain[role=alert]")`)
}
