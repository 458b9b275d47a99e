package interview

import (
	"wentu/app/address"
	"wentu/app/rules"
	"wentu/app/view"
)

// questions are the variables that an interview may ask, each once, in the order in which it asks:
// those of the diagram, then those beyond it.
func (l *Logic) questions() []*rules.Var {
	var out []*rules.Var
	seen := make(map[string]bool)
	for _, g := range append([]*rules.Diagram{l.Diagram}, l.laterDiagrams()...) {
		for v := range g.Vars {
			if x := &g.Vars[v]; !seen[l.key(x)] && l.Set.Facts[x.Fact].ID != rules.AsOf {
				seen[l.key(x)] = true
				out = append(out, x)
			}
		}
	}
	return out
}

// laterDiagrams are those of the sections, where there are sections.
func (l *Logic) laterDiagrams() []*rules.Diagram {
	if !l.Goal.Collects() {
		return nil
	}
	return l.sectionDiagrams()
}

// Sheet is all questions of the interview, on one page.
func (d *Data) Sheet() *view.Sheet {
	out := &view.Sheet{}
	for _, x := range d.questions() {
		f := &d.Set.Facts[x.Fact]
		field := view.Field{Key: d.key(x), Label: d.Words.Question(f, x.Member)}
		if x.Member == "" {
			field.Input = d.input(f, Answer{})
		}
		if field.Input == nil {
			for _, o := range d.options(nil, x, f) {
				field.Options = append(field.Options, view.Option{
					Value: encode(Answer{Part: o}), Label: d.optionWords(x, f, &o), Group: d.optionNote(x, f, &o, groupKey),
				})
			}
			field.Options = append(field.Options, view.Option{Value: encode(Answer{Unknown: true}), Label: d.Words.T("word.unknown")})
		}
		out.Fields = append(out.Fields, field)
	}
	return out
}

// Enter adds the answer to a field of a sheet, chosen or typed. What is wrong with it is said in the
// visitor's words.
func (d *Data) Enter(s Session, key, text string) (Session, string) {
	k := d.parse(key)
	if k.fact < 0 || text == "" {
		return s, ""
	}
	if f := &d.Set.Facts[k.fact]; k.member == "" && d.input(f, Answer{}) != nil {
		return d.Answer(s, key, text)
	}
	chosen, problems := d.ParseFragment(key + "=" + text)
	a, ok := chosen.Get(key)
	if !ok {
		return s, problems[0]
	}
	return s.with(key, a), ""
}

// Matter are the questions without an answer that can still change something, by key.
func (d *Data) Matter(s Session) map[string]bool {
	out := make(map[string]bool)
	add := func(g *rules.Diagram, roots ...rules.Ref) {
		for _, v := range d.walk(g, s).Reach(roots...).Open {
			out[d.key(&g.Vars[v])] = true
		}
	}
	add(d.Diagram, d.Diagram.Roots[0])
	for _, g := range d.laterDiagrams() {
		add(g, g.Roots...)
	}
	return out
}

// linesShown is how many lines a verdict names.
const linesShown = 6

// Verdict is what the answers of a sheet come to.
func (d *Data) Verdict(at address.Place, s Session) *view.Verdict {
	next := d.Next(s)
	v := &view.Verdict{Href: d.href(at, next), Title: view.Official{Name: d.Title(next)}}
	p := next.Place
	switch p.Kind {
	case address.Question:
		v.Next = d.key(&d.Diagram.Vars[d.Diagram.Nodes[d.nodeAt[p.Name]].Var])
	case address.Fact:
		v.Next = p.Name
	}
	switch {
	case d.Goal.Collects():
		for _, section := range d.list(at, s).Sections {
			for _, l := range section.Lines {
				if l.If == nil {
					v.Lines = append(v.Lines, l.Text)
				}
			}
		}
	case p.Kind == address.Result:
		v.Title.Zh = d.outcome(d.leafAt[p.Name]).Zh
		for _, n := range d.notes(p, s) {
			v.Lines = append(v.Lines, n.Text)
		}
	default:
		v.Left = d.count("outcomes", len(d.walk(d.Diagram, s).Reach(d.Diagram.Roots[0]).Leaves))
	}
	if n := len(v.Lines) - linesShown; n > 0 {
		v.Lines, v.More = v.Lines[:linesShown], d.Words.Count("word.more", n)
	}
	return v
}
