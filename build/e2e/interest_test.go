package e2e

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"wentu/app/days"
	"wentu/app/fees"
	"wentu/app/interest"
	"wentu/app/ui"
)

// filled is what is entered into the form of interest, and what must be shown for it.
type filled struct {
	Fields map[string]string
	Want   []string
}

// Interest is counted as it is typed: every kind, with any sums, rates and days, comes out as it
// does at build time, with the amount in dispute.
func TestInterestIsCountedAsItIsTyped(t *testing.T) {
	var table interest.Table
	asset(t, "interest*.json", &table)
	for _, lang := range some(t, langs, 1) {
		t.Run(lang, func(t *testing.T) {
			var words ui.ToolWords
			asset(t, "interest."+lang+"*.json", &words)
			p := openTool(t, lang, "interest")
			var all []filled
			for _, k := range table.Kinds {
				for range 25 {
					all = append(all, fill(&table, &k, words))
				}
			}
			for i, got := range p.owed(all) {
				for _, want := range all[i].Want {
					if !strings.Contains(plainText(got), plainText(want)) {
						t.Errorf("%v: shown is %q, without %q", all[i].Fields, got, want)
					}
				}
			}
		})
	}
}

// fill makes up a claim of a kind.
func fill(t *interest.Table, k *interest.Kind, words ui.ToolWords) filled {
	c := interest.Claim{Kind: k.ID, Principal: fees.Fen(rand.Int64N(1e12) + 1), Per: interest.Year, Basis: 365, Contract: days.None}
	c.From = days.Of(2019, 8, 1) + days.Day(rand.IntN(2700))
	c.To = c.From + days.Day(rand.IntN(1500)-20)
	f := filled{Fields: map[string]string{"kind": k.ID, "principal": c.Principal.String(), "from": c.From.String(), "to": c.To.String(), "year": "365", "more": ""}}
	if rand.IntN(2) == 0 {
		c.Basis, f.Fields["year"] = 360, "360"
	}
	switch k.By {
	case interest.Typed:
		c.Per = []string{interest.Year, interest.Month, interest.Day}[rand.IntN(3)]
		c.Rate = interest.Percent(rand.IntN(30)+1) * interest.One / 10
		f.Fields["rate"], f.Fields["per"] = c.Rate.String(), c.Per
	case interest.Floating:
		times := interest.Percent(rand.IntN(40)+1) * interest.One / 10 // of the rate: 0.1 to 4
		c.Rate, f.Fields["times"] = 100*times, times.String()
	}
	if k.Cap > 0 {
		c.Contract = c.From - days.Day(rand.IntN(700))
		f.Fields["contract"] = c.Contract.String()
	}
	var more fees.Fen
	if !k.After && rand.IntN(2) == 0 {
		more = fees.Fen(rand.Int64N(1e9))
		f.Fields["more"] = more.String()
	}
	r, err := t.Count(c)
	switch err {
	case nil:
		f.Want = append(f.Want, ui.YuanRange(words.Words, r.Least, r.Most))
		if !k.After {
			f.Want = append(f.Want, ui.YuanRange(words.Words, c.Principal+more+r.Least, c.Principal+more+r.Most))
		}
		if r.Provisional {
			f.Want = append(f.Want, words.Words.Day(t.Known.Value()))
		}
	case interest.ErrDays:
		f.Want = []string{words.Words["interest.say.turned"]}
	case interest.ErrSince:
		f.Want = []string{words.Words.Day(k.Since.Value())}
	default:
		f.Want = []string{err.Error()} // which no page says
	}
	return f
}

// owed enters claims one after another and gives what is shown for each.
func (p *tab) owed(all []filled) []string {
	p.t.Helper()
	return eval[[]string](p, `(all) => all.map((f) => {
		for (const [name, v] of Object.entries(f.Fields)) {
			const e = document.getElementById("interest-" + name);
			e.value = v;
			if (e.value !== v) throw new Error(name + " cannot be " + v);
		}
		document.getElementById("interest-kind").dispatchEvent(new Event("input", {bubbles: true}));
		const shown = document.getElementById("interest-sum").innerText;
		if (shown.includes("⟨")) throw new Error("a message is missing: " + shown);
		return shown;
	})`, all)
}

// What can be read in two ways is asked, in the field that it was typed into; a rate is read as it is
// said; and the amount in dispute leads to the court fee for it.
func TestInterestAsksBack(t *testing.T) {
	p := openTool(t, "zh-Hans", "interest")
	enter := func(id, value string) string {
		return eval[string](p, `([id, v]) => {
			const e = document.getElementById("interest-" + id);
			e.value = v;
			e.dispatchEvent(new Event("input", {bubbles: true}));
			return document.getElementById("interest-sum").innerText;
		}`, []string{id, value})
	}
	enter("kind", "contract")
	enter("from", "2026-03-02")
	enter("to", "2026-03-31")
	enter("rate", "万分之五")
	enter("per", "day")
	if got := enter("principal", "31万"); !strings.Contains(got, "4,650元") {
		t.Errorf("0.05%% a day of 310,000 for 30 days: %q", got)
	}
	if got := enter("principal", "1.000"); !strings.Contains(got, "1,000元") {
		t.Errorf("1.000 is not asked back: %q", got)
	}
	p.click("#interest-sum button[value='1000.00']")
	if got := p.text("#interest-sum"); !strings.Contains(got, "15元") {
		t.Errorf("after the choice: %q", got)
	}
	if got := enter("principal", "EUR 310000"); !strings.Contains(got, "EUR") {
		t.Errorf("euros: %q", got)
	}
	for _, bad := range [][2]string{{"rate", "x"}, {"rate", "-5"}, {"rate", "99999"}, {"to", "2026-02-30"}, {"to", "2026-03-01"}} {
		before := eval[string](p, `(id) => document.getElementById("interest-" + id).value`, bad[0])
		enter("principal", "310000")
		if got := enter(bad[0], bad[1]); strings.Contains(got, "元") || !slices.ContainsFunc([]string{"合同约定的利率", "截止日"}, func(s string) bool { return strings.HasPrefix(got, s) }) {
			t.Errorf("%v: %q", bad, got)
		}
		enter(bad[0], before)
	}
	p.click("#interest-sum a")
	p.live()
	p.need("the form of fees", "#fees:not([hidden])")
	if got := p.text("#fee"); !strings.Contains(got, "6,019.75") {
		t.Errorf("the fee for 314,650 yuan: %q", got)
	}
}
