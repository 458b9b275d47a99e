package crawl

import (
	"regexp"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// lawFile is the page of a law, or of a part of a long one.
var lawFile = regexp.MustCompile(`(?:^|/)law/([a-z0-9-]+?)(?:-\d)?\.html#`)

// tables finds cells that a narrow screen, which makes a block of each row, would show
// without what they are about, and citations that name the law of the one before again.
func tables(d *document) []string {
	var out []string
	for _, td := range d.all(atom.Td) {
		first := true
		for n := td.PrevSibling; n != nil; n = n.PrevSibling {
			first = first && n.Type != html.ElementNode
		}
		if !first && attr(td, "data-label") == "" && !hasClass(td, "if") && !hasClass(td, "out") && !hasClass(td, "basis") && within(td, atom.Tbody) {
			out = append(out, "no head is said with "+shorten(inner(td)))
		}
	}
	before := ""
	for _, a := range d.all(atom.A, atom.Td) {
		law := ""
		if m := lawFile.FindStringSubmatch(attr(a, "href")); m != nil && within(a, atom.Td) {
			law = m[1]
		}
		if law != "" && law == before && attr(a, "aria-label") == "" {
			out = append(out, "its law was just named: "+shorten(inner(a)))
		}
		before = law
	}
	return out
}
