// Package address is the only code that knows addresses: which file a page of the site
// is, how one page links to another, and how answers are written in a link.
//
// Paths are seen from the folder of a language, with slashes: guides/filing.html. Links
// are relative and name the file, so that the site works in any folder of any host, and
// from a disk.
package address

import (
	"slices"
	"strings"
)

// The pages that stand alone in the folder of a language.
const (
	Home     = "index.html"
	Notice   = "notice.html"
	NotFound = "404.html"
)

// Languages is the page at the root of the site, seen from the folder of a language.
const Languages = "../index.html#languages"

// Folder is a folder of pages with a list of them at its head.
type Folder string

// The folders of a language. Those whose pages are not written yet stand here all the
// same: an address that was given once stays.
const (
	Guides    Folder = "guides"    // a guide a page
	Courts    Folder = "courts"    // a court a page
	Laws      Folder = "law"       // a law a page, a long one in parts
	Rules     Folder = "rules"     // a decision a page: how this is decided
	Risks     Folder = "risks"     // a risk a page
	Countries Folder = "countries" // by ISO 3166-1: documents from there, service, enforcement
	Documents Folder = "documents" // what a filing counter asks for
	Templates Folder = "templates" // documents to fill in
	Questions Folder = "questions" // frequent questions
	Terms     Folder = "terms"     // the glossary
	Cases     Folder = "cases"     // rules from decided cases
	Tools     Folder = "tools"     // calculators: fees, time-limits, interest
)

// The interviews, each in a folder of its own with the pages that [Place] names.
const (
	Finder  = "finder"  // which court
	Filing  = "filing"  // what the filing counter asks for
	Defence = "defence" // the first steps of who has been sued
	Clause  = "clause"  // what to write into a contract
)

// The pages of what stays on the device, and of the site itself.
const (
	CaseFile    = "case.html"
	Dossier     = "dossier.html"
	Search      = "search.html"
	Offline     = "offline.html"
	Changes     = "changes.html"
	Corrections = "corrections.html"
)

// Index is the list at the head of the folder.
func (f Folder) Index() string { return string(f) + "/index.html" }

// Page is the page of one entry.
func (f Folder) Page(id string) string { return string(f) + "/" + id + ".html" }

// folders are all that are no interview.
var folders = []Folder{Guides, Courts, Laws, Rules, Risks, Countries, Documents, Templates, Questions, Terms, Cases, Tools}

// Taken reports whether a folder of this name holds other pages than an interview.
func Taken(name string) bool { return slices.Contains(folders, Folder(name)) }

// Single is a page of prose that stands alone.
func Single(id string) string { return id + ".html" }

// Same reports whether two paths lie in the same folder below that of the language.
func Same(a, b string) bool {
	x, _, _ := strings.Cut(a, "/")
	y, _, below := strings.Cut(b, "/")
	return below && x == y
}

// Relative is the way from one page to another, both seen from the same folder.
func Relative(from, to string) string {
	for {
		dir, rest, ok := strings.Cut(from, "/")
		below, found := strings.CutPrefix(to, dir+"/")
		if !ok || !found {
			return up(strings.Count(from, "/")) + to
		}
		from, to = rest, below
	}
}

// up leads out of n folders.
func up(n int) string {
	const ways = "../../../../../../../../"
	if 3*n <= len(ways) {
		return ways[:3*n]
	}
	return strings.Repeat("../", n)
}

// InLanguage is a path seen from the root of the site.
func InLanguage(lang, path string) string { return lang + "/" + path }

// Sibling is a page of another language, seen from the folder of a language.
func Sibling(lang, path string) string { return "../" + lang + "/" + path }

// Translated is the way from a page to the same page in another language.
func Translated(path, lang string) string { return Relative(path, Sibling(lang, path)) }
