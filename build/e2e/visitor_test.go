package e2e

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"wentu/app/address"

	"wentu/app/interview"
	"wentu/app/rules"
	"wentu/app/view"
	"wentu/build/answer"
	"wentu/build/built"
	"wentu/build/content"
	"wentu/build/report"
)

// data is the finder's own data in a language, as the browser gets it.
func data(t testing.TB, lang string) *interview.Data {
	t.Helper()
	return interviewOf(t, address.Finder, lang)
}

// interviewOf is an interview in a language, as the browser reads it.
func interviewOf(t testing.TB, goal, lang string) *interview.Data {
	t.Helper()
	interviews.Lock()
	defer interviews.Unlock()
	at := goal + "/" + lang
	if d := interviews.m[at]; d != nil {
		return d
	}
	d, err := built.Interview(site.dir, goal, lang)
	if err != nil {
		t.Fatal(err)
	}
	interviews.m[at] = d
	return d
}

var interviews = struct {
	sync.Mutex
	m map[string]*interview.Data
}{m: make(map[string]*interview.Data)}

var library = sync.OnceValue(func() *content.Library {
	return content.Load(os.DirFS(filepath.Join("..", "..")), langs, &report.Report{})
})

func worked() []content.Case { return library().Cases }

// goals are the interviews, in the order of the site.
func goals() (out []string) {
	for _, g := range library().GoalsInOrder() {
		out = append(out, g.ID)
	}
	return out
}

// visitor answers the questions as a worked case of the content has it.
type visitor struct {
	*content.Case
	t     testing.TB
	d     *interview.Data // in any language: answers are written the same in all
	facts []rules.Value
}

// visitorOf is the visitor of a worked case.
func visitorOf(t testing.TB, id string) *visitor {
	t.Helper()
	all := worked()
	i := slices.IndexFunc(all, func(c content.Case) bool { return c.ID == id })
	if i < 0 {
		t.Fatalf("the content has no worked case %s", id)
	}
	v := &visitor{Case: &all[i], t: t, d: data(t, langs[0])}
	var err error
	if v.facts, err = answer.Facts(v.d.Set, v.Case.File, v.Case.Facts, v.d.Today); err != nil {
		t.Fatal(err)
	}
	return v
}

// choose picks, of the answers offered to a question, the one that fits the facts. A
// question that the case says nothing about does not matter to it.
func (v *visitor) choose(fact string, offered []string) string {
	v.t.Helper()
	for _, value := range offered {
		s, problems := v.d.ParseFragment(fact + "=" + value)
		a, ok := s.Get(fact)
		if !ok {
			v.t.Fatalf("the answer %s=%s cannot be read: %v", fact, value, problems)
		}
		if known := v.value(fact); known.IsNull() || a.Part.Holds(known) {
			return value
		}
	}
	v.t.Fatalf("no answer to %s fits %s: %v", fact, v.value(fact), offered)
	return ""
}

// value is the answer to a question, null where the case does not say.
func (v *visitor) value(fact string) rules.Value {
	if i := v.d.Set.Fact(fact); i >= 0 {
		return v.facts[i]
	}
	id, member := fact[:strings.LastIndexByte(fact, '.')], fact[strings.LastIndexByte(fact, '.')+1:]
	list := v.facts[v.d.Set.Fact(id)]
	if list.IsNull() {
		return list
	}
	return rules.BoolOf(slices.ContainsFunc(list.Items(), rules.StringOf(member).Equal))
}

// way is the whole walk: the answers of each step, as the address has them, and the
// place that they lead to.
type step struct {
	Fact, Value string
	Question    address.Place
	Fragment    string // with this answer
	Next        address.Place
}

func (v *visitor) way() []step {
	v.t.Helper()
	var steps []step
	s := v.day()
	for at := v.d.Next(s).Place; at.Kind == address.Question; {
		q := v.d.View(interview.Spot{Place: at, Session: s}).(*view.Question)
		var offered []string
		for _, o := range q.Options {
			offered = append(offered, o.Value)
		}
		st := step{Fact: q.Fact, Value: v.choose(q.Fact, offered), Question: at}
		f := v.d.Fragment(s)
		if f != "" {
			f += "&"
		}
		s, _ = v.d.ParseFragment(f + st.Fact + "=" + st.Value)
		at = v.d.Next(s).Place
		st.Fragment, st.Next = v.d.Fragment(s), at
		steps = append(steps, st)
		if len(steps) > 60 {
			v.t.Fatal("the walk does not end")
		}
	}
	return steps
}

