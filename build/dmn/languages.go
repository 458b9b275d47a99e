package dmn

import (
	"encoding/xml"
	"slices"
	"strings"

	"wentu/build/report"
)

// written are the elements that hold a text in the expression language.
var written = []string{"inputExpression", "inputEntry", "outputEntry", "defaultOutputEntry", "inputValues", "outputValues", "allowedValues", "typeConstraint"}

// languages names what a model takes from other models, and what it writes in another
// language than FEEL, by element and line: types and names are read all the same, which may
// be right; a decision with anything else in it is refused.
func (m *reader) languages(dec *xml.Decoder) {
	var path []string
	var inherited []string // the expression language, of each element of the path
	var d *decision
	decisions, column := 0, "" // column is what an input expression is written in, where that is not FEEL
	for {
		t, err := dec.Token()
		if err != nil {
			return // at the end: it was read already
		}
		switch t := t.(type) {
		case xml.EndElement:
			path, inherited = path[:len(path)-1], inherited[:len(inherited)-1]
			if t.Name.Local == "inputExpression" {
				column = ""
			}
			if len(path) == 1 {
				d = nil
			}
		case xml.CharData:
			if column != "" && path[len(path)-1] == "text" {
				m.column(d, column, string(t))
			}
		case xml.StartElement:
			name := t.Name.Local
			m.line, _ = dec.InputPos()
			if len(path) == 1 && name == "decision" && decisions < len(m.defs.Decisions) {
				d = &m.defs.Decisions[decisions]
				decisions++
			}
			lang := attr(t, "expressionLanguage")
			if lang == "" && len(inherited) > 0 {
				lang = inherited[len(inherited)-1]
			}
			path, inherited = append(path, name), append(inherited, lang)
			if types := attr(t, "typeLanguage"); !isFEEL(types) {
				m.rep.Warnf("dmn", m.file, m.line, 0, "compare the types of the facts with the model's, and write FEEL there", "element %q: its types are written in %q, and only FEEL's are read", name, types)
			}
			switch {
			case len(path) == 2 && name == "import":
				m.imported(t)
			case len(path) == 2 && (name == "businessKnowledgeModel" || name == "decisionService"):
				m.rep.Warnf("dmn", m.file, m.line, 0, "nothing is lost where no table calls it; a table that does is refused", "element %q is not read: %q", name, attr(t, "name"))
			case isFEEL(lang) || !slices.Contains(written, name):
			case d == nil:
				m.rep.Warnf("dmn", m.file, m.line, 0, "compare what is allowed with the model, and write FEEL there", "element %q is written in %q, and only FEEL is read", name, lang)
			case name == "inputExpression":
				column = lang
			default:
				m.otherLanguage(d, name, lang)
			}
		}
	}
}

func attr(e xml.StartElement, name string) string {
	i := slices.IndexFunc(e.Attr, func(a xml.Attr) bool { return a.Name.Local == name && a.Name.Space == "" })
	if i < 0 {
		return ""
	}
	return strings.TrimSpace(e.Attr[i].Value)
}

// isFEEL reports whether a language is FEEL, which tools name in many ways, or is not named.
func isFEEL(lang string) bool {
	return lang == "" || strings.Contains(strings.ToLower(lang), "feel")
}

// column takes a column's expression in another language where it is a name, which is the
// same in all of them.
func (m *reader) column(d *decision, lang, text string) {
	switch {
	case strings.TrimSpace(text) == "":
	case isName(oneLine(text)) && !strings.ContainsAny(text, ".!&:;$#'"):
		m.rep.Warnf("dmn", m.file, m.line, 0, "write FEEL there", "element %q is written in %q; as it is a name, it is read", "inputExpression", lang)
	default:
		m.otherLanguage(d, "inputExpression", lang)
	}
}

// otherLanguage refuses a decision once.
func (m *reader) otherLanguage(d *decision, element, lang string) {
	if !m.refused[d.Name] {
		m.errorf(report.Say("decision %q", d.Name), "write it in FEEL, in the tool that made the model", "element %q is written in %q, and only FEEL is read", element, lang)
	}
	m.refused[d.Name] = true
}

// imported names what is taken from another file.
func (m *reader) imported(e xml.StartElement) {
	what := attr(e, "name")
	for _, a := range []string{"locationURI", "namespace"} {
		if at := attr(e, a); at != "" {
			m.imports = append(m.imports, at)
			what = strings.TrimSpace(what + " " + at)
		}
	}
	m.rep.Warnf("dmn", m.file, m.line, 0, "import that file by itself, or copy what is needed of it into this model", "element %q: %q is another file, of which nothing is read", "import", what)
}

// elsewhere reports whether a reference leads to another model.
func (m *reader) elsewhere(h *href) bool {
	file, _, ok := strings.Cut(h.Href, "#")
	return ok && file != "" && file != m.defs.Namespace && slices.Contains(m.imports, file)
}
