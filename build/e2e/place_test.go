package e2e

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// leastPlaces is how many things that people type are tried at least.
const leastPlaces = 80

// typedPlace is what somebody types, and the answers that it must lead to: one is given,
// several are offered.
type typedPlace struct {
	Text string
	Want []string
}

func typedPlaces(t *testing.T) (out []typedPlace) {
	t.Helper()
	src, err := os.ReadFile(filepath.Join("testdata", "places.txt"))
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(src)) {
		line = strings.TrimSpace(line)
		i := strings.LastIndex(line, " | ")
		if i < 0 || line[0] == '#' {
			continue
		}
		p := typedPlace{Text: line[:i], Want: strings.Fields(strings.TrimSuffix(line[i+3:], "-"))}
		slices.Sort(p.Want)
		out = append(out, p)
	}
	if len(out) < leastPlaces {
		t.Fatalf("%d places are tried, want %d", len(out), leastPlaces)
	}
	return out
}

// placeQuestion is a page that asks for the place, with the answers before it.
func placeQuestion(t *testing.T) step {
	t.Helper()
	way := visitorOf(t, "T01").way()
	return way[slices.IndexFunc(way, func(s step) bool { return s.Fact == "place" })]
}

// find types a place and presses the button.
func (p *tab) find(text string) {
	p.t.Helper()
	p.until("the field is there", `() => !!document.getElementById("place")`)
	eval[bool](p, `(text) => {
		const input = document.getElementById("place");
		input.value = text;
		input.form.requestSubmit();
		return true;
	}`, text)
}

// What is typed leads to one answer, which is pressed, or to those that it can mean.
func TestAPlaceCanBeTyped(t *testing.T) {
	needBrowser(t)
	p := open(t)
	defer p.holdWasm()()
	p.visit(addressOf("en", placeQuestion(t).Question, ""))
	p.until("the field is there", `() => !!document.getElementById("place")`)
	type led struct {
		Pressed bool
		Values  []string
	}
	// All in one page: an answer that is pressed is noted, and not followed.
	got := eval[[]led](p, `async (texts) => {
		const input = document.getElementById("place"), found = document.querySelector(".found");
		let pressed = null;
		addEventListener("click", (e) => {
			const a = e.target.closest("a[data-value]");
			if (!a) return;
			e.preventDefault();
			e.stopImmediatePropagation();
			pressed = a.dataset.value;
		}, true);
		const all = [];
		for (const text of texts) {
			pressed = null;
			input.value = text;
			input.form.requestSubmit();
			while (pressed === null && !found.children.length) await new Promise((ok) => setTimeout(ok, 1));
			all.push({Pressed: pressed !== null, Values: pressed !== null ? [pressed] : [...found.querySelectorAll("a[data-value]")].map((a) => a.dataset.value)});
		}
		return all;
	}`, func() (texts []string) {
		for _, tt := range typedPlaces(t) {
			texts = append(texts, tt.Text)
		}
		return texts
	}())
	for i, tt := range typedPlaces(t) {
		slices.Sort(got[i].Values)
		if !slices.Equal(got[i].Values, tt.Want) || got[i].Pressed != (len(tt.Want) == 1) {
			t.Errorf("%s: got %v, pressed: %v, want %v", tt.Text, got[i].Values, got[i].Pressed, tt.Want)
		}
	}
	if n := eval[int](p, `() => performance.getEntriesByType("resource").filter((e) => /\/places\./.test(e.name)).length`); n != 1 {
		t.Errorf("the list of places was fetched %d times", n)
	}
}

