package crawl

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"wentu/app/address"
	"wentu/app/interview"
	"wentu/app/rules"
	"wentu/app/view"
	"wentu/build/answer"
	"wentu/build/built"
	"wentu/build/content"
)

// line is an entry of a static checklist: the row that it stands for, and what it says must
// hold for it.
type line struct {
	row        string
	conditions [][2]string
}

// lineOf reads an entry, as the page shows it.
func lineOf(n *html.Node) line {
	l := line{row: attr(n, "data-row")}
	for c := range n.Descendants() {
		if c.DataAtom != atom.Dt || !inOnly(c) {
			continue
		}
		dd := c.NextSibling
		for dd != nil && dd.DataAtom != atom.Dd {
			dd = dd.NextSibling
		}
		if dd != nil {
			l.conditions = append(l.conditions, [2]string{inner(c), inner(dd)})
		}
	}
	return l
}

func inOnly(n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if hasClass(n, "only") {
			return true
		}
	}
	return false
}

// TestRandomWalksOfListsAgree walks through the static form of every interview that collects lines,
// makes up what the form does not ask, and compares three lists: the lines of the static page
// whose stated conditions hold, what the browser shows once all is answered, and what eval
// gives. Every third visitor does not know some of the answers: then what the browser shows
// with conditions must be what eval calls possible. Every fourth case has two parties.
// WENTU_SEED repeats the walks of a run.
func TestRandomWalksOfListsAgree(t *testing.T) {
	s := load(t)
	seed, walks, lib := s.drawn(t)
	for _, g := range lib.GoalsInOrder() {
		if len(g.Front.Sections) == 0 {
			continue
		}
		t.Run(g.ID, func(t *testing.T) {
			f := &faults{t: t}
			defer f.close()
			ends, lines := make(map[string]bool), 0
			for i, lang := range s.langs {
				d, err := built.Interview(s.dir, g.ID, lang)
				if err != nil {
					t.Fatal(err)
				}
				d.SetToday(today())
				for k := i; k < walks; k += len(s.langs) {
					w := &lister{site: s, lib: lib, d: d, rnd: rand.New(rand.NewPCG(seed, uint64(k))), facts: make(map[string]any)}
					if err := w.walk(address.InLanguage(lang, d.First().Path()), k/len(s.langs)); err != nil {
						f.add("%v\n\tafter %s", err, strings.Join(w.said, ", "))
					}
					ends[path.Base(w.at)] = true
					lines += w.lines
				}
			}
			t.Logf("%d walks in %d languages, %d different static lists, %d lines compared, %d wrong (WENTU_SEED=%x)", walks, len(s.langs), len(ends), lines, f.n, seed)
		})
	}
}

// lister walks once.
type lister struct {
	*site
	lib   *content.Library
	d     *interview.Data
	rnd   *rand.Rand
	at    string
	facts map[string]any // of the case and its first party, as eval reads them
	said  []string
	lines int
}

// walk follows the static form and compares the lists at its end.
func (w *lister) walk(start string, nth int) error {
	session := interview.Session{}
	for w.at = start; len(w.pages[w.at].asks) > 0; {
		p := w.pages[w.at]
		q, ok := w.d.View(interview.Spot{Place: address.ParsePlace(p.rest), Session: session}).(*view.Question)
		if !ok || len(q.Options) != len(p.asks) {
			return fmt.Errorf("%s offers %d answers, and the browser offers others", p.name, len(p.asks))
		}
		i := w.rnd.IntN(len(p.asks))
		if static := p.asks[i]; static.fact != q.Fact || static.value != q.Options[i].Value {
			return fmt.Errorf("%s: the page has %s=%s where the browser has %s=%s", p.name, static.fact, static.value, q.Fact, q.Options[i].Value)
		}
		_, fragment, _ := strings.Cut(q.Options[i].Href, "#")
		next, problems := w.d.ParseFragment(fragment)
		if len(problems) > 0 {
			return fmt.Errorf("the link %s cannot be read: %v", q.Options[i].Href, problems)
		}
		a, _ := next.Get(q.Fact)
		w.facts[q.Fact] = plain(w.some(a.Part))
		session, w.at = next, p.asks[i].to
		w.said = append(w.said, q.Fact+"="+p.asks[i].value)
	}
	own := w.makeUp(w.facts, false) // the first party's, among those of the case
	if err := w.static(w.facts); err != nil {
		return err
	}
	if nth%3 == 2 {
		for _, id := range slices.Sorted(maps.Keys(w.facts)) {
			if w.rnd.IntN(4) == 0 {
				delete(w.facts, id)
				w.said = append(w.said, id+" not known")
			}
		}
	}
	var second map[string]any
	if kind := w.party(); kind != "" && nth%4 == 3 {
		second = make(map[string]any)
		w.makeUp(second, true)
		shared := maps.Clone(w.facts)
		first := make(map[string]any)
		for _, id := range own {
			if v, ok := w.facts[id]; ok {
				first[id] = v
			}
			delete(shared, id)
		}
		shared[kind] = []any{first, second}
		return w.live(shared, second)
	}
	return w.live(w.facts, nil)
}

