package view

// Tool is a page that computes something: its form in the browser, and for everyone the
// rule with its tables.
type Tool struct {
	Lead     string
	Notices  []Notice
	Fees     *FeeForm
	Periods  bool       // the form of the time limits, which are those of the grids
	Interest []ToolKind // the kinds of interest of its form
	Body     HTML
	Grids    []Grid
	Cites    []Cite
	Next     []Link
}

// FeeForm is the form of the court fee.
type FeeForm struct {
	Kinds  []ToolKind
	Halved []Option // reasons for half the fee; the first is none
}

// ToolKind is what a calculator counts, to choose: a schedule of fees, a kind of interest.
type ToolKind struct {
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
	Rows    []GridRow
	Folded  bool // shown on demand, as wide as the page
}

// GridRow is a row of a grid. The first of its cells is its head.
type GridRow struct {
	ID    string
	Cells []Cell
}

// Cell is a cell of a grid: words, what is to be added, or markup instead of both.
type Cell struct {
	Text, Note string
	Body       HTML
}
