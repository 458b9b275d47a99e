package site

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"

	"wentu/app/address"
	"wentu/app/view"
	"wentu/build/cases"
	"wentu/build/mdd"
)

var certificatePath = address.Rules.Page("certificate")

// Proof is what was proved about the rules of this edition. It is nil when something
// could not be proved: then there is no certificate.
type Proof struct {
	Tables mdd.Stats
	Cases  cases.Stats
}

// Edition is the fingerprint of the rules: facts, tables and their basis, as compiled.
// The same rules give the same fingerprint, in any language and on any machine.
func (in *Input) Edition() string {
	b, err := json.Marshal(in.Lib.Rules)
	if err != nil {
		return ""
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:8])
}

// certificate makes the public page that says what was proved, and how to repeat it.
func (b *builder) certificate() {
	if b.Proof == nil || len(b.Interviews) == 0 {
		return
	}
	t, c := b.Proof.Tables, b.Proof.Cases
	a := &view.Article{Kicker: b.w.Get("site.rule.kicker"), Lead: b.w.Get("site.certificate.lead")}
	add := func(key, text string) {
		a.Facts = append(a.Facts, view.Pair{Term: b.w.Get("site.certificate." + key), Text: text})
	}
	n := b.number
	add("edition", b.Edition())
	add("complete", b.w.Get("site.certificate.complete-text", "decisions", n(t.Decisions), "rows", n(t.Rows)))
	add("conflict", b.w.Get("site.certificate.conflict-text"))
	add("alive", b.w.Get("site.certificate.alive-text"))
	add("cited", b.w.Get("site.certificate.cited-text"))
	add("told", b.w.Get("site.certificate.told-text", "outcomes", n(len(b.Lib.Outcomes.Items)), "languages", n(len(b.Lib.Langs))))
	add("cases", b.w.Get("site.certificate.cases-text", "cases", n(c.Cases), "rows", n(c.Total.RowsShown), "of", n(c.Total.Rows)))
	if b.hasWorked() {
		a.Facts[len(a.Facts)-1].Href = relative(certificatePath, casesPath)
	}
	add("conditions", b.w.Get("site.certificate.conditions-text", "cells", n(c.Total.CellsShown), "of", n(c.Total.Cells)))
	add("limits", b.w.Get("site.certificate.limits-text", "limits", n(c.Total.LimitsShown), "of", n(c.Total.Limits)))
	add("repeat", "go run ./build check")
	a.Next = []view.Link{{Href: relative(certificatePath, rulesPath), Text: b.w.Get("site.rules.title")}}
	b.add(&Page{Path: certificatePath, Kind: "rule", Summary: a.Lead, Title: b.w.Get("site.certificate.title")}, func() any { return a }, b.crumb(certificatePath, rulesPath, "rules"))
}