// some is one of the values that an answer stands for.
func (w *lister) some(p rules.Part) rules.Value {
	if len(p.Values) > 0 && !p.Rest {
		return p.Values[w.rnd.IntN(len(p.Values))]
	}
	return p.Sample()
}

// party is the kind of party that a case may have several of.
func (w *lister) party() string {
	for _, f := range w.d.Set.Facts {
		if f.Party != "" {
			return f.Party
		}
	}
	return ""
}

// makeUp adds an answer to every fact that has none; of a party, to those that each party
// answers. It returns the facts of parties.
func (w *lister) makeUp(facts map[string]any, party bool) []string {
	var own []string
	for i := range w.d.Set.Facts {
		f := &w.d.Set.Facts[i]
		if f.Party != "" {
			own = append(own, f.ID)
		}
		if _, ok := facts[f.ID]; ok || f.ID == rules.AsOf || party && f.Party == "" {
			continue
		}
		facts[f.ID] = w.value(f)
		w.said = append(w.said, fmt.Sprintf("%s=%v", f.ID, facts[f.ID]))
	}
	return own
}

// value is any answer to a fact, as a file of facts has it.
func (w *lister) value(f *rules.Fact) any {
	switch f.Type {
	case rules.TypeYesNo:
		return w.rnd.IntN(2) == 0
	case rules.TypeCountry:
		codes := slices.Sorted(maps.Keys(w.lib.Rules.Countries))
		return codes[w.rnd.IntN(len(codes))]
	case rules.TypeChoices:
		list := []any{}
		for _, v := range f.Values {
			if w.rnd.IntN(2) == 0 {
				list = append(list, v)
			}
		}
		return list
	case rules.TypeChoice:
		return f.Values[w.rnd.IntN(len(f.Values))]
	}
	return []int{0, 9999, 1_000_000, 50_000_000}[w.rnd.IntN(4)]
}

// static compares the lines of the static page whose conditions hold with eval.
func (w *lister) static(raw map[string]any) error {
	facts, err := answer.Facts(w.lib.Rules, "walk", raw, w.d.Today)
	if err != nil {
		return err
	}
	var got []string
	for _, l := range w.pages[w.at].lines {
		holds, err := w.holds(l, facts)
		if err != nil {
			return err
		}
		if holds {
			got = append(got, l.row)
		}
	}
	certain, _, err := w.eval(raw)
	if err != nil {
		return err
	}
	w.lines += len(got)
	return alike("the lines of "+w.at+" whose conditions hold", got, certain)
}

// holds reports whether all that a line states is true. What it states must be the words of
// cells of its row.
func (w *lister) holds(l line, facts []rules.Value) (bool, error) {
	set := w.d.Set
	id, n, _ := strings.Cut(l.row, "#")
	row, err := strconv.Atoi(n)
	if err != nil || set.Decision(id) < 0 {
		return false, fmt.Errorf("%s: the line %q is of no row", w.at, l.row)
	}
	dec := set.Decisions[set.Decision(id)]
	holds := true
	for _, c := range l.conditions {
		at := slices.IndexFunc(dec.Inputs, func(in rules.Input) bool { return w.d.Words.Column(set, &in) == c[0] })
		if at < 0 || w.d.Words.Cell(set, &dec.Inputs[at], &dec.Rows[row-1].Cells[at]) != c[1] {
			return false, fmt.Errorf("%s: the row %s has no cell that says %q: %q", w.at, l.row, c[0], c[1])
		}
		v, err := w.under(dec, at, facts)
		if err != nil {
			return false, err
		}
		holds = holds && w.lib.Rules.Decisions[w.lib.Rules.Decision(id)].Rows[row-1].Cells[at].Holds(v)
	}
	return holds, nil
}

