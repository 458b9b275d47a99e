package dmn

import (
	"io"
	"slices"
	"testing/fstest"

	"wentu/app/rules"
	"wentu/build/report"
	"wentu/build/tables"
)

// Import reads a model as Read does and gives the files of our own format that hold it.
// What they say is loaded again, so that a decision which package tables would refuse is
// refused here, with its line in the model.
func Import(r io.Reader, file string, rep *report.Report) (*rules.Set, map[string]string) {
	set := Read(r, file, rep)
	for len(set.Decisions) > 0 {
		files := Files(set)
		fsys := fstest.MapFS{}
		for name, text := range files {
			fsys[name] = &fstest.MapFile{Data: []byte(text)}
		}
		own := &report.Report{}
		tables.Load(fsys, ".", own)
		if !own.Failed() {
			return set, files
		}
		wrong := make(map[string]report.Finding) // by file
		for _, f := range own.Findings() {
			if _, ok := wrong[f.File]; !ok && f.Severity == report.Error {
				wrong[f.File] = f
			}
		}
		m := &reader{file: file, rep: rep, set: set, refused: make(map[string]bool)}
		for name, d := range decisionFiles(set) {
			m.decisions = append(m.decisions, d.ID)
			if f, ok := wrong[name]; ok {
				m.line, m.refused[d.ID] = d.Line, true
				rep.Errorf("dmn", file, d.Line, 0, f.Hint, "%s: %s", report.Say("decision %q", d.ID), f.Msg)
			}
		}
		if len(m.refused) == 0 { // what is wrong is wrong with all of them
			for _, f := range wrong {
				rep.Errorf("dmn", file, 0, 0, f.Hint, "%s: %s", report.Say("decision %q", set.Decisions[0].ID), f.Msg)
				break
			}
			return &rules.Set{}, nil
		}
		slices.Sort(m.decisions)
		m.dependents()
	}
	return set, nil
}
