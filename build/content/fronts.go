package content

import "wentu/build/cite"

// The front matter of each kind of file. A tag front:"key" names the key; after it
// may stand id (the id of the item, which is also the file's name), word (the field
// is translated), required, address (of a page of another site), one|of|these values,
// and ->kind (the ids of items of that kind, which must be there). A list of articles
// counts as standing on them; the last day named reviewed is that of the site.

// LawFront is the front matter of a law, interpretation, notice or treaty.
type LawFront struct {
	Law        string `front:"law,id"`
	Kind       string `front:"kind,required,law|interpretation|notice|treaty|rule|guidance|case"`
	Name       string `front:"name,required,word"`
	NameEn     string `front:"name-en,required"`
	Short      string `front:"short,required,word"`
	Number     string `front:"number"`
	InForce    Date   `front:"in-force"`
	Until      Date   `front:"until"` // the first day on which it is not in force
	Confidence string `front:"confidence,required,verified|recalled"`
	Source     string `front:"source,address"` // where it was read
	Published  string `front:"published"`      // the host that publishes it, where that is not the one of its kind
}

// LawKinds are the kinds of law, in the order of the register.
var LawKinds = []string{"law", "interpretation", "treaty", "rule", "notice", "guidance", "case"}

// CourtFront is the front matter of a court.
type CourtFront struct {
	Court        string `front:"court,id"`
	Name         string `front:"name,required,word"`
	NameEn       string `front:"name-en,required"`
	NameEnStatus string `front:"name-en-status,official|media|translation"`
	Level        string `front:"level,required,basic|intermediate|high|supreme|division"`
	DivisionOf   string `front:"division-of,->court"`
	Region       string `front:"region,required,sichuan|chongqing|both|national|other"`
	Seat         string `front:"seat,word"`
	Code         string `front:"code"`
	Appeal       string `front:"appeal,->court"`
	AppealNote   string `front:"appeal-note,word"`
	Website      string `front:"website,address"`

	// How to reach it. What is not known is left out; the hotline 12368 is dialled behind
	// the area code of the court's seat.
	AreaCode  string `front:"area-code"`
	Address   string `front:"address,word"`
	Telephone string `front:"telephone"`
	Hours     string `front:"hours,word"`
	Window    string `front:"filing-window,word"`
	Online    string `front:"online,address"`
	Map       string `front:"map,address"`
	Contact   string `front:"contact-source,address"` // where the above was read
	ContactOn Date   `front:"contact-day"`            // and when

	Confidence string     `front:"confidence,required,verified|recalled|ask"`
	Basis      []cite.Ref `front:"basis"`
}

// OutcomeFront is the front matter of a result of the goal decision.
type OutcomeFront struct {
	Outcome    string   `front:"outcome,id"`
	Title      string   `front:"title,required,word"`
	Courts     []string `front:"courts,->court"`
	Kind       string   `front:"kind,required,court|application|candidates|route|stop|paper|step|warning"`
	Country    string   `front:"country"` // the attribute of a country that names what parties.md tells of the paper there
	Confidence string   `front:"confidence,required,verified|recalled|inference|ask"`
}

// CountryFront is the front matter of a section of the pages of countries. Its text is in
// parts, headed by what each is for: a page shows those that hold for its country.
type CountryFront struct {
	Country string `front:"country,id"` // the section
	Title   string `front:"title,required,word"`
}

// GuideFront is the front matter of a guide.
type GuideFront struct {
	Guide    string `front:"guide,id"`
	Title    string `front:"title,required,word"`
	Summary  string `front:"summary,required,word"`
	Order    int    `front:"order"`
	Reviewed Date   `front:"reviewed"`
}

// ToolFront is the front matter of a calculator, whose text is the rule that it counts by.
type ToolFront struct {
	Tool    string `front:"tool,id"`
	Title   string `front:"title,required,word"`
	Summary string `front:"summary,required,word"`
}

// GoalFront is the front matter of an interview, whose text is the page that it starts
// on. A goal has a decision, which gives its one result, or sections, decisions that
// collect the lines of its list: the static form asks about the first of them, as many
// as asked says. Facts are asked in the order given, all others behind them in the order
// of their declaration.
type GoalFront struct {
	Goal     string   `front:"goal,id"`
	Title    string   `front:"title,required,word"`
	Summary  string   `front:"summary,word"`
	Decision string   `front:"decision"`
	Sections []string `front:"sections"`
	Asked    int      `front:"asked"`
	Advice   string   `front:"advice"`
	Facts    []string `front:"facts"`
	Guide    string   `front:"guide,->guide"` // how to file at the court that was found
	Then     string   `front:"then"`          // the interview that goes on from a court, with the answers
	Also     []string `front:"also,->goal"`   // others that a result leads to, with the answers
	Open     int      `front:"open"`          // how many of the sections stand unfolded
	Steps    string   `front:"steps"`         // the fact whose answer chooses the steps beside a court
	Order    int      `front:"order"`
}

// StepsFront is the front matter of what to do in the week after a result, for some answers
// to the fact that the goal names behind steps.
type StepsFront struct {
	Steps string   `front:"steps,id"`
	Title string   `front:"title,required,word"`
	For   []string `front:"for,required"`
	Order int      `front:"order"`
}

// PageFront is the front matter of a single page: home, notice, not-found.
type PageFront struct {
	Page    string `front:"page,id"`
	Title   string `front:"title,required,word"`
	Summary string `front:"summary,word"`
}

// DecisionFront is the part of a decision's front matter that its page shows; the
// rest belongs to package tables, which reads the same file.
type DecisionFront struct {
	Decision string `front:"decision,id"`
	Title    string `front:"title,word"`
	Summary  string `front:"summary,word"`
	Order    int    `front:"order"`
	Reviewed Date   `front:"reviewed"`
	Hit      any    `front:"hit"`
	Goal     any    `front:"goal"`
	Values   any    `front:"values"`
}

// Date is a calendar day as 2026-03-01, or "". Days compare as texts.
type Date string
