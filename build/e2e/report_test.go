package e2e

import (
	"net/url"
	"strings"
	"testing"
)

// What is reported names the page that it was found on and the answers given there, and stays
// on the device until the visitor sends it himself.
func TestAMistakeIsReportedWithThePageAndItsAnswers(t *testing.T) {
	needBrowser(t)
	v := visitorOf(t, "T01")
	end := v.end()
	p := open(t)
	p.visit(addressOf("en", end.Next, end.Fragment))
	p.live()
	at := eval[string](p, `() => location.href`)
	p.follow(`.foot a[href$="report.html"]`)
	text := eval[string](p, `() => document.getElementById("report").value`)
	for _, want := range append([]string{"Page: " + at + "\n", "What is wrong:"}, strings.Split(end.Fragment, "&")...) {
		if !strings.Contains(text, want) {
			t.Errorf("the text does not say %q:\n%s", want, text)
		}
	}
	p.click("[data-copy]")
	p.need("it says that the text was copied", "[data-copy] + :not([hidden])")
	p.follow(`.langs a[hreflang="ar"]`)
	if text := eval[string](p, `() => document.getElementById("report").value`); !strings.Contains(text, at) {
		t.Errorf("in another language the page is forgotten:\n%s", text)
	}
}

// A link that somebody made up puts neither an address of another site nor words into the text.
func TestAReportIsOfThisSite(t *testing.T) {
	needBrowser(t)
	p := open(t)
	report := site.base + "en/report.html"
	text := func() string { return eval[string](p, `() => document.getElementById("report").value`) }
	p.visit(report)
	empty := text()
	for _, from := range []string{"https://evil.example/en/finder/index.html", "javascript:alert(1)//x.y", "https://evil.example%23a%3D1", "Your%20claim%20is%20lost", "%E0%A4%A"} {
		p.visit(site.base + "404.html")
		p.visit(report + "#" + from)
		if got := text(); got != empty {
			t.Errorf("%s: the text says:\n%s", from, got)
		}
	}
	p.visit(site.base + "404.html")
	p.visit(report + "#" + url.QueryEscape(site.base+"en/finder/check.html#matter=sale&Your%20claim%20is%20lost=1&amount=.ge5"))
	if got := text(); !strings.Contains(got, "  matter=sale\n  amount=.ge5\n") || strings.Contains(got, "  Your") {
		t.Errorf("the text says:\n%s", got)
	}
}

// The pages at the root of the site are of no language: each leads there in all of them.
func TestAMistakeIsReportedFromTheRoot(t *testing.T) {
	needBrowser(t)
	p := open(t)
	for _, at := range []string{"index.html#languages", "404.html"} {
		for _, lang := range langs {
			p.visit(site.base + at)
			link := `.foot a[href$="` + lang + `/report.html"]`
			if p.text(link) == "" {
				t.Errorf("%s: the link in %s has no words", at, lang)
			}
			p.follow(link)
			if text := eval[string](p, `() => document.getElementById("report").value`); !strings.Contains(text, site.base+at) {
				t.Errorf("the text does not name %s:\n%s", at, text)
			}
		}
	}
}