// The field stands on static pages and on those that WebAssembly has made, and its answer is
// kept like one that is pressed.
func TestATypedPlaceIsAnAnswer(t *testing.T) {
	for _, tt := range []struct{ lang, text, want string }{
		{"zh-Hans", "成都市锦江区红星路三段1号", "SC_CD"},
		{"en", "Jiangjin District, Chongqing", "CQ_5"},
		{"ar", "فولينغ", "CQ_3"},
	} {
		t.Run(tt.lang, func(t *testing.T) {
			needBrowser(t)
			at := placeQuestion(t)
			before := visitorOf(t, "T01").before(at)
			p := open(t)
			p.size(phoneWidth, phoneHeight)
			release := p.holdWasm()
			p.visit(addressOf(tt.lang, at.Question, before))
			if n := p.count(`script[src*="/places."]`); n != 0 {
				t.Error("the list of places is fetched before anybody types")
			}
			p.until("the field is there", `() => !!document.getElementById("place")`)
			if end := eval[float64](p, `() => document.querySelector(".text > .options a").getBoundingClientRect().bottom`); end > phoneHeight {
				t.Errorf("below the field the first answer ends at %.0f of %d px", end, phoneHeight)
			}
			// Half typed when WebAssembly comes.
			p.click("#place")
			eval[bool](p, `(text) => { document.getElementById("place").value = text; return true; }`, tt.text)
			release()
			p.live()
			if got := eval[string](p, `() => document.activeElement.id + " " + document.activeElement.value`); got != "place "+tt.text {
				t.Errorf("when WebAssembly came the focus and what was typed became %q", got)
			}
			p.stamp()
			eval[bool](p, `() => { document.getElementById("place").form.requestSubmit(); return true; }`)
			p.until("the answer is given", `(want) => location.hash.includes("place=" + want)`, tt.want)
			if !p.inPlace() {
				t.Error("the answer loaded a page")
			}
			if got := answers(p.fragment()); got["matter"] != answers(at.Fragment)["matter"] {
				t.Errorf("the other answers are not kept: %v", got)
			}
			// Back, and a place on the border: the answers that it can have are offered.
			eval[bool](p, `() => { setTimeout(() => history.back()); return true; }`)
			p.until("the question is back", `() => !!document.querySelector("main.question #place")`)
			p.find("重庆市九龙坡区")
			p.until("two answers are offered", `() => document.querySelectorAll(".found a").length === 2`)
			p.click(`.found a[data-value="CQ_FTZ"]`)
			p.until("the one that was chosen is given", `() => location.hash.includes("place=CQ_FTZ")`)
		})
	}
}

// Without WebAssembly the answer's own link is followed.
func TestATypedPlaceOnAStaticPage(t *testing.T) {
	needBrowser(t)
	p := open(t)
	defer p.holdWasm()()
	at := placeQuestion(t)
	p.visit(addressOf("en", at.Question, visitorOf(t, "T01").before(at)))
	p.find("Dazu")
	p.until("the answer is given", `() => location.hash.includes("place=CQ_1")`)
}

// A visitor who comes to the question in place finds the field too.
func TestAPlaceCanBeTypedInPlace(t *testing.T) {
	needBrowser(t)
	p := open(t)
	v := visitorOf(t, "T01")
	way := v.way()
	before := way[slices.IndexFunc(way, func(s step) bool { return s.Fact == "place" })-1]
	p.visit(addressOf("en", before.Question, v.before(before)))
	p.live()
	if n := p.count("#place"); n != 0 {
		t.Error("the field stands on a question that asks for no place")
	}
	p.follow(option(before.Value))
	if !p.inPlace() {
		t.Error("the answer loaded a page")
	}
	p.find("Dazu District, Chongqing")
	p.until("the answer is given", `() => location.hash.includes("place=CQ_1") && !document.getElementById("place")`)
}

// What was used once works without a network.
func TestAPlaceCanBeTypedWithoutANetwork(t *testing.T) {
	needBrowser(t)
	m := newMoody(t)
	p := openAt(t, m.home)
	p.visit(m.home + "en/index.html")
	p.kept(2)
	at := placeQuestion(t)
	p.visit(m.home + "en/" + at.Question.Path() + "#" + visitorOf(t, "T01").before(at))
	p.kept(4)
	offered := `() => document.querySelectorAll(".found a").length === 2`
	p.find("重庆市九龙坡区")
	p.until("two answers are offered", offered)
	if !eval[bool](p, `async () => {
		for (let i = 0; i < 300; i++) {
			if ((await (await caches.open("wentu-assets")).keys()).some((k) => /\/places\./.test(k.url))) return true;
			await new Promise((ok) => setTimeout(ok, 50));
		}
		return false;
	}`) {
		t.Fatal("the list of places is not kept")
	}
	m.mood.Store(gone)
	p.reload()
	p.find("重庆市九龙坡区")
	p.until("two answers are offered without a network", offered)
	p.forgive("ERR_")
}
