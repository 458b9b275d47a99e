package view

// Tool is a page that computes something: its form in the browser, and for everyone the
// rule with its tables.
type Tool struct {
	Lead    string
	Notices []Notice
	Fees    *FeeForm
	Body    HTML
	Grids   []Grid
	Cites   []Cite
	Next    []Link
}

// FeeForm is the form of the court fee.
type FeeForm struct {
	Kinds  []FeeKind
	Halved []Option // reasons for half the fee; the first is none
}

// FeeKind is a schedule of fees to choose.
type FeeKind struct {
	ID, Name string
	Hint     string // what the amount is
}

// Grid is a table of words and figures.
type Grid struct {
	ID      string
	Caption string
	Basis   HTML // its articles
	Note    string
	Heads   []string
	Rows    [][]string // the first cell of each is its head
}
