package changes

import (
	_ "embed"
	"html/template"
	"io"

	"wentu/build/report"
)

//go:embed changes.html
var page string

// Sheet is what stands on the page besides the changes.
type Sheet struct {
	Lang, Dir string
	Was, Is   any // the names of the states, each a string or a text
	Day       string
	*Changes
}

// Write writes the page in the language of findings l.
func (s *Sheet) Write(w io.Writer, l *report.Tongue) error {
	words := map[string]report.Text{
		"title": report.Say("What changes for whom"), "between": report.Say("between %s and %s, by the law of %s", s.Was, s.Is, s.Day),
		"rules": report.Say("Rules"), "gone": report.Say("until now"), "new": report.Say("from now on"),
		"rule": report.Say("rule"), "row": report.Say("row"), "basis": report.Say("basis"),
		"results": report.Say("Results"), "of": report.Say("worked cases that come out otherwise: %d", len(s.Results)),
		"case": report.Say("case"), "facts": report.Say("facts"), "before": report.Say("before"), "after": report.Say("after"),
		"pages": report.Say("Pages"), "where": report.Say("where"), "number": report.Say("number"), "names": report.Say("which"),
		"translate": report.Say("To be translated"), "texts": report.Say("texts"), "messages": report.Say("messages"),
		"none": report.Say("nothing"), "sign": report.Say("Checked and approved"),
		"drafted": report.Say("drafted by"), "checked": report.Say("checked against the law by"), "approved": report.Say("approved by"), "date": report.Say("date"),
		"limits": report.Say("Results are those of the worked cases; a change that no worked case shows is in the rules alone."),
	}
	t, err := template.New("changes").Funcs(template.FuncMap{"say": func(key string) string { return words[key].In(l) }}).Parse(page)
	if err != nil {
		return err
	}
	return t.Execute(w, s)
}
