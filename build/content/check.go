package content

import (
	"fmt"
	"slices"
	"strings"

	"wentu/build/cite"
	"wentu/build/markdown"
	"wentu/build/report"
)

// RequiredPages are the single pages that the site cannot do without.
var RequiredPages = []string{"home", "notice", "not-found"}

// Check reports what is wrong between the files: links that lead nowhere, unknown
// articles, courts and outcomes, translations that are missing or stale, and law
// that is not in force on the given day.
func (lib *Library) Check(date Date, rep *report.Report) {
	// Where the facts cannot be read, that a text names one of them is no fault of its.
	lib.factless = slices.ContainsFunc(rep.Findings(), func(f report.Finding) bool { return f.File == factsFile && f.Severity == report.Error })
	lib.gone = make(map[gone][]Place)
	for t := range lib.Texts() {
		lib.checkText(t, rep)
	}
	lib.checkGone(rep)
	for _, k := range Kinds {
		if k.Check != nil {
			k.Check(lib, date, rep)
		}
	}
	lib.checkPublisher(date, rep)
	lib.checkBasis(rep)
	lib.checkTranslations(rep)
}

func (lib *Library) checkPages(_ Date, rep *report.Report) {
	for _, id := range RequiredPages {
		if !lib.Pages.Has(id) {
			name := File(SourceLang, "pages", id)
			rep.Lostf("no-page", name, 0, 0, report.Say("write it, with \"page: %s\" and a title in the front matter", id), "the site needs the page %q", id)
		}
	}
}

// checkText follows what a text names, in its front matter and in its links.
func (lib *Library) checkText(t *Prose, rep *report.Report) {
	for _, m := range t.mentions {
		lib.checkItem(kindNamed(m.kind), m.id, t.File, m.line, 1, rep)
	}
	for _, b := range t.basis {
		if b.raw != "" {
			rep.Errorf("citation", t.File, b.line, b.col, lib.howToCite(b.raw, report.Say("write it as frj#1; frj#2")), "%q is not a list of articles", b.raw)
			continue
		}
		lib.checkRef(b.ref.String(), t.File, b.line, 1, rep)
	}
	for _, l := range t.Links() {
		k := kindNamed(l.Scheme)
		switch {
		case l.Scheme == FactScheme && lib.factless:
		case l.Scheme == FactScheme && lib.undeclared:
			rep.Lostf("facts", factsFile, 0, 0, "declare each fact that the tables ask for", "the texts name facts, and the file is not there")
			lib.factless = true // that is one fault
		case l.Scheme == FactScheme:
			lib.checkFact(l, t.File, rep)
		case k == nil || k.Missing == nil:
			rep.Errorf("link", t.File, l.Line, l.Col, report.DidYouMean(l.Scheme, schemes(), report.Say("the schemes are %s and https", strings.Join(schemes(), ", "))), "%q is not a kind of link", l.Scheme)
		case k.Articles:
			lib.checkRef(l.Target, t.File, l.Line, l.Col, rep)
		case k.Name == "page" && slices.Contains(Lists(), l.Target):
		default:
			id, heading, has := strings.Cut(l.Target, "#")
			lib.checkItem(k, id, t.File, l.Line, l.Col, rep)
			if has {
				lib.checkHeading(k, id, heading, t.File, l, rep)
			}
		}
	}
}

// Heading is the text of a heading of an item in a language, or in the source where the
// item was not translated.
func (lib *Library) Heading(kind, id, lang, anchor string) string {
	shelf := lib.shelves[kindNamed(kind)]
	t := shelf.prose(id, lang)
	if t == nil {
		t = shelf.prose(id, SourceLang)
	}
	if t == nil {
		return ""
	}
	return t.Doc.Heading(anchor)
}

// checkHeading reports a link to a heading that its text does not have.
func (lib *Library) checkHeading(k *Kind, id, heading, file string, l markdown.Link, rep *report.Report) {
	to := lib.shelves[k].prose(id, SourceLang)
	if to == nil || to.Doc.Heading(heading) != "" {
		return
	}
	have := make([]string, len(to.Doc.Headings))
	for i, h := range to.Doc.Headings {
		have[i] = "#" + h.ID + " " + h.Text
	}
	rep.Errorf("unknown-heading", file, l.Line, l.Col, report.Say("name one that it has: %s", strings.Join(have, "; ")), "%s has no heading %q", to.File, "#"+heading)
}

// checkFact reports a question or an answer that a text names and no visitor is asked.
func (lib *Library) checkFact(l markdown.Link, file string, rep *report.Report) {
	id, value, one := strings.Cut(l.Target, "=")
	i := lib.Rules.Fact(id)
	if i < 0 {
		ids := make([]string, len(lib.Rules.Facts))
		for i := range ids {
			ids[i] = lib.Rules.Facts[i].ID
		}
		rep.Errorf("unknown-fact", file, l.Line, l.Col, report.DidYouMean(id, ids, "the facts stand in content/data/facts.yaml"), "there is no fact %q", id)
		return
	}
	if values := lib.Rules.Facts[i].Values; one && !slices.Contains(values, value) {
		rep.Errorf("unknown-answer", file, l.Line, l.Col, report.DidYouMean(value, values, "the facts stand in content/data/facts.yaml"), "%q is not a value of %q", value, id)
	}
}

// checkItem reports an item that is not there.
func (lib *Library) checkItem(k *Kind, id, file string, line, col int, rep *report.Report) {
	if lib.shelves[k].Has(id) {
		return
	}
	if k.Gone != nil && lib.gone != nil {
		at := gone{k, id}
		lib.gone[at] = append(lib.gone[at], Place{File: file, Line: line, Col: col})
		return
	}
	lib.missing(k, id, file, line, col, rep)
}

