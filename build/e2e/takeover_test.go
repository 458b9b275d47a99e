package e2e

import (
	"maps"
	"testing"

	"wentu/app/address"

	"wentu/app/interview"
)

// first is the first question.
func first(v *visitor) address.Place { return v.d.Next(interview.Session{}).Place }

// shape is what a visitor sees of a page: its parts, and where each stands.
type shape struct {
	Text                     string
	Left, Top, Width, Height float64
}

// shapes are the parts that a question page has before and after WebAssembly came.
func (p *tab) shapes() []shape {
	p.t.Helper()
	return eval[[]shape](p, `() => [...document.querySelectorAll(".top, .crumbs, .kicker, h1, .why, .options h2, .options a")].filter((e) => e.checkVisibility()).map((e) => {
		const r = e.getBoundingClientRect();
		return {Text: e.innerText.replace(/\s+/g, " ").trim(), Left: r.left, Top: r.top + scrollY, Width: r.width, Height: r.height};
	})`)
}

func TestWebAssemblyTakesOverInTheMiddleOfAWalk(t *testing.T) {
	for _, tt := range []struct {
		lang          string
		width, height int64
	}{
		{"zh-Hans", 360, 640},
		{"en", 1280, 800},
		{"ar", 360, 640},
	} {
		t.Run(tt.lang, func(t *testing.T) {
			needBrowser(t)
			v := visitorOf(t, "T01")
			p := open(t)
			p.size(tt.width, tt.height)
			release := p.holdWasm()

			// The first answers load a page each.
			p.visit(addressOf(tt.lang, first(v), ""))
			p.walkTo(v, "place")
			before := answers(p.fragment())
			for _, s := range v.way() {
				if s.Fact == "place" {
					break
				}
				if before[s.Fact] != s.Value {
					t.Errorf("the answer %s=%s was not kept; these were: %v", s.Fact, s.Value, before)
				}
			}
			looks := p.shapes()
			p.click("details.more:not(.fine, .unknown) > summary") // how to find the answer
			eval[bool](p, `() => {
				window.shifts = [];
				new PerformanceObserver((l) => shifts.push(...l.getEntries())).observe({type: "layout-shift"});
				document.querySelectorAll(".options a")[4].focus({preventScroll: true});
				scrollTo({top: 230, behavior: "instant"});
				return true;
			}`)
			focus := `() => document.activeElement.innerText + " → " + document.activeElement.pathname`
			on, y := eval[string](p, focus), eval[float64](p, `() => scrollY`)
			p.stamp()

			release()
			p.live()
			if got := eval[string](p, focus); got != on {
				t.Errorf("the focus was on %s and is on %s", on, got)
			}
			if got := eval[float64](p, `() => scrollY`); got != y || y == 0 {
				t.Errorf("the page was scrolled to %v and is at %v", y, got)
			}
			if got := answers(p.fragment()); !maps.Equal(got, before) {
				t.Errorf("the answers were %v and are %v", before, got)
			}
			if n := p.count("details.more[open]"); n != 1 {
				t.Errorf("one text was unfolded, and %d are", n)
			}
			p.sameLooks(looks)
			// Two frames later all shifts have been reported.
			shift := eval[float64](p, `async () => {
				for (let i = 0; i < 3; i++) await new Promise(requestAnimationFrame);
				return shifts.reduce((sum, s) => sum + s.value, 0);
			}`)
			if shift > 0.01 {
				t.Errorf("the page moved when WebAssembly came: %v", shift)
			}

			// Now the answers change the page in place.
			for p.count("main.question") > 0 {
				fact, offered := p.asked()
				p.follow(option(v.choose(fact, offered)))
				if !p.inPlace() {
					t.Fatalf("the answer to %s loaded a page", fact)
				}
			}
			p.showsOutcome(v, tt.lang)
			if got := answers(p.fragment()); !maps.Equal(got, answers(v.end().Fragment)) {
				t.Errorf("the answers are %v, want %v", got, v.end().Fragment)
			}
			p.need("why it is so", ".reasons li")
			p.need("what would change it", ".changes li")
			p.need("the basis", ".reasons .cite")
		})
	}
}

// sameLooks checks that nothing was lost and nothing moved.
func (p *tab) sameLooks(before []shape) {
	p.t.Helper()
	after := p.shapes()
	if len(after) != len(before) {
		p.t.Errorf("the page had %d parts and has %d: %v, %v", len(before), len(after), before, after)
		return
	}
	for i, b := range before {
		a := after[i]
		if a.Text != b.Text {
			p.t.Errorf("%q became %q", b.Text, a.Text)
			continue
		}
		for _, d := range []float64{a.Left - b.Left, a.Top - b.Top, a.Width - b.Width, a.Height - b.Height} {
			if d > 1 || d < -1 {
				p.t.Errorf("%q moved: %v became %v", b.Text, b, a)
				break
			}
		}
	}
}

func TestBackAndForth(t *testing.T) {
	needBrowser(t)
	v := visitorOf(t, "T01")
	way := v.way()
	p := open(t)
	release := p.holdWasm()
	p.visit(addressOf("en", first(v), ""))
	var titles []string
	for i, s := range way[:5] {
		if i == 2 { // two questions are pages of their own, the rest stands in place
			release()
			p.live()
		}
		titles = append(titles, p.text("h1"))
		p.follow(option(s.Value))
	}
	titles = append(titles, p.text("h1"))
	steps := func(move string, to, by int) {
		for i := to + by; i >= 0 && i < len(titles); i += by {
			eval[bool](p, `(by) => { setTimeout(() => history.go(by)); return true; }`, by)
			p.until(move+" shows "+titles[i], `(title) => {
				const got = document.querySelector("h1").innerText.replace(/\s+/g, " ").trim();
				return got === title && document.readyState === "complete";
			}`, titles[i])
			if i > 0 {
				if got := answers(p.fragment()); got[way[i-1].Fact] != way[i-1].Value {
					t.Errorf("%s to %q: the answers are %v", move, titles[i], got)
				}
			}
		}
	}
	steps("Back", len(titles)-1, -1)
	steps("Forward", 0, 1)
	p.live()
	p.walk(v)
	p.showsOutcome(v, "en")
}
