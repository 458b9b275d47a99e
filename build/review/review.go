// Package review puts all results of an interview, or all its lists, on one page for those
// who check them: what each says, the facts that lead there, and the worked cases that end
// there.
package review

import (
	_ "embed"
	"html/template"
	"io"
	"regexp"
	"strings"

	"wentu/app/address"
	"wentu/app/interview"
	"wentu/app/view"
	"wentu/build/report"
)

//go:embed review.html
var page string

// Sheet is the page: the results of an interview in one language.
type Sheet struct {
	Lang, Dir string
	Name      string // of the interview
	Day       string // whose law holds
	Entries   []Entry
}

// Entry is a result or a list.
type Entry struct {
	ID, Title, Zh, Mark, Appeal string
	Courts                      []string
	Facts                       []view.Known // that all who come here have in common
	Text                        template.HTML
	Notes                       []Note
	Sections                    []Section
	Cases                       []Case
}

// Note is advice beside a result.
type Note struct{ Text, Basis string }

// Section is a part of a list.
type Section struct {
	Title string
	Lines []Line
}

// Line is an entry of a list, with what must hold for it.
type Line struct {
	Text, Zh, Mark, Basis string
	If                    []view.Pair
	Body                  template.HTML
}

// Case is a worked case.
type Case struct{ ID, Title string }

// links are taken away, for their pages do not lie beside the sheet, and so are anchors, which
// many texts have in common.
var links = regexp.MustCompile(`</?a(?: [^>]*)?>| id="[^"]*"`)

func text(parts ...view.HTML) template.HTML {
	var b strings.Builder
	for _, p := range parts {
		b.WriteString(links.ReplaceAllString(string(p), ""))
	}
	return template.HTML(b.String()) // compiled from the content, without raw HTML
}

func basis(cites []view.Cite) string {
	var out []string
	for _, c := range cites {
		out = append(out, c.Label)
	}
	return strings.Join(out, "; ")
}

// Of gathers the results of an interview, each with the worked cases that end there, by the
// name of its page.
func Of(d *interview.Data, name, day string, cases map[string][]Case) *Sheet {
	s := &Sheet{Lang: d.Lang, Dir: d.Dir, Name: name, Day: day}
	for _, leaf := range d.Leaves {
		e := Entry{ID: leaf, Cases: cases[leaf]}
		switch v := d.View(interview.Spot{Place: address.Place{Goal: d.Goal.ID, Kind: address.Result, Name: leaf}}).(type) {
		case *view.Result:
			e.result(v)
		case *view.Checklist:
			e.list(v)
		}
		s.Entries = append(s.Entries, e)
	}
	return s
}

func (e *Entry) result(v *view.Result) {
	e.Title, e.Zh, e.Mark, e.Facts = v.Title.Name, v.Title.Zh, v.Mark, v.Known
	for _, c := range v.Courts {
		e.Courts = append(e.Courts, c.Name)
	}
	if v.Appeal != nil {
		e.Appeal = v.Appeal.Name
	}
	e.Text = text(v.Meaning.Means, v.Meaning.Next, v.Meaning.Unsure)
	for _, n := range v.Notes {
		e.Notes = append(e.Notes, Note{n.Text, basis(n.Cites)})
	}
}

func (e *Entry) list(v *view.Checklist) {
	e.Facts = v.Known
	var title []string
	for _, k := range v.Known {
		title = append(title, k.Value)
	}
	if e.Title = strings.Join(title, " · "); e.Title == "" {
		e.Title = v.Title
	}
	for _, s := range v.Sections {
		sec := Section{Title: s.Title}
		for _, l := range s.Lines {
			sec.Lines = append(sec.Lines, Line{Text: l.Text, Zh: l.Zh, Mark: l.Mark, Basis: basis(l.Cites), If: l.If, Body: text(l.Body)})
		}
		e.Sections = append(e.Sections, sec)
	}
}

// Write writes the page, its own words in the language of findings l.
func (s *Sheet) Write(w io.Writer, l *report.Tongue) error {
	words := map[string]report.Text{
		"title": report.Say("%s: all results, to be checked", s.Name), "law": report.Say("by the law of %s: %d results", s.Day, len(s.Entries)),
		"facts": report.Say("what all who come here have answered"), "appeal": report.Say("appeals go to"), "notes": report.Say("to bear in mind"),
		"only": report.Say("only if"), "cases": report.Say("worked cases that end here"),
		"checked": report.Say("checked against the law by"), "approved": report.Say("approved by"), "date": report.Say("date"),
	}
	t, err := template.New("review").Funcs(template.FuncMap{"say": func(key string) string { return words[key].In(l) }}).Parse(page)
	if err != nil {
		return err
	}
	return t.Execute(w, s)
}