// gone is an item that is named and not there.
type gone struct {
	kind *Kind
	id   string
}

// checkGone reports what is named and not there: as one fault where it was taken away and
// several texts still name it, else in each place, which may have the name wrong.
func (lib *Library) checkGone(rep *report.Report) {
	for g, places := range lib.gone {
		texts := make(map[string]bool)
		list := report.List{Between: "\n\t"}
		for _, p := range places {
			texts[p.text()] = true
			list.Texts = append(list.Texts, report.Say("%s names it", p))
		}
		if len(texts) > 1 {
			rep.Errorf("unknown-"+g.kind.Name, File(SourceLang, g.kind.Folder, g.id), 0, 0, report.Say("%s:\n\t%s", g.kind.Gone(g.id), list), "the file is not there, and %d places name it", len(places))
			continue
		}
		for _, p := range places {
			lib.missing(g.kind, g.id, p.File, p.Line, p.Col, rep)
		}
	}
	lib.gone = nil
}

func (lib *Library) missing(k *Kind, id, file string, line, col int, rep *report.Report) {
	ids := lib.shelves[k].IDs()
	if k.Name == "page" {
		ids = append(ids, Lists()...)
	}
	rep.Errorf("unknown-"+k.Name, file, line, col, report.DidYouMean(id, ids, report.Say("add %s, or name one that is there", File(SourceLang, k.Folder, id))), "%s", k.Missing(id))
}

// checkRef reports a reference that the register does not have.
func (lib *Library) checkRef(s, file string, line, col int, rep *report.Report) {
	ref, ok := cite.Parse(s)
	if !ok {
		rep.Errorf("citation", file, line, col, lib.howToCite(s, report.Say("write it as cpl#22 or cpl#276(1)")), "%q is not a reference to an article", s)
		return
	}
	law := lib.Laws.Get(ref.Law)
	if law == nil {
		lib.checkItem(kindNamed("law"), ref.Law, file, line, col, rep)
		return
	}
	if ref.Article == "" || law.Source().Article(ref.Article) != nil {
		return
	}
	var have []string
	for _, a := range law.Source().Articles {
		have = append(have, a.ID)
	}
	rep.Errorf("unknown-article", file, line, col,
		report.Say("add a section \"## %s\" with its paraphrase to %s, or cite one it has: %s", ref.Article, law.Source().File, strings.Join(have, ", ")),
		"the register has no article %s of %q", ref.Article, ref.Law)
}

func (lib *Library) checkBasis(rep *report.Report) {
	for _, d := range lib.Rules.Decisions {
		for _, row := range d.Rows {
			for _, b := range row.Basis {
				lib.checkRef(b, d.File, row.Line, 0, rep)
			}
		}
	}
	for i := range lib.Cases {
		c := &lib.Cases[i]
		if _, ok := cite.ParseList(c.Basis); c.Basis != "" && !ok {
			rep.Errorf("case", c.File, c.BasisLine, 0, lib.howToCite(c.Basis, report.Say("write it as frj#1; frj#2")), "%q is not a list of articles", c.Basis)
		}
		for _, r := range c.Refs() {
			lib.checkRef(r.String(), c.File, c.BasisLine, 0, rep)
		}
	}
}

func (lib *Library) checkCourts(_ Date, rep *report.Report) {
	for _, c := range lib.Courts.Items {
		t := c.Source()
		if (t.Front.Level == "division") != (t.Front.DivisionOf != "") {
			rep.Errorf("court", t.File, t.Line("level"), 1, `give a division "level: division" and the court it belongs to in "division-of"`, "level and division-of do not fit together")
		}
		f := &t.Front
		for _, known := range []struct{ key, value string }{
			{"address", f.Address}, {"telephone", f.Telephone}, {"hours", f.Hours}, {"filing-window", f.Window}, {"online", f.Online}, {"map", f.Map},
		} {
			if known.value != "" && (f.Contact == "" || f.ContactOn == "") {
				rep.Errorf("court", t.File, t.Line(known.key), 1, `say in "contact-source" at which address it was read, and in "contact-day" when`, "%s stands without its source and day: how to reach a court changes", known.key)
				break
			}
		}
	}
}

func (lib *Library) checkLaws(date Date, rep *report.Report) {
	lib.checkForce(date, rep)
	lib.checkSites(rep)
	lib.checkTariff(rep)
	lib.checkPeriods(rep)
	lib.checkInterest(rep)
}

// checkForce warns of each law that does not hold on the day, with every place
// that stands on it.
func (lib *Library) checkForce(date Date, rep *report.Report) {
	for _, law := range lib.Laws.Items {
		t := law.Source()
		if t.Front.HoldsOn(date) {
			continue
		}
		places := lib.Places(cite.Ref{Law: law.ID})
		if len(places) == 0 {
			continue
		}
		key, since := "in-force", report.Say("it takes effect on %s", t.Front.InForce)
		if t.Front.InForce == "" || t.Front.InForce <= date {
			key, since = "until", report.Say("it ended on %s", t.Front.Until)
		}
		list := report.List{Between: "\n\t"}
		for _, p := range places {
			list.Texts = append(list.Texts, report.Say("%s stands on %s", p, p.Ref))
		}
		rep.Warnf("not-in-force", t.File, t.Line(key), 1, report.Say("review each place:\n\t%s", list),
			"%q is not in force on %s: %s", law.ID, date, since)
	}
}

// HoldsOn reports whether the law is in force on a day.
func (f *LawFront) HoldsOn(day Date) bool {
	return (f.InForce == "" || f.InForce <= day) && (f.Until == "" || day < f.Until)
}

// String writes the place as file:line:column.
func (p Place) String() string {
	if p.Col == 0 {
		return fmt.Sprintf("%s:%d", p.File, p.Line)
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Col)
}
