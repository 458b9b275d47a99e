package main

import "wentu/build/report"

// alone are the kinds of finding that a file has by itself. All others compare it with more
// files, and may follow from one of those that is gone or cannot be read.
var alone = map[string]bool{
	"address": true, "approval": true, "asset": true, "budget": true, "cache": true, "callout": true, "cell": true, "citation": true,
	"conflict": true, "contrast": true, "country": true, "day": true, "encoding": true, "file": true, "front-matter": true, "heading": true,
	"html": true, "image": true, "link": true, "list": true, "markdown": true, "misnamed": true, "misplaced": true, "output": true, "placeholder": true,
	"plural": true, "public": true, "risk": true, "row": true, "table": true, "toml": true, "unseen": true, "wasm": true, "word-empty": true,
	"word-markup": true, "word-twice": true, "xml": true, "yaml": true, report.Follows: true,
}

// follows reports whether a finding may follow from a file that is gone or cannot be read.
func follows(f *report.Finding) bool { return f.Severity != report.Advice && !alone[f.Kind] }
