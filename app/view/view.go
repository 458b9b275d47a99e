// Package view is the page model: what stands on a page, in the reader's language,
// before it has any markup. Build makes it from the content, the wizard from the
// visitor's answers; package ui renders either with the same components.
//
// Strings are plain text unless their type is HTML. Hrefs are relative to the page.
package view

// HTML is markup compiled from content. It has a single root element.
type HTML string

// Link is a link with its text. Lang and Dir are set where the text is in another
// language than the page.
type Link struct {
	Href    string `json:"href"`
	Text    string `json:"text"`
	Note    string `json:"note,omitempty"`
	Lang    string `json:"lang,omitempty"`
	Dir     string `json:"dir,omitempty"`
	Current bool   `json:"current,omitempty"`
}

// Page is a whole page. Main is one of the pointer types of this package.
type Page struct {
	Lang   string // BCP 47
	Dir    string // ltr or rtl
	Title  string
	Header Header
	Crumbs []Link
	Print  bool // with a button that prints it
	Footer Footer
	Main   any
}

// Header is the head of every page: mark, name, navigation, languages.
type Header struct {
	Skip      string // "Skip to the content"
	Home      Link
	Tagline   string
	NavLabel  string
	Nav       []Link
	LangLabel string
	Langs     []Link // one a language, the page's own is Current
}

// Footer is the foot of every page.
type Footer struct {
	Lines []HTML // authoritative language, state of the law, licence
	Links []Link
}

// Words are the fixed words of the components, from the catalogue, by key.
type Words map[string]string

// Cite is a citation: a readable label, the page it leads to, and the paraphrase
// shown on demand.
type Cite struct {
	Ref   string `json:"ref"`            // cpl#22
	Label string `json:"label"`          // Civil Procedure Law, Art. 22
	Href  string `json:"href"`           // ../law/cpl.html#a22
	Text  string `json:"text"`           // paraphrase
	Mark  string `json:"mark,omitempty"` // "recalled, under review", where it is not verified
	Zh    string `json:"zh,omitempty"`   // 民事诉讼法第22条, on pages in other languages
}

// Official is a name in the reader's language with the Chinese official name.
type Official struct {
	Name string `json:"name"`
	Zh   string `json:"zh,omitempty"`   // empty on Chinese pages
	Note string `json:"note,omitempty"` // e.g. "our translation"
}

// Home is the front page.
type Home struct {
	Notice HTML // of the publisher
	Lead   string
	Role   string // whom the first interview is for
	Start  Link   // the court finder
	Also   []Card // the other interviews, each with whom it is for in Note
	Guides []Card
	Way    HTML // the way of a case: a heading, and its stations as a numbered list
	Body   HTML
	More   []Card
}

// Card is an entry of a list of pages.
type Card struct {
	Link
	Zh    string
	Text  string
	Mark  string
	Cols  []Pair // what a register has beside the name, each of few words
	Facts []Pair // short facts about the entry
}

// Pair is a term and what it is.
type Pair struct {
	Term string `json:"term"`
	Text string `json:"text"`
	Zh   string `json:"zh,omitempty"`
	Href string `json:"href,omitempty"`
	Lang string `json:"-"` // of Text, where it is not that of the page
	Dir  string `json:"-"`
}

// Article is a page of prose: a guide, the legal notice, "How this is decided",
// a court's card, the not-found page.
type Article struct {
	Kicker   string // small line above the title
	Official *Official
	Lead     string
	Start    Link     // what to do first, on the page that begins an interview
	Paste    string   // href of the page that goes on with answers pasted there
	Notices  []Notice // stale translation, fallback, law not in force
	Facts    []Pair
	Toc      []Link
	Body     HTML
	Pictures []Picture // of a decision
	Tables   []Table   // of a decision
	Cites    []Cite    // the articles cited, once each, as side notes
	UsedBy   []Link    // pages that stand on it
	UsedWord string
	Next     []Link
}

// Notice is a remark above the text.
type Notice struct {
	Kind string // stale, fallback, uncertain, notinforce
	Text string
	Link *Link
}

// Picture is a diagram: a drawing whose content stands in words on the page too, or an
// outline, which is text.
type Picture struct {
	Title string
	Lead  string
	SVG   HTML
}

// Table is a decision table in words.
type Table struct {
	ID      string
	Told    bool // too wide for columns: a row is told as "if this and that, then so"
	Caption string
	Policy  string
	Inputs  []string
	Outputs []string
	Rows    []TableRow
}

// TableRow is one rule in words; ID is its anchor.
type TableRow struct {
	ID    string
	Cells []string // "" where the column does not matter
	Outs  []string
	Basis HTML // its articles, those of one law together
	Note  string
}

// List is a list of pages: courts, laws, guides, decisions.
type List struct {
	Lead     string
	Filter   bool // with a field, for scripts, that finds entries
	Pictures []Picture
	Groups   []Group
}

// Group is a headed part of a list.
type Group struct {
	Title    string
	Numbered bool // the order counts
	Cards    []Card
}

// Law is the page of a law with the articles that Wentu uses.
type Law struct {
	Official Official
	Lead     HTML
	Facts    []Pair
	Notices  []Notice
	Parts    []Link // of a long law, this page's own is Current
	Articles []LawArticle
}

// LawArticle is one article: its paraphrase and everything that stands on it.
type LawArticle struct {
	ID     string // anchor
	Title  string
	Body   HTML
	Mark   string
	UsedBy []Link
}
