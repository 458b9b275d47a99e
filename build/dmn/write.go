package dmn

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"wentu/app/rules"
)

// Write writes the decisions of s as a model called name, in a version of [Versions].
func Write(w io.Writer, s *rules.Set, name, version string) error {
	day := Versions[version]
	n := make(names)
	defs := definitions{
		Xmlns: omg + day + "/MODEL/", XmlnsExt: wentu, Language: omg + day + "/FEEL/", Namespace: wentu + "/" + id(name), ID: "model-" + id(name), Name: name,
		XmlnsDI: omg + day + "/DMNDI/", XmlnsDC: "http://www.omg.org/spec/DMN/20180521/DC/", XmlnsWay: "http://www.omg.org/spec/DMN/20180521/DI/",
	}
	for i := range s.Facts {
		f := &s.Facts[i]
		ref, item := n.typeRef(f)
		if item != nil {
			defs.Items = append(defs.Items, *item)
		}
		in := inputData{ID: n.fact(f), Name: f.ID, Variable: variable{f.ID, ref}}
		if !f.Inferred {
			x := &factExtension{Type: string(f.Type), Unit: f.Unit, Again: f.Again, Above: f.Above, Below: f.Below}
			if f.Min != nil {
				x.Min = rules.NumberOf(*f.Min).String()
			}
			if f.Max != nil {
				x.Max = rules.NumberOf(*f.Max).String()
			}
			in.Extensions = &extensions{FactOut: x}
		}
		defs.Inputs = append(defs.Inputs, in)
	}
	for _, d := range s.Decisions {
		defs.Decisions = append(defs.Decisions, n.decision(s, d))
	}
	defs.Layout = drawn(s, &defs)
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	enc := xml.NewEncoder(w)
	enc.Indent("", "  ")
	if err := enc.Encode(defs); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}

// id makes an XML name of any text.
func id(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '-' || r == '_' || r == '.' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' {
			return r
		}
		return '_'
	}, s)
}

// names gives every element an id of its own: several names may make the same.
type names map[string]string // kind and name → id

func (n names) id(kind, name string) string {
	key := kind + name
	if have, ok := n[key]; ok {
		return have
	}
	try := kind + id(name)
	for i := 2; n.taken(try); i++ {
		try = fmt.Sprintf("%s%s-%d", kind, id(name), i)
	}
	n[key] = try
	return try
}

func (n names) taken(id string) bool {
	for _, have := range n {
		if have == id {
			return true
		}
	}
	return false
}

func (n names) fact(f *rules.Fact) string { return n.id("fact-", f.ID) }

var feelNames = map[rules.Type]string{
	rules.TypeYesNo: "boolean", rules.TypeMoney: "number", rules.TypeNumber: "number", rules.TypeDate: "date", rules.TypeText: "string",
	rules.TypeCountry: "string", rules.TypeTime: "time", rules.TypeDateTime: "date and time",
	rules.TypeDays: "days and time duration", rules.TypeMonths: "years and months duration",
}

// typeRef is the type of a fact in FEEL; a choice has a type of its own with the
// allowed values.
func (n names) typeRef(f *rules.Fact) (string, *itemDefinition) {
	switch {
	case rules.KindOf(f.Type) == rules.Number && len(f.Values) > 0:
		return n.id("t-", f.ID), &itemDefinition{Name: n.id("t-", f.ID), TypeRef: "number", Allowed: &text{strings.Join(f.Values, ", ")}}
	case f.Type == rules.TypeChoice, f.Type == rules.TypeChoices, f.Type == rules.TypeList:
		item := &itemDefinition{Name: n.id("t-", f.ID), Collection: f.Type != rules.TypeChoice, TypeRef: "string"}
		if len(f.Values) > 0 {
			var vs []string
			for _, v := range f.Values {
				vs = append(vs, quoteFEEL(v))
			}
			item.Allowed = &text{strings.Join(vs, ", ")}
		}
		return item.Name, item
	}
	return feelNames[f.Type], nil
}

