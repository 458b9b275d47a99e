package content

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/goccy/go-yaml"

	"wentu/app/rules"
	"wentu/build/report"
	"wentu/build/source"
)

// ApprovalsFile is where it is recorded who approved a text, when, and in which state.
var ApprovalsFile = path.Join(PublisherDir, "approvals.yaml")

// Approval is that of a text.
type Approval struct {
	By   string `yaml:"by"`
	On   Date   `yaml:"on"`
	Text string `yaml:"text"` // the hash of the file as it was approved
}

// OneLine reports whether a name is one line of which every sign is seen.
func OneLine(name string) bool {
	_, hidden := source.Hidden(name)
	return !hidden && strings.ContainsFunc(name, unicode.IsGraphic) && strings.TrimSpace(name) == name && !strings.ContainsAny(name, "\r\n\t\u2028\u2029")
}

// State is the hash of a file as approvals have it.
func State(data []byte) string {
	sum := sha256.Sum256(source.Text(data))
	return hex.EncodeToString(sum[:5])
}

// LoadApprovals reads who approved what; without the file nothing is approved.
func LoadApprovals(fsys fs.FS, rep *report.Report) map[string]Approval {
	data, ok := source.Optional(fsys, ApprovalsFile, rep)
	if !ok {
		return nil
	}
	var out map[string]Approval
	if err := yaml.Unmarshal(data, &out); err != nil {
		line, col, msg := source.YAMLError(err)
		rep.Errorf("yaml", ApprovalsFile, line, col, "take it from an earlier state; approve writes the file", "this is not YAML: %s", msg)
	}
	for file, a := range out {
		if _, ok := rules.ParseDate(string(a.On)); !ok || !OneLine(a.By) || a.Text == "" {
			rep.Errorf("approval", ApprovalsFile, 0, 0, "take it from an earlier state; approve writes the file", "the approval of %q cannot be read", file)
			delete(out, file)
		}
	}
	return out
}

// WriteApprovals gives the file of approvals.
func WriteApprovals(all map[string]Approval) []byte {
	var b bytes.Buffer
	b.WriteString("# 谁在何时审定了哪个文本；由 go run ./build approve 写入。\n# Who approved a text, when, and in which state: written by go run ./build approve.\n")
	for _, file := range slices.Sorted(maps.Keys(all)) {
		a := all[file]
		fmt.Fprintf(&b, "%s: {by: %s, on: %s, text: %q}\n", file, strconv.Quote(a.By), a.On, a.Text)
	}
	return b.Bytes()
}

// Approved is the approval of a text as it stands.
func (lib *Library) Approved(t *Prose) (Approval, bool) {
	a, ok := lib.Approvals[t.File]
	return a, ok && a.Text == t.State
}

// manyFiles is how many texts a finding names.
const manyFiles = 10

// States are the hashes of all files that decide what visitors read: the texts, with their
// tables; facts and places; worked cases; and the messages of each language, in which
// questions and answers stand. Who publishes the site is no part of them.
func (lib *Library) States(fsys fs.FS) map[string]string {
	out := make(map[string]string)
	for t := range lib.Texts() {
		out[t.File] = t.State
	}
	files := []string{}
	for _, dir := range []string{DataDir, CasesDir} {
		entries, _ := fs.ReadDir(fsys, dir) // one that is missing has no files
		for _, e := range entries {
			if !e.IsDir() && !source.EditorFile(e.Name()) {
				files = append(files, path.Join(dir, e.Name()))
			}
		}
	}
	for _, lang := range lib.Langs {
		files = append(files, path.Join("locales", "active."+lang+".toml"))
	}
	for _, file := range files {
		if data, err := fs.ReadFile(fsys, file); err == nil { // else its reader has said so
			out[file] = State(data)
		}
	}
	return out
}

// CheckApproved reports files that nobody approved as they stand, see [Library.States], where
// the publisher asks for that. It keeps a site from being built, not from being looked at.
func (lib *Library) CheckApproved(fsys fs.FS, build bool, rep *report.Report) {
	if !lib.Publisher.ApprovedOnly {
		return
	}
	var open []string
	states := lib.States(fsys)
	for _, file := range slices.Sorted(maps.Keys(states)) {
		if lib.Approvals[file].Text != states[file] {
			open = append(open, file)
		}
	}
	if len(open) == 0 {
		return
	}
	severity := report.Warning
	if build {
		severity = report.Error
	}
	n := len(open)
	if n > manyFiles {
		open = append(open[:manyFiles], "…")
	}
	file, line := lib.Publisher.Line("approved-only")
	rep.Add(report.Finding{
		Severity: severity, Kind: "approval", File: file, Line: line, Col: 1,
		Msg:  report.Say("%d texts are not approved as they stand", n),
		Hint: report.Say("read them, then run: go run ./build approve -by NAME FILE…\n\t%s", strings.Join(open, "\n\t")),
	})
}
