package main

import (
	"strings"

	"wentu/build/report"
)

// between are the kinds of finding that compare a file with others, so that they may follow
// from one that is gone or cannot be read.
var between = map[string]bool{
	"address": true, "article": true, "case": true, "circle": true, "column": true, "diagram": true,
	"facts": true, "fees": true, "figures": true, "gap": true, "goal": true, "idle-fact": true, "idle-outcome": true,
	"idle-result": true, "link": true, "missing-citation": true, "never-true": true, "no-page": true,
	"no-source": true, "not-in-force": true, "not-proved": true, "opaque": true, "outcome": true, "outcome-parts": true,
	"places": true, "publisher": true, "sites": true, "steps": true, "term": true, "terms": true, "tool": true,
	"uncertain": true, "uncovered-goal": true, "untranslated": true, "word-equal": true,
	"word-missing": true, "word-unknown": true, "word-empty": true, "placeholder": true, "plural": true,
}

// follows reports whether a finding may follow from a file that is gone or cannot be read.
func follows(f *report.Finding) bool {
	return between[f.Kind] || strings.HasPrefix(f.Kind, "unknown-")
}
