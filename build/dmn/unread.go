package dmn

import (
	"encoding/xml"
	"fmt"
	"slices"
	"strings"
)

// taken is what import reads: by element the attributes and elements in it that it makes
// something of, or that say nothing about a decision: ids, how a tool draws the table, what
// the model is called. Everything else in a model is told, see [reader.unread];
// expressionLanguage is looked at by [reader.languages].
var taken = map[string]string{
	"definitions":            "description id name label namespace typeLanguage exporter exporterVersion import itemDefinition inputData decision businessKnowledgeModel decisionService DMNDI extensionElements",
	"itemDefinition":         "description id name label typeRef isCollection allowedValues typeConstraint itemComponent typeLanguage",
	"itemComponent":          "description id name label typeRef isCollection allowedValues typeConstraint itemComponent typeLanguage",
	"allowedValues":          "id text",
	"typeConstraint":         "id text",
	"inputData":              "description id name label variable extensionElements",
	"variable":               "id name label typeRef",
	"decision":               "description id name label question allowedAnswers variable informationRequirement decisionTable literalExpression extensionElements",
	"informationRequirement": "id label requiredInput requiredDecision",
	"requiredInput":          "href",
	"requiredDecision":       "href",
	"decisionTable":          "description id label typeRef hitPolicy aggregation preferredOrientation outputLabel input output annotation rule",
	"input":                  "description id label inputExpression inputValues",
	"inputExpression":        "description id label typeRef text",
	"inputValues":            "id text",
	"output":                 "description id name label typeRef outputValues defaultOutputEntry",
	"outputValues":           "id text",
	"defaultOutputEntry":     "id text typeRef",
	"annotation":             "id name",
	"rule":                   "description id inputEntry outputEntry annotationEntry",
	"inputEntry":             "id text",
	"outputEntry":            "id text typeRef",
	"annotationEntry":        "text",
	"text":                   "",
}

// toldElsewhere are elements whose own reader says that nothing of them is read.
var toldElsewhere = []string{"import", "businessKnowledgeModel", "decisionService", "DMNDI"}

// left is what import makes nothing of: how often it stands in the model, and where first.
type left struct {
	name string
	n    int
	line int
	text string // what the first one says
}

// unread tells what of a model import makes nothing of, each kind of element or attribute
// once, with the line of the first.
func (m *reader) unread(dec *xml.Decoder) {
	var path []string
	var all []*left
	var programs []string // what other programs put into the model
	first := 0            // the line of that
	other := func(name string) {
		if line, _ := dec.InputPos(); first == 0 {
			first = line
		}
		if !slices.Contains(programs, name) {
			programs = append(programs, name)
		}
	}
	add := func(name, text string) *left {
		i := slices.IndexFunc(all, func(l *left) bool { return l.name == name })
		if i < 0 {
			line, _ := dec.InputPos()
			all = append(all, &left{name: name, line: line, text: text})
			i = len(all) - 1
		}
		all[i].n++
		return all[i]
	}
	for {
		t, err := dec.Token()
		if err != nil {
			break // at the end: it was read already
		}
		switch t := t.(type) {
		case xml.EndElement:
			path = path[:len(path)-1]
		case xml.StartElement:
			name, in := t.Name.Local, ""
			if len(path) > 0 {
				in = path[len(path)-1]
			}
			line, _ := dec.InputPos()
			known := in == "" || slices.Contains(strings.Fields(taken[in]), name)
			switch {
			case known && name == "extensionElements":
				others(dec, other)
			case !known || slices.Contains(toldElsewhere, name):
				text := content(dec, t)
				if !known {
					l := add(fmt.Sprintf("<%s>", name), text)
					if l.n == 1 {
						l.line = line
					}
				}
			default:
				path = append(path, name)
				for _, a := range t.Attr {
					switch {
					case a.Name.Space == "xmlns" || a.Name.Local == "xmlns" || a.Name.Space == schemaInstance || a.Name.Local == "expressionLanguage" || strings.TrimSpace(a.Value) == "":
					case a.Name.Space != "":
						other(a.Name.Local)
					case !slices.Contains(strings.Fields(taken[name]), a.Name.Local):
						add(fmt.Sprintf("%s of <%s>", a.Name.Local, name), a.Value)
					}
				}
			}
		}
	}
	if first > 0 {
		m.rep.Warnf("dmn", m.file, first, 0, "nothing is lost where only that program needs it", "what another program keeps in the model for itself is not kept: %s", strings.Join(programs, ", "))
	}
	for _, l := range all {
		m.rep.Warnf("dmn", m.file, l.line, 0, "look whether it says something that the tables must have, and write it into them", "%s is not kept (%d of them in the model): %q", l.name, l.n, l.text)
	}
}

const schemaInstance = "http://www.w3.org/2001/XMLSchema-instance"

