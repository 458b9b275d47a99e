package e2e

import (
	"cmp"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"wentu/app/fees"
	"wentu/app/leanjson"
	"wentu/app/ui"
)

// asset reads what the browser is given, by its name without the hash.
func asset(t *testing.T, name string, into any) {
	t.Helper()
	stem, ext, _ := strings.Cut(name, "*")
	files, err := filepath.Glob(filepath.Join(site.dir, "assets", stem+"*"+ext))
	for _, file := range files {
		if strings.Count(filepath.Base(file), ".") != strings.Count(name, ".")+1 {
			continue // of a language
		}
		data, err := os.ReadFile(file)
		if err == nil {
			err = leanjson.Unmarshal(data, into)
		}
		if err != nil {
			t.Fatal(err)
		}
		return
	}
	t.Fatalf("no %s among the assets: %v, %v", name, files, err)
}

// charge is what is entered into the form, and what must be shown for it.
type charge struct{ Kind, Amount, Halved, Want string }

// Fees are computed as they are typed: every kind, with amounts at and around every limit and
// any others, come out as they do at build time.
func TestAFeeIsComputedAsItIsTyped(t *testing.T) {
	var tariff fees.Tariff
	asset(t, "fees*.json", &tariff)
	for _, lang := range some(t, langs, 1) {
		t.Run(lang, func(t *testing.T) {
			var words ui.ToolWords
			asset(t, "fees."+lang+"*.json", &words)
			p := openTool(t, lang, "fees")
			var all []charge
			for _, s := range tariff {
				amounts := []fees.Fen{-1}
				for _, b := range tariff.BandsOf(&s) {
					end := fees.Fen(b.To) * fees.Yuan
					amounts = append(amounts, end, end+1, end+fees.Yuan, fees.Fen(rand.Int64N(int64(1e9*fees.Yuan))))
				}
				for _, a := range amounts {
					reasons := []string{""}
					if s.Acceptance {
						reasons = append(reasons, fees.Reasons...)
					}
					for _, why := range reasons {
						c := charge{Kind: s.ID, Halved: cmp.Or(why, ui.NotHalved)}
						asked := fees.Charge{Kind: s.ID, Halved: why}
						if a >= 0 {
							c.Amount, asked.Amount, asked.HasAmount = a.String(), a, true
						}
						f, err := tariff.Fee(asked)
						if c.Want = words.Words["fees.enter"]; err == nil {
							c.Want = ui.YuanRange(words.Words, f.Least, f.Most)
						}
						all = append(all, c)
					}
				}
			}
			for i, got := range p.computed(all) {
				if !strings.Contains(plainText(got), plainText(all[i].Want)) {
					t.Errorf("%+v: shown is %q", all[i], got)
				}
			}
		})
	}
}

// openTool opens the page of a calculator with the program that reads its form.
func openTool(t *testing.T, lang, tool string) *tab {
	t.Helper()
	needBrowser(t)
	p := open(t)
	p.size(phoneWidth, phoneHeight)
	p.visit(site.base + lang + "/tools/" + tool + ".html")
	p.live()
	p.need("the form", "#"+tool+":not([hidden])")
	return p
}

// computed enters charges one after another and gives what is shown for each.
func (p *tab) computed(all []charge) []string {
	p.t.Helper()
	return eval[[]string](p, `(all) => all.map((c) => {
		const enter = (id, v) => {
			const e = document.getElementById(id);
			e.value = v;
			if (e.value !== v) throw new Error(id + " cannot be " + v);
			e.dispatchEvent(new Event("input", {bubbles: true}));
		};
		enter("fee-kind", c.Kind);
		enter("fee-amount", c.Amount);
		enter("fee-halved", c.Halved);
		if (document.getElementById("fee").innerText.includes("⟨")) throw new Error("a message is missing: " + document.getElementById("fee").innerText);
		return (document.querySelector("#fee .sum") || document.getElementById("fee")).innerText;
	})`, all)
}

// plainText is a text without what only steers its lines and directions.
func plainText(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool {
		return r == ' ' || r == '\n' || r == '\t' || r == '\u00a0' || r >= '\u2066' && r <= '\u2069' || r == '\u200e' || r == '\u200f'
	}), "")
}

// What can be read in two ways is asked back, and money of others is not taken for yuan.
func TestAFeeAsksBack(t *testing.T) {
	p := openTool(t, "en", "fees")
	// Only the amount is typed, as most people will.
	p.click("#fee-amount")
	p.key("2,500,000")
	p.until("the fee of the whole claim", `() => (document.querySelector("#fee .sum") || document.body).innerText.includes("26,800")`)
	for _, c := range p.computed([]charge{{"property", "1.000", "none", ""}}) {
		if !strings.Contains(c, "1,000") {
			t.Errorf("1.000: shown is %q", c)
		}
	}
	if n := p.count("#fee button"); n != 2 {
		t.Fatalf("1.000 can be read in two ways; %d are offered", n)
	}
	p.click("#fee button")
	p.need("the fee of what was chosen", "#fee .sum")
	if got := eval[string](p, `() => document.getElementById("fee-amount").value`); got != "1.00" && got != "1000.00" {
		t.Errorf("the amount became %q", got)
	}
	for i, got := range p.computed([]charge{
		{"property", "310,000 EUR", "none", "EUR"},
		{"property", "2000万元", "none", "141,800"},
		{"property", "٢٥٠٠٠٠", "none", "5,050"},
		{"property", "much", "none", "figures"},
		{"property", "-5", "none", "figures"},
		{"labour", "", "summary", "CNY 5"},
	}) {
		if want := []string{"EUR", "141,800", "5,050", "figures", "figures", "CNY 5"}[i]; !strings.Contains(got, want) {
			t.Errorf("%d: shown is %q, want %q in it", i, got, want)
		}
	}
}

// Without the program there is no form that nothing reads, and the tables say what it would.
func TestFeesWithoutScripts(t *testing.T) {
	needBrowser(t)
	p := open(t)
	p.scriptsOff()
	for _, lang := range langs {
		p.visit(site.base + lang + "/tools/fees.html")
		if n := p.count("form.compute"); n > 0 && eval[bool](p, `() => document.querySelector("form.compute").checkVisibility()`) {
			t.Errorf("%s: a form that nothing reads is shown", lang)
		}
		if n := p.count("#property tbody tr"); n != 10 {
			t.Errorf("%s: the table of property cases has %d rows", lang, n)
		}
	}
}