// day is the session of a visitor who has chosen the day as of which he asks, where the
// case names one.
func (v *visitor) day() interview.Session {
	if _, named := v.Facts[rules.AsOf]; !named {
		return interview.Session{}
	}
	return v.session(rules.AsOf + "=" + v.facts[v.d.Set.Fact(rules.AsOf)].String())
}

// session reads the answers of an address, all of which must be readable.
func (v *visitor) session(fragment string) interview.Session {
	v.t.Helper()
	s, problems := v.d.ParseFragment(fragment)
	if len(problems) > 0 {
		v.t.Fatalf("%s: %v", fragment, problems)
	}
	return s
}

// end is the last step of the way, which leads to the result.
func (v *visitor) end() step {
	v.t.Helper()
	way := v.way()
	if len(way) == 0 || way[len(way)-1].Next.Kind != address.Result {
		v.t.Fatalf("case %s does not lead to a result", v.ID)
	}
	return way[len(way)-1]
}

// outcome is the result in words.
func (v *visitor) outcome(lang string) interview.Outcome {
	v.t.Helper()
	id, _ := v.Expect["outcome"].(string)
	o, ok := data(v.t, lang).Outcomes[id]
	if !ok {
		v.t.Fatalf("case %s expects an unknown outcome: %v", v.ID, v.Expect)
	}
	return o
}

// page is the address of a page of an interview.
func addressOf(lang string, at address.Place, fragment string) string {
	u := site.base + lang + "/" + at.Path()
	if fragment != "" {
		u += "#" + fragment
	}
	return u
}

// answers reads answers from the part of an address behind #, by question.
func answers(fragment string) map[string]string {
	m := make(map[string]string)
	for pair := range strings.SplitSeq(fragment, "&") {
		if k, val, ok := strings.Cut(pair, "="); ok {
			m[k] = val
		}
	}
	return m
}

// option is the selector of an answer on a question page.
func option(value string) string {
	b, _ := json.Marshal(value) // CSS strings are quoted alike
	return ".options a[data-value=" + string(b) + "]"
}

// asked is what a question page asks, and the answers that it offers.
func (p *tab) asked() (fact string, offered []string) {
	p.t.Helper()
	q := eval[struct {
		Fact    string
		Offered []string
	}](p, `() => {
		const all = [...document.querySelectorAll("main.question .options a")];
		return {Fact: all.length ? all[0].dataset.fact : "", Offered: all.map((a) => a.dataset.value)};
	}`)
	return q.Fact, q.Offered
}

// walk answers question after question until there is none, and returns the facts
// that were asked.
func (p *tab) walk(v *visitor) (asked []string) {
	p.t.Helper()
	for range 60 {
		fact, offered := p.asked()
		if fact == "" {
			return asked
		}
		asked = append(asked, fact)
		p.follow(option(v.choose(fact, offered)))
	}
	p.t.Fatalf("the walk does not end\n%s", p.where())
	return nil
}

// walkTo answers the questions before the one that asks the fact.
func (p *tab) walkTo(v *visitor, want string) {
	p.t.Helper()
	for range 60 {
		fact, offered := p.asked()
		if fact == want {
			return
		}
		if fact == "" {
			break
		}
		p.follow(option(v.choose(fact, offered)))
	}
	p.t.Fatalf("case %s is never asked for %s\n%s", v.ID, want, p.where())
}

// before are the answers that lead to the question of a step.
func (v *visitor) before(s step) string {
	v.t.Helper()
	a := answers(s.Fragment)
	delete(a, s.Fact)
	var parts []string
	for fact, value := range a {
		parts = append(parts, fact+"="+value)
	}
	return v.d.Fragment(v.session(strings.Join(parts, "&")))
}