// others tells what tools put into a model for themselves, Wentu's own apart.
func others(dec *xml.Decoder, other func(name string)) {
	for {
		t, err := dec.Token()
		if err != nil {
			return
		}
		switch t := t.(type) {
		case xml.EndElement:
			return
		case xml.StartElement:
			content(dec, t)
			if t.Name.Space != wentu {
				other(t.Name.Local)
			}
		}
	}
}

// mostText is how much of what is not kept a finding repeats.
const mostText = 60

// content reads to the end of an element and gives the texts in it, or its attributes.
func content(dec *xml.Decoder, start xml.StartElement) string {
	var words []string
	for _, a := range start.Attr {
		if a.Name.Local == "name" || a.Name.Local == "href" || a.Name.Local == "locationURI" {
			words = append(words, a.Value)
		}
	}
	for depth := 1; depth > 0; {
		t, err := dec.Token()
		if err != nil {
			break
		}
		switch t := t.(type) {
		case xml.StartElement:
			depth++
			for _, a := range t.Attr {
				if a.Name.Local == "href" {
					words = append(words, a.Value)
				}
			}
		case xml.EndElement:
			depth--
		case xml.CharData:
			words = append(words, string(t))
		}
	}
	text := []rune(oneLine(strings.Join(words, " ")))
	if len(text) > mostText {
		text = append(text[:mostText], '…')
	}
	return string(text)
}

// prose is what a decision says beside its table, as the text of its file.
func (m *reader) prose(d *decision) string {
	var b strings.Builder
	para := func(label, s string) {
		if s = oneLine(s); s == "" {
			return
		}
		if label != "" {
			s = label + ": " + s
		}
		b.WriteString(shown(s) + "\n\n")
	}
	if oneLine(d.Label) != d.Name {
		para("", d.Label)
	}
	para("", d.About)
	para("Question", d.Question)
	para("Allowed answers", d.Answers)
	if t := d.Table; t != nil {
		if oneLine(t.Label) != d.Name {
			para("", t.Label)
		}
		para("", t.About)
		for i := range t.Inputs {
			in := &t.Inputs[i]
			column(&b, oneLine(in.Expression.Text), in.Label, in.Expression.Label, in.About, in.Expression.About)
		}
		if l := oneLine(t.OutputLabel); l != "" && len(t.Outputs) == 1 {
			column(&b, "→ "+outputName(d, &t.Outputs[0]), l)
		}
		for i := range t.Outputs {
			o := &t.Outputs[i]
			column(&b, "→ "+outputName(d, o), o.Label, o.About)
		}
	}
	return b.String()
}

// outputName is the name of an output column.
func outputName(d *decision, o *output) string {
	if name := oneLine(o.Name); name != "" {
		return name
	}
	return d.Name
}

// column says what a model calls a column, where that is more than its name.
func column(b *strings.Builder, name string, texts ...string) {
	said := []string{strings.TrimPrefix(name, "→ "), ""}
	var more []string
	for _, s := range texts {
		if s = oneLine(s); !slices.Contains(said, s) {
			said, more = append(said, s), append(more, s)
		}
	}
	if len(more) > 0 {
		b.WriteString(shown(name+": "+strings.Join(more, "; ")) + "\n\n")
	}
}

// shown writes words as Markdown that shows them as they are.
func shown(s string) string {
	var b strings.Builder
	if n := len(s) - len(strings.TrimLeft(s, "0123456789")); n > 0 && n < len(s) && strings.IndexByte(".)", s[n]) >= 0 {
		b.WriteString(s[:n] + "\\") // it begins no list
		s = s[n:]
	}
	for i, r := range s {
		switch {
		case r == '@', r == ':' && i+1 < len(s) && s[i+1] != ' ': // https://, :name:
			b.WriteByte('\\')
		case strings.ContainsRune("\\`*_[]<>|~$^=&{}", r), i == 0 && strings.ContainsRune("#+-:!>", r):
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// said is what a type says of itself, where that is more than its name.
func said(item *itemDefinition, name string) string {
	var label string
	if l := oneLine(item.Label); l != name {
		label = l
	}
	return paragraphs(label, oneLine(item.About))
}

// about is what an input datum says of itself, where that is more than its name.
func (m *reader) about(in *inputData) string {
	if oneLine(in.Label) == oneLine(in.Name) {
		return oneLine(in.About)
	}
	return paragraphs(oneLine(in.Label), oneLine(in.About))
}

// paragraphs puts texts below each other, those that are empty left out.
func paragraphs(texts ...string) string {
	return strings.Join(slices.DeleteFunc(texts, func(s string) bool { return s == "" }), "\n")
}

// undescribed tells what types say that no fact has.
func (m *reader) undescribed(items []itemDefinition) {
	for i := range items {
		item := &items[i]
		if text := said(item, oneLine(item.Name)); text != "" && !m.described[item] {
			m.rep.Warnf("dmn", m.file, 0, 0, "write it into the text of the decision that it belongs to", "what the type %q says is not kept, as no fact has it: %q", item.Name, text)
		}
		m.undescribed(item.Components)
	}
}
