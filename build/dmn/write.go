package dmn

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"wentu/app/rules"
)

// Write writes the decisions of s as a DMN 1.5 model called name.
func Write(w io.Writer, s *rules.Set, name string) error {
	defs := definitions{
		Xmlns: namespace, XmlnsExt: wentu, Language: feel, Namespace: wentu + "/" + id(name), ID: "model-" + id(name), Name: name,
	}
	for i := range s.Facts {
		f := &s.Facts[i]
		ref, item := typeRef(f)
		if item != nil {
			defs.Items = append(defs.Items, *item)
		}
		in := inputData{ID: factID(f), Name: f.ID, Variable: variable{f.ID, ref}}
		if !f.Inferred {
			x := &factExtension{Type: string(f.Type), Unit: f.Unit, Again: f.Again}
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
		defs.Decisions = append(defs.Decisions, writeDecision(s, d))
	}
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

func factID(f *rules.Fact) string         { return "fact-" + id(f.ID) }
func decisionID(d *rules.Decision) string { return "decision-" + id(d.ID) }

var feelNames = map[rules.Type]string{
	rules.TypeYesNo: "boolean", rules.TypeMoney: "number", rules.TypeNumber: "number", rules.TypeDate: "date", rules.TypeText: "string",
	rules.TypeCountry: "string", rules.TypeTime: "time", rules.TypeDateTime: "date and time",
	rules.TypeDays: "days and time duration", rules.TypeMonths: "years and months duration",
}

// typeRef is the type of a fact in FEEL; a choice has a type of its own with the
// allowed values.
func typeRef(f *rules.Fact) (string, *itemDefinition) {
	switch f.Type {
	case rules.TypeChoice, rules.TypeChoices, rules.TypeList:
		item := &itemDefinition{Name: "t-" + id(f.ID), Collection: f.Type != rules.TypeChoice, TypeRef: "string"}
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

func writeDecision(s *rules.Set, d *rules.Decision) decision {
	out := decision{ID: decisionID(d), Name: d.ID, Variable: variable{Name: d.ID}, Table: &table{ID: "table-" + id(d.ID)}}
	if d.Goal || d.Title != "" {
		out.Extensions = &extensions{DecOut: &decisionExtension{d.Goal, d.Title}}
	}
	t := out.Table
	t.HitPolicy, t.Aggregation = policyXML(d.Hit)
	needed := make(map[string]bool)
	for i, in := range d.Inputs {
		var x input
		x.ID = fmt.Sprintf("%s-in-%d", id(d.ID), i+1)
		x.Expression.Text = in.Name
		var req requirement
		if in.Decision >= 0 {
			req.Decision = &href{"#" + decisionID(s.Decisions[in.Decision])}
		} else {
			x.Expression.TypeRef, _ = typeRef(&s.Facts[in.Fact])
			req.Input = &href{"#" + factID(&s.Facts[in.Fact])}
		}
		t.Inputs = append(t.Inputs, x)
		if key := fmt.Sprint(req.Input, req.Decision, in.Fact, in.Decision); !needed[key] {
			needed[key] = true
			out.Requirements = append(out.Requirements, req)
		}
	}
	for i, o := range d.Outputs {
		x := output{ID: fmt.Sprintf("%s-out-%d", id(d.ID), i+1), Name: o.Name}
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
		x := rule{ID: fmt.Sprintf("%s-rule-%d", id(d.ID), i+1)}
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
