package interview

import (
	"bytes"
	"encoding/json"
	"errors"

	"wentu/app/rules"
	"wentu/app/view"
	"wentu/app/wording"
)

// Compiled data is two files: the logic, which is the same in every language, and the
// words of one language. Each is a JSON document a line. The browser decodes the first
// lines when it starts, one at a time, and the others when there is a result to show.

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
	Words    wording.Catalogue  `json:"words"`
	Outcomes map[string]Outcome `json:"outcomes"`
	Check    view.HTML          `json:"check,omitempty"`
}

// Encode writes the logic for the browser.
func (l *Logic) Encode() ([]byte, error) {
	return lines(
		logicHead{l.Goal, l.Set.Facts, l.Set.Countries, l.Today, l.Nodes, l.Leaves, l.Known},
		l.Diagram, l.Set.Decisions, l.Notes, l.Sections,
	)
}

// EncodeWords writes the words for the browser.
func (d *Data) EncodeWords() ([]byte, error) {
	return lines(wordsHead{d.Lang, d.Dir, d.Words, d.Outcomes, d.Check}, d.Bodies, d.Courts, d.Cites)
}

func lines(docs ...any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b) // ends each document with a line break
	enc.SetEscapeHTML(false)
	for _, doc := range docs {
		if err := enc.Encode(doc); err != nil {
			return nil, err
		}
	}
	return b.Bytes(), nil
}

// Read makes an interview of the two files. Between two documents it calls pause, nil
// for nothing, so that a page stays alive meanwhile. What it returns is for one
// goroutine: the rest is decoded when it is asked for.
func Read(logic, words []byte, pause func()) (*Data, error) {
	l, w := bytes.Split(logic, []byte{'\n'}), bytes.Split(words, []byte{'\n'})
	if len(l) != 6 || len(w) != 5 { // each file ends in a line break
		return nil, errors.New("the data of the interview is cut off")
	}
	var head logicHead
	var say wordsHead
	d := &Data{Logic: &Logic{Diagram: &rules.Diagram{}}}
	for _, part := range []struct {
		raw  []byte
		into any
	}{{l[0], &head}, {l[1], d.Diagram}, {w[0], &say}} {
		if err := json.Unmarshal(part.raw, part.into); err != nil {
			return nil, err
		}
		if pause != nil {
			pause()
		}
	}
	d.Goal, d.Today, d.Nodes, d.Leaves, d.Known = head.Goal, head.Today, head.Nodes, head.Leaves, head.Known
	d.Set = &rules.Set{Facts: head.Facts, Countries: head.Countries}
	d.Lang, d.Dir, d.Words, d.Outcomes, d.Check = say.Lang, say.Dir, say.Words, say.Outcomes, say.Check
	d.Logic.late = lateLogic{l[2], l[3], l[4]}
	d.late = lateWords{w[1], w[2], w[3]}
	return d, d.Prepare()
}

// decode reads a part of the data that had to wait. The file is named by its hash and
// came whole, so it can be read; if not, the page stays as it is.
func decode(raw *[]byte, into any) {
	if *raw == nil {
		return
	}
	if err := json.Unmarshal(*raw, into); err != nil {
		panic("interview: " + err.Error())
	}
	*raw = nil
}

// tables are the decisions behind the goal.
func (l *Logic) tables() *rules.Set {
	if l.late.decisions != nil {
		decode(&l.late.decisions, &l.Set.Decisions)
		if err := l.resolve(); err != nil {
			panic("interview: " + err.Error())
		}
	}
	return l.Set
}

// Whole decodes all that was put off, after which several goroutines may use the data.
func (d *Data) Whole() {
	d.tables()
	d.notesDiagram()
	d.sectionDiagrams()
	d.body("")
	d.courtCard("")
	d.citation("")
}

func (l *Logic) notesDiagram() *rules.Diagram {
	decode(&l.late.notes, &l.Notes)
	return l.Notes
}

func (l *Logic) sectionDiagrams() []*rules.Diagram {
	decode(&l.late.sections, &l.Sections)
	return l.Sections
}

func (d *Data) body(outcome string) view.HTML {
	decode(&d.late.bodies, &d.Bodies)
	return d.Bodies[outcome]
}

func (d *Data) courtCard(id string) (view.Court, bool) {
	decode(&d.late.courts, &d.Courts)
	c, ok := d.Courts[id]
	return c, ok
}

func (d *Data) citation(ref string) (view.Cite, bool) {
	decode(&d.late.cites, &d.Cites)
	c, ok := d.Cites[ref]
	return c, ok
}
