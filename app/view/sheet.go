package view

// Sheet is all questions of an interview on one page, for whoever knows the facts of a case.
type Sheet struct {
	Kicker string // the name of the interview
	Lead   string
	Start  Link // the questions one by one
	Fields []Field
}

// Field is a question of a sheet: a choice among answers, or where the answer is typed none.
type Field struct {
	Key     string
	Label   string
	Options []Option
	Input   *Input
}

// Verdict is what the answers of a sheet come to.
type Verdict struct {
	Title Official // the result, or the question that decides most
	Href  string   // its page, with these answers
	Left  string   // what is still possible
	Next  string   // the key of that question, "" where it is a result
	Lines []string // what to bear in mind, or the lines of a list that apply
	More  string   // how many more there are
}