func (n names) decision(s *rules.Set, d *rules.Decision) decision {
	own := n.id("decision-", d.ID)
	key := strings.TrimPrefix(own, "decision-")
	out := decision{ID: own, Name: d.ID, Variable: variable{Name: d.ID}, Table: &table{ID: "table-" + key}}
	if d.Goal || d.Title != "" {
		out.Extensions = &extensions{DecOut: &decisionExtension{d.Goal, d.Title}}
	}
	t := out.Table
	t.HitPolicy, t.Aggregation = policyXML(d.Hit)
	needed := make(map[string]bool)
	for i, in := range d.Inputs {
		var x input
		x.ID = fmt.Sprintf("%s-in-%d", key, i+1)
		x.Expression.ID = x.ID + "-expression"
		x.Expression.Text = in.Name
		var req requirement
		if in.Decision >= 0 {
			req.Decision = &href{Href: "#" + n.id("decision-", s.Decisions[in.Decision].ID)}
		} else {
			x.Expression.TypeRef, _ = n.typeRef(&s.Facts[in.Fact])
			req.Input = &href{Href: "#" + n.fact(&s.Facts[in.Fact])}
		}
		t.Inputs = append(t.Inputs, x)
		if what := fmt.Sprint(in.Fact, in.Decision); !needed[what] {
			needed[what] = true
			req.ID = fmt.Sprintf("%s-needs-%d", own, len(needed))
			out.Requirements = append(out.Requirements, req)
		}
	}
	for i, o := range d.Outputs {
		x := output{ID: fmt.Sprintf("%s-out-%d", key, i+1), Name: o.Name}
		if len(o.Values) > 0 {
			var vs []string
			for _, v := range o.Values {
				vs = append(vs, literalFEEL(v))
			}
			x.Values = &text{strings.Join(vs, ", ")}
		}
		if d.Default != nil {
			x.Default = &text{literalFEEL(d.Default[i])}
		}
		t.Outputs = append(t.Outputs, x)
	}
	t.Annotations = []annotation{{"basis"}, {"note"}}
	for i, r := range d.Rows {
		x := rule{ID: fmt.Sprintf("%s-rule-%d", key, i+1)}
		for _, c := range r.Cells {
			x.Inputs = append(x.Inputs, text{toFEEL(c)})
		}
		for _, v := range r.Out {
			x.Outputs = append(x.Outputs, text{literalFEEL(v)})
		}
		x.Annotations = []text{{strings.Join(r.Basis, "; ")}, {r.Note}}
		t.Rules = append(t.Rules, x)
	}
	return out
}

func policyXML(h rules.HitPolicy) (policy, aggregation string) {
	if h.Aggregates() {
		return "COLLECT", strings.ToUpper(strings.TrimPrefix(string(h), "collect-"))
	}
	return strings.ToUpper(strings.ReplaceAll(string(h), "-", " ")), ""
}

// The size of a shape, and how far shapes stand apart.
const (
	shapeWidth, shapeHeight = 180, 80
	stepX, stepY            = 220, 160
)

// drawn lays the model out: facts at the bottom, each decision above what it needs.
func drawn(s *rules.Set, defs *definitions) *layout {
	level := make([]int, len(s.Decisions))
	top := 0
	for d, dec := range s.Decisions {
		level[d] = 1
		for _, in := range dec.Inputs {
			if in.Decision >= 0 {
				level[d] = max(level[d], level[in.Decision]+1)
			}
		}
		top = max(top, level[d])
	}
	l := &layout{}
	l.Diagram.ID = "diagram"
	filled := make([]int, top+1)
	at := make(map[string]point) // id → upper left corner
	put := func(id string, row int) {
		p := point{40 + filled[row]*stepX, 40 + (top-row)*stepY}
		filled[row]++
		at["#"+id] = p
		x := shape{ID: "shape-" + id, Ref: id}
		x.Bounds.Width, x.Bounds.Height, x.Bounds.X, x.Bounds.Y = shapeWidth, shapeHeight, p.X, p.Y
		l.Diagram.Shapes = append(l.Diagram.Shapes, x)
	}
	for _, in := range defs.Inputs {
		put(in.ID, 0)
	}
	for d := range defs.Decisions {
		put(defs.Decisions[d].ID, level[d])
	}
	for _, d := range defs.Decisions {
		for _, r := range d.Requirements {
			from := r.Input
			if from == nil {
				from = r.Decision
			}
			a, b := at[from.Href], at["#"+d.ID]
			l.Diagram.Edges = append(l.Diagram.Edges, edge{"edge-" + r.ID, r.ID, []point{{a.X + shapeWidth/2, a.Y}, {b.X + shapeWidth/2, b.Y + shapeHeight}}})
		}
	}
	return l
}
