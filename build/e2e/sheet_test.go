package e2e

import (
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"wentu/app/address"
	"wentu/app/interview"
	"wentu/app/view"
	"wentu/build/built"
)

// entry is an answer that is entered into a sheet.
type entry struct{ Key, Text string }

// sheetNow is what a sheet shows.
type sheetNow struct {
	Fields  []string // by key, those that are not hidden
	Said    string   // of the field that was entered last
	Verdict string
	Link    string // its first
}

// A sheet that is filled in any order asks what still matters, says what is wrong with an answer, and
// comes to the same as the questions one by one do.
func TestASheetIsFilled(t *testing.T) {
	seed, err := built.Seed()
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("WENTU_SEED=%x repeats this", seed)
	for i, goal := range goals() {
		lang := langs[(i+int(seed%uint64(len(langs))))%len(langs)]
		t.Run(goal+"/"+lang, func(t *testing.T) {
			needBrowser(t)
			d := interviewOf(t, goal, lang)
			rnd := rand.New(rand.NewPCG(seed, uint64(i)))
			p := open(t)
			p.size(phoneWidth, phoneHeight)
			p.visit(site.base + lang + "/" + goal + "/all.html")
			p.live()
			results := 0
			for range 3 {
				way := filledIn(d, rnd)
				shown := p.fill(way)
				s, given := interview.Session{}, map[string]bool{}
				for n, e := range way {
					var wrong string
					s, wrong = d.Enter(s, e.Key, e.Text)
					given[e.Key] = true
					got, v := shown[n], d.Verdict(address.Place{Goal: goal, Kind: address.Open}, s)
					matter := d.Matter(s)
					maps.Copy(matter, given)
					slices.Sort(got.Fields)
					if want := slices.Sorted(maps.Keys(matter)); !slices.Equal(got.Fields, want) {
						t.Errorf("%v: shown are %v, not %v", way[:n+1], got.Fields, want)
					}
					if (got.Said == "") != (wrong == "") {
						t.Errorf("%v: said is %q, not %q", way[:n+1], got.Said, wrong)
					}
					if !strings.Contains(plainText(got.Verdict), plainText(v.Title.Name)) || !strings.Contains(plainText(got.Verdict), plainText(v.Left)) {
						t.Errorf("%v: %q, not %q, %q", way[:n+1], got.Verdict, v.Title.Name, v.Left)
					}
					if v.Next == "" {
						results++
						if got.Link != v.Href {
							t.Errorf("%v: leads to %s, not to %s", way[:n+1], got.Link, v.Href)
						}
					}
				}
			}
			if results == 0 {
				t.Error("no sheet came to a result")
			}
		})
	}
}

// filledIn makes up answers to what matters, until nothing does.
func filledIn(d *interview.Data, rnd *rand.Rand) (way []entry) {
	typed := map[string][]string{
		"money":   {"500000", "50,000,000", "310,000 EUR", "x"},
		"number":  {"1", "3", "x"},
		"date":    {"2026-03-02", "1 March 2019", "2026-02-30"},
		"country": {"DE", "SA", "x"},
	}
	fields := make(map[string]view.Field)
	for _, f := range d.Sheet().Fields {
		fields[f.Key] = f
	}
	s, given := interview.Session{}, map[string]bool{}
	for {
		matter := d.Matter(s)
		keys := slices.DeleteFunc(slices.Sorted(maps.Keys(matter)), func(k string) bool { return given[k] })
		if len(keys) == 0 {
			return way
		}
		f := fields[keys[rnd.IntN(len(keys))]]
		e := entry{Key: f.Key}
		if f.Input != nil {
			e.Text = typed[f.Input.Kind][rnd.IntN(len(typed[f.Input.Kind]))]
		} else {
			e.Text = f.Options[rnd.IntN(len(f.Options))].Value
		}
		s, _ = d.Enter(s, e.Key, e.Text)
		given[e.Key] = true
		way = append(way, e)
	}
}

// fill enters answers into an empty sheet, and gives what is shown after each.
func (p *tab) fill(way []entry) []sheetNow {
	p.t.Helper()
	return eval[[]sheetNow](p, `(way) => {
		const form = document.getElementById("sheet");
		form.reset();
		form.dispatchEvent(new Event("input"));
		return way.map((e) => {
			const field = document.getElementById("f-" + e.Key);
			if (field.parentElement.closest("[hidden]")) throw new Error(e.Key + " is hidden");
			field.value = e.Text;
			if (field.value !== e.Text) throw new Error(e.Key + " cannot be " + e.Text);
			field.dispatchEvent(new Event("input", {bubbles: true}));
			const verdict = document.getElementById("verdict");
			if (verdict.innerText.includes("⟨")) throw new Error("a message is missing: " + verdict.innerText);
			return {
				Fields: [...form.querySelectorAll(".fields > :not([hidden])")].map((l) => l.id.slice(2, -5)),
				Said: document.getElementById(field.id + "-said").innerText,
				Verdict: verdict.innerText,
				Link: verdict.querySelector("a").getAttribute("href"),
			};
		});
	}`, way)
}
