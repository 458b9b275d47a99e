package e2e

import (
	"strings"
	"testing"
)

func TestTheWayIsDrawn(t *testing.T) {
	for _, lang := range some(t, langs, 1) {
		t.Run(lang, func(t *testing.T) {
			needBrowser(t)
			v := visitorOf(t, "T05")
			end := v.end()
			p := open(t)
			p.size(360, 800)
			p.visit(addressOf(lang, end.Next, end.Fragment))
			p.live()
			p.click(".drawn > summary")
			if n, want := p.count(".drawn .tree .q.way"), len(v.way()); n < want { // a long one has several lines
				t.Errorf("%d questions are drawn of %d", n, want)
			}
			if got, want := p.text(".drawn .tree text.goal"), v.outcome(lang).Title; got == "" || !strings.HasPrefix(want, strings.Fields(got)[0]) {
				t.Errorf("the way ends at %q, want %q", got, want)
			}
			if n := p.count(".drawn .graph rect"); n < 8 {
				t.Errorf("%d decisions are drawn", n)
			}
			alt := p.text(".drawn .tree desc")
			for _, k := range []string{"matter", "place", "amount"} {
				if label := data(t, lang).Words["fact."+k+".label"]; !strings.Contains(alt, label) {
					t.Errorf("those who do not see the drawing are not told of %q: %s", label, alt)
				}
			}
			p.fits("the drawing")

			// A question in the drawing leads back to it, with the answers kept.
			before := answers(p.fragment())
			p.stamp()
			p.follow(".drawn .tree a")
			if !p.inPlace() {
				t.Error("a link in the drawing loaded a page")
			}
			if got := answers(p.fragment()); len(got) != len(before) {
				t.Errorf("%d answers were kept of %d", len(got), len(before))
			}
			p.need("the question", "main.question .options")
		})
	}
}

func TestDecisionsAreDrawn(t *testing.T) {
	for _, lang := range some(t, langs, 1) {
		t.Run(lang, func(t *testing.T) {
			needBrowser(t)
			p := open(t)
			p.scriptsOff()
			p.visit(site.base + lang + "/rules/index.html")
			p.need("how the decisions hang together", ".picture.graph rect")
			p.follow(`.picture.graph a[href*="court-level"]`)
			p.need("the decision as a diagram", ".outline .q")
			// An input that another decision gives leads to that one.
			p.follow(`.outline a[href*="province"]`)
			p.need("the decision it rests on", ".outline .q")
			p.visit(site.base + lang + "/rules/court-finder.html")
			p.follow(`a[href="court-finder-diagram.html"]`)
			p.need("a diagram with a page of its own", ".outline .q")
		})
	}
}