// under is what stands in a column of a table on some facts.
func (w *lister) under(dec *rules.Decision, column int, facts []rules.Value) (rules.Value, error) {
	set := w.lib.Rules
	in := set.Decisions[set.Decision(dec.ID)].Inputs[column]
	if in.Decision >= 0 {
		out := set.Evaluate(in.Decision, facts).Outputs
		if len(out) != 1 {
			return rules.Value{}, fmt.Errorf("%s gives %d results", set.Decisions[in.Decision].ID, len(out))
		}
		return out[0][in.Output], nil
	}
	v := facts[in.Fact]
	if in.Attr != "" {
		v = set.Countries[v.Text()][in.Attr]
	}
	return v, nil
}

// eval gives the rows that apply for certain, and those that may.
func (w *lister) eval(raw map[string]any) (certain, maybe []string, err error) {
	list, err := answer.Collect(w.lib.Rules, &w.d.Goal, "walk", raw, w.d.Today)
	if err != nil {
		return nil, nil, err
	}
	for _, l := range list.Lines {
		row := l.Section + "#" + strconv.Itoa(l.Row)
		if l.Maybe {
			maybe = append(maybe, row)
		} else {
			certain = append(certain, row)
		}
	}
	return certain, maybe, nil
}

// live gives the answers to the browser's code and compares its list with eval.
func (w *lister) live(raw, second map[string]any) error {
	known := w.facts
	var said []string
	add := func(key string, v any, known bool) {
		text := fmt.Sprint(v)
		switch x := v.(type) {
		case nil:
			text = ".u"
		case bool:
			if text = "no"; x {
				text = "yes"
			}
		}
		if !known {
			text = ".u"
		}
		said = append(said, key+"="+text)
	}
	each := func(f *rules.Fact, v any, ok bool, suffix string) {
		if f.Type != rules.TypeChoices {
			add(f.ID+suffix, v, ok)
			return
		}
		list, _ := v.([]any)
		for _, m := range f.Values {
			add(f.ID+"."+m+suffix, slices.Contains(list, any(m)), ok)
		}
	}
	for i := range w.d.Set.Facts {
		f := &w.d.Set.Facts[i]
		if f.ID == rules.AsOf {
			continue
		}
		v, ok := known[f.ID]
		each(f, v, ok, "")
		if second != nil && f.Party != "" {
			each(f, second[f.ID], true, ".2")
		}
	}
	if second != nil {
		said = append(said, w.party()+"=2")
	}
	fragment := strings.Join(said, "&")
	session, problems := w.d.ParseFragment(fragment)
	if len(problems) > 0 {
		return fmt.Errorf("the browser cannot read %s: %v", fragment, problems)
	}
	at := w.d.Next(session)
	v, ok := w.d.View(at).(*view.Checklist)
	if !ok {
		return fmt.Errorf("all is answered, and %s is asked\n\tat %s", at.Place.Path(), fragment)
	}
	var certain, maybe []string
	for _, s := range v.Sections {
		for _, l := range s.Lines {
			if len(l.If) > 0 {
				maybe = append(maybe, l.Row)
			} else {
				certain = append(certain, l.Row)
			}
		}
	}
	w.lines += len(certain) + len(maybe)
	wantCertain, wantMaybe, err := w.eval(raw)
	if err != nil {
		return err
	}
	if err := alike("the browser, of "+fragment+",", sorted(certain), sorted(wantCertain)); err != nil {
		return err
	}
	return alike("the browser, with conditions, of "+fragment+",", sorted(maybe), sorted(wantMaybe))
}

// sorted orders rows: with several parties eval goes by section and then by party, as the
// browser does, but where one section has none of a party's lines they may stand elsewhere.
func sorted(rows []string) []string { return slices.Sorted(slices.Values(rows)) }

func alike(what string, got, want []string) error {
	if slices.Equal(got, want) {
		return nil
	}
	return fmt.Errorf("%s: %s\n\teval has %s", what, strings.Join(got, " "), strings.Join(want, " "))
}
