package interview

import (
	"bytes"
	"errors"

	"wentu/app/leanjson"
	"wentu/app/rules"
	"wentu/app/view"
	"wentu/app/wording"
)

// Compiled data is two files: the logic, which is the same in every language, and the
// words of one language. Each holds documents of JSON, every one in pieces, a line each
// and small enough to be decoded between two touches on a slow phone; an empty line ends
// a document. The browser decodes the first ones when it starts, and the others while
// nothing else is to do, or when there is a result to show.

// logicHead is what the first question needs.
type logicHead struct {
	Goal      Goal            `json:"goal"`
	Facts     []rules.Fact    `json:"facts"`
	Countries rules.Countries `json:"countries,omitempty"`
	Today     rules.Value     `json:"today,omitzero"`
	Nodes     []string        `json:"nodes"`
	Leaves    []string        `json:"leaves"`
	Known     []string        `json:"known"`
}

type wordsHead struct {
	Lang     string             `json:"lang"`
	Dir      string             `json:"dir"`
	Outcomes map[string]Outcome `json:"outcomes"`
	Check    view.HTML          `json:"check,omitempty"`
	File     view.Link          `json:"file,omitzero"`
	Also     []view.Link        `json:"also,omitempty"`
	Steps    []Steps            `json:"steps,omitempty"`
}

// Read makes an interview of the two files. Between two pieces it calls pause, nil
// for nothing, so that a page stays alive meanwhile. What it returns is for one
// goroutine: the rest is decoded when it is asked for.
func Read(logic, words []byte, pause func()) (*Data, error) {
	l, w := split(logic), split(words)
	if len(l) != 5 || len(w) != 5 {
		return nil, errors.New("the data of the interview is cut off")
	}
	var head logicHead
	var say wordsHead
	d := &Data{Logic: &Logic{Diagram: &rules.Diagram{}}, Words: make(wording.Catalogue)}
	for _, doc := range []struct {
		lines document
		into  any
	}{{l[0], &head}, {l[1], d.Diagram}, {w[0], &say}, {w[1], &d.Words}} {
		for len(doc.lines) > 0 {
			if err := doc.lines.next(doc.into); err != nil {
				return nil, err
			}
			if pause != nil {
				pause()
			}
		}
	}
	d.Goal, d.Today, d.Nodes, d.Leaves, d.Known = head.Goal, head.Today, head.Nodes, head.Leaves, head.Known
	d.Set = &rules.Set{Facts: head.Facts, Countries: head.Countries}
	d.Lang, d.Dir, d.Outcomes, d.Check, d.File, d.Also, d.Steps = say.Lang, say.Dir, say.Outcomes, say.Check, say.File, say.Also, say.Steps
	d.Logic.late = lateLogic{l[2], l[3], l[4]}
	d.late = lateWords{w[2], w[3], w[4]}
	return d, d.Prepare()
}

// document is the pieces of a document that are still to be decoded.
type document [][]byte

func split(file []byte) (docs []document) {
	for text := range bytes.SplitSeq(bytes.TrimSuffix(file, []byte("\n\n")), []byte("\n\n")) {
		docs = append(docs, bytes.Split(text, []byte{'\n'}))
	}
	return docs
}

// next decodes a piece of an object into what has the pieces before it.
func (doc *document) next(into any) error {
	raw := (*doc)[0]
	*doc = (*doc)[1:]
	return leanjson.Unmarshal(raw, into)
}

// more decodes a piece of a document that had to wait. The file is named by its hash and
// came whole, so it can be read; if not, the page stays as it is.
func (doc *document) more(into any) {
	if err := doc.next(into); err != nil {
		panic("interview: " + err.Error())
	}
}

// moreOf decodes a piece of a list behind those before it.
func moreOf[T any](doc *document, list *[]T) {
	var some []T
	doc.more(&some)
	*list = append(*list, some...)
}

// Ahead decodes a piece of what was put off, and reports whether there was any.
func (d *Data) Ahead() bool {
	switch {
	case len(d.Logic.late.decisions) > 0:
		d.moreTables()
	case len(d.Logic.late.notes) > 0:
		d.Logic.late.notes.more(&d.Notes)
	case len(d.Logic.late.sections) > 0:
		moreOf(&d.Logic.late.sections, &d.Sections)
	case len(d.late.meanings) > 0:
		d.late.meanings.more(&d.Meanings)
	case len(d.late.courts) > 0:
		d.late.courts.more(&d.Courts)
	case len(d.late.cites) > 0:
		d.late.cites.more(&d.Cites)
	default:
		return false
	}
	return true
}

// moreTables decodes some of the decisions.
func (l *Logic) moreTables() {
	moreOf(&l.late.decisions, &l.Set.Decisions)
	if err := l.resolve(); err != nil {
		panic("interview: " + err.Error())
	}
}

// tables are the decisions behind the goal.
func (l *Logic) tables() *rules.Set {
	for len(l.late.decisions) > 0 {
		l.moreTables()
	}
	return l.Set
}

// Whole decodes all that was put off, after which several goroutines may use the data.
func (d *Data) Whole() {
	for d.Ahead() {
	}
}

func (l *Logic) notesDiagram() *rules.Diagram {
	for len(l.late.notes) > 0 {
		l.late.notes.more(&l.Notes)
	}
	return l.Notes
}

func (l *Logic) sectionDiagrams() []*rules.Diagram {
	for len(l.late.sections) > 0 {
		moreOf(&l.late.sections, &l.Sections)
	}
	return l.Sections
}

func (d *Data) meaning(outcome string) view.Meaning {
	for len(d.late.meanings) > 0 {
		d.late.meanings.more(&d.Meanings)
	}
	return d.Meanings[outcome]
}

func (d *Data) courtCard(id string) (view.Court, bool) {
	for len(d.late.courts) > 0 {
		d.late.courts.more(&d.Courts)
	}
	c, ok := d.Courts[id]
	return c, ok
}

func (d *Data) citation(ref string) (view.Cite, bool) {
	for len(d.late.cites) > 0 {
		d.late.cites.more(&d.Cites)
	}
	c, ok := d.Cites[ref]
	return c, ok
}
