package main

import (
	"os"
	"testing"

	"wentu/build/report"
)

func TestContentHasNoErrors(t *testing.T) {
	rep := &report.Report{}
	p := &project{fsys: os.DirFS(".."), root: "..", date: today()}
	p.check(p.load(rep), rep)
	for _, f := range rep.Findings() {
		if f.Severity == report.Error {
			t.Error(f)
		}
	}
}
