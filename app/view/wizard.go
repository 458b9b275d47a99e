package view

// Known is an answer already given, or one that every way to this page shares.
type Known struct {
	Fact   string `json:"fact"`
	Label  string `json:"label"`
	Value  string `json:"value"`
	Change string `json:"change,omitempty"` // href
}

// Option is one answer to a question.
type Option struct {
	Value  string // as the address writes it
	Group  string // the heading above it and those that follow, on the first of them
	Label  string
	Mark   string // that it is the one to choose in doubt
	Hint   string
	Href   string
	Chosen bool
}

// Question is a question page: one fact, the answers as links.
type Question struct {
	Fact    string
	Label   string // of the fact, in a word or two
	Title   string
	Why     string
	How     []string
	Options []Option
	Many    bool // so many options that people type first
	Unknown Unknown
	Input   *Input // where the answer can be typed; only with scripts
	Known   []Known
	Back    string // href, "" on the first question without script
	Party   string // who is asked, where the case has several parties of a kind
	Left    string // "at most 5 more questions"
	AsOf    *AsOf
	Error   string // of the input
	// Readings are what the typed text may mean, where that is in doubt.
	Readings []Option
}

// AsOf says as of which day the law is asked, and leads to the choice of another.
type AsOf struct {
	Text  string
	Other Link
}

// Unknown is the answer "I don't know": how to find out, and what depends on it.
type Unknown struct {
	Href     string   // with scripts: go on without the answer
	Branches []Branch // for each answer the outcomes that remain
}

// Branch is one answer and the outcomes that remain after it.
type Branch struct {
	Label    string
	Outcomes []Link
}

// Input lets the visitor type an exact answer instead of choosing an interval.
type Input struct {
	Kind  string // money, number, date, country
	Label string
	Hint  string
	Value string
	Unit  string
	Rate  string // the label of a field for the rate at which Value is to be converted, "" for none
}

// Answers is "Check your answers".
type Answers struct {
	Lead  HTML
	Known []Known
	Go    Link // to the result, or to the next question
	Again Link // delete all answers
	Empty string
	Code  string // the answers as a text that can be copied and pasted
}

// Result is an outcome page.
type Result struct {
	Common  bool   // nobody's answers are known: what is said holds for all, or where If says so
	Kind    string // court, application, candidates, route, stop
	Title   Official
	Mark    string // confidence in words
	Courts  []Court
	Appeal  *Court
	Meaning Meaning
	Next    Link // the one thing to do with this result, if there is one
	Steps   HTML // what to do this week, where the kind of dispute is known
	// StepsFor leads to the pages of the steps among which the kind of dispute decides.
	StepsFor []Link
	Notes    []Note // what matters first
	Also     []Link // other interviews
	// MoreNotes leads to those that depend on the case, where no answers are known.
	MoreNotes Link
	Known     []Known
	Why       []Reason
	Changes   []Change
	Others    []Link     // other answers the visitor may choose, to compare
	Compare   []Compared // results found with other answers, this one among them
	Check     string     // href of "check your answers"
	Again     Link
	AsOf      *AsOf
	Way       []Picture // to this result, once the answers decide it
	Code      string    // the answers as a text that can be copied and pasted
}

// Meaning is what an outcome says, in its parts.
type Meaning struct {
	Means  HTML `json:"means"`            // and why
	Next   HTML `json:"next"`             // what to do next, under its heading
	Unsure HTML `json:"unsure,omitempty"` // what is uncertain, under its heading
}

// Court is a court on a result page.
type Court struct {
	Official
	Href  string `json:"href"`
	Level string `json:"level"`
	Seat  string `json:"seat,omitempty"`
	Facts []Pair `json:"facts,omitempty"` // how to reach it
	Mark  string `json:"mark,omitempty"`
}

// Note is advice that the facts call for, with its basis.
type Note struct {
	Text  string
	Cites []Cite
}

// Reason is a row that applied: the decision, the row in words, its basis.
type Reason struct {
	Decision string
	Href     string
	If       []Pair // column and what the row asks of it
	Then     string
	Cites    []Cite
}

// Change is one fact answered otherwise and where that leads.
type Change struct {
	If       []Pair // what else must hold
	Label    string
	From, To string
	Href     string
	Outcomes []Link
}

// Compared is one of several results side by side: the answers that differ, the
// result, and where appeals go.
type Compared struct {
	Answers []Pair
	Result  Link
	Appeal  string
}

// Checklist is the result of an interview that collects lines: all that apply, by
// section and party, and those that apply on a condition.
type Checklist struct {
	Title    string
	Lead     string
	Sections []Section
	Known    []Known
	Check    string // href of "check your answers"
	Again    Link
	Add      []Link // another party
	Also     []Link // other interviews
	Code     string
	AsOf     *AsOf
}

// Section is a part of a checklist, of one party where the case has several.
type Section struct {
	Title string
	Party string
	Open  bool // its lines stand unfolded
	Lines []Line
}

// Line is an entry of a checklist. Where If is not empty, it applies only if all of it
// holds.
type Line struct {
	Kind  string // paper, step, warning, risk; "" where it is none of these
	Text  string
	Zh    string
	Mark  string // confidence in words
	Body  HTML
	If    []Pair
	Cites []Cite
	Row   string // decision#row, for those who compare
}

// Possible is an outcome that is still possible: one link with its title, or one for each
// of several courts, with their names.
type Possible struct {
	Title string
	By    string // what the courts are, where they are not those that hear the case
	Links []Link
}

// Open is the result while facts are unknown: the outcomes that remain and the
// questions that decide between them.
type Open struct {
	Remaining []Possible
	Questions []Link
	Known     []Known
	Check     string
	Again     Link
}
