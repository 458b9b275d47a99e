package content

import "wentu/build/report"

// Kind is a kind of texts: guides, courts, laws …. Its entry in [Kinds] is all that it takes
// to read the texts, check their links and translations, stamp them, and know what they stand
// on; package site makes their pages.
type Kind struct {
	Name       string // of one of them: guide. A text links to it as [words](guide:filing)
	Folder     string // of its texts, below that of a language, and of its pages
	Listed     bool   // a page lists them all; a text links to that as [words](page:guides)
	Translated bool   // every language should have its texts; else they are Chinese alone
	Articles   bool   // the text is split at its headings "## N"
	Parts      bool   // the text is split at its headings "## word"; pages are put together of the parts
	// Missing says that there is none with the id, to whoever names it in a link or in its
	// front matter. Without it nothing can: the kind has no page of its own.
	Missing func(id string) report.Text
	// Gone says what to do where one that several texts name was taken away; nil for telling
	// each text that there is none.
	Gone func(id string) report.Text
	// Check reports what this kind alone can get wrong; nil for nothing.
	Check func(lib *Library, date Date, rep *report.Report)

	read func(*folder) shelf // knows the type of the front matter
}

// Of is a kind whose front matter is F.
func Of[F any](k Kind) *Kind {
	k.read = func(f *folder) shelf { return load[F](f) }
	return &k
}

// Kinds are all kinds of texts.
var Kinds = []*Kind{
	Of[LawFront](Kind{
		Name: "law", Folder: "law", Listed: true, Translated: true, Articles: true, Check: (*Library).checkLaws,
		Missing: func(id string) report.Text { return report.Say("the register has no law %q", id) },
	}),
	Of[GuideFront](Kind{
		Name: "guide", Folder: "guides", Listed: true, Translated: true,
		Missing: func(id string) report.Text { return report.Say("there is no guide %q", id) },
	}),
	Of[CourtFront](Kind{
		Name: "court", Folder: "courts", Listed: true, Translated: true, Check: (*Library).checkCourts,
		Missing: func(id string) report.Text { return report.Say("there is no court %q", id) },
		Gone: func(id string) report.Text {
			return report.Say("bring the file back; a court without a page of its own keeps it, and is named behind courts-not-shown in %s", publisherFile)
		},
	}),
	Of[PageFront](Kind{
		Name: "page", Folder: "pages", Translated: true, Check: (*Library).checkPages,
		Missing: func(id string) report.Text { return report.Say("there is no page %q", id) },
	}),
	Of[GoalFront](Kind{
		Name: "goal", Folder: "goals", Translated: true, Check: (*Library).checkGoals,
		Missing: func(id string) report.Text { return report.Say("there is no goal %q", id) },
	}),
	Of[DecisionFront](Kind{
		Name: "rule", Folder: "rules", Listed: true, Translated: true,
		Missing: func(id string) report.Text { return report.Say("there is no rule %q", id) },
	}),
	Of[StepsFront](Kind{
		Name: "steps", Folder: "steps", Translated: true, Check: (*Library).checkSteps,
		Missing: func(id string) report.Text { return report.Say("there are no steps %q", id) },
	}),
	Of[ToolFront](Kind{
		Name: "tool", Folder: "tools", Translated: true, Check: (*Library).checkTools,
		Missing: func(id string) report.Text { return report.Say("there is no tool %q", id) },
	}),
	Of[CountryFront](Kind{Name: "country", Folder: "countries", Listed: true, Translated: true, Parts: true, Check: (*Library).checkCountries}),
	Of[RiskFront](Kind{
		Name: "risk", Folder: "risks", Listed: true, Translated: true, Parts: true, Check: (*Library).checkRisks,
		Missing: func(id string) report.Text { return report.Say("there is no risk %q", id) },
	}),
	Of[OutcomeFront](Kind{Name: "outcome", Folder: "outcomes", Translated: true}),
}

// Folders lists the folders of the kinds, below that of a language.
func Folders() []string {
	return names(func(k *Kind) string { return k.Folder })
}

// Lists are the pages that are lists of others; page: links may name them.
func Lists() []string {
	return names(func(k *Kind) string {
		if k.Listed {
			return k.Folder
		}
		return ""
	})
}

// FactScheme begins a link without words that shows a question or an answer as visitors
// read it: [](fact:court-clause), [](fact:court-clause=none).
const FactScheme = "fact"

// schemes are what links begin with.
func schemes() []string {
	return append(names(func(k *Kind) string {
		if k.Missing != nil {
			return k.Name
		}
		return ""
	}), FactScheme)
}

// names collects a name of each kind that has it.
func names(of func(*Kind) string) []string {
	var out []string
	for _, k := range Kinds {
		if name := of(k); name != "" {
			out = append(out, name)
		}
	}
	return out
}

// kindNamed returns the kind with the name, or nil.
func kindNamed(name string) *Kind {
	for _, k := range Kinds {
		if k.Name == name {
			return k
		}
	}
	return nil
}
