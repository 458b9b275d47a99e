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
var RequiredPages = []string{"home", "finder", "notice", "not-found"}

// Check reports what is wrong between the files: links that lead nowhere, unknown
// articles, courts and outcomes, translations that are missing or stale, and law
// that is not in force on the given day.
func (lib *Library) Check(date Date, rep *report.Report) {
	lib.checkPages(rep)
	lib.checkLinks(rep)
	lib.checkBasis(rep)
	lib.checkCourts(rep)
	lib.checkOutcomes(rep)
	lib.checkTranslations(rep)
	lib.checkLawTexts(rep)
	lib.checkForce(date, rep)
}

func (lib *Library) checkPages(rep *report.Report) {
	for _, id := range RequiredPages {
		if !lib.Pages.Has(id) {
			name := File(SourceLang, "pages", id)
			rep.Errorf("no-page", name, 0, 0, report.Say("write it, with \"page: %s\" and a title in the front matter", id), "the site needs the page %q", id)
		}
	}
}

func (lib *Library) checkLinks(rep *report.Report) {
	checkLinks(lib, lib.Guides, rep)
	checkLinks(lib, lib.Pages, rep)
	checkLinks(lib, lib.Outcomes, rep)
	checkLinks(lib, lib.Decisions, rep)
	checkLinks(lib, lib.Courts, rep)
	checkLinks(lib, lib.Laws, rep)
}

func checkLinks[F any](lib *Library, shelf *Shelf[F], rep *report.Report) {
	for _, it := range shelf.Items {
		for _, lang := range lib.Langs {
			if t := it.In(lang); t != nil {
				for _, l := range t.Links() {
					lib.checkLink(t.File, l, rep)
				}
			}
		}
	}
}

func (lib *Library) checkLink(file string, l markdown.Link, rep *report.Report) {
	if l.Scheme == "law" {
		lib.checkRef(l.Target, file, l.Line, l.Col, rep)
		return
	}
	var has bool
	var ids func() []string // asked only when the target is not there: there are many links
	var msg report.Text
	switch l.Scheme {
	case "guide":
		has, ids = lib.Guides.Has(l.Target), lib.Guides.IDs
		msg = report.Say("there is no guide %q", l.Target)
	case "court":
		has, ids = lib.Courts.Has(l.Target), lib.Courts.IDs
		msg = report.Say("there is no court %q", l.Target)
	case "rule":
		has, ids = lib.Decisions.Has(l.Target), lib.Decisions.IDs
		msg = report.Say("there is no rule %q", l.Target)
	case "page":
		has = lib.Pages.Has(l.Target) || slices.Contains(Lists, l.Target)
		ids = func() []string { return append(lib.Pages.IDs(), Lists...) }
		msg = report.Say("there is no page %q", l.Target)
	}
	if !has {
		rep.Errorf("unknown-"+l.Scheme, file, l.Line, l.Col, report.DidYouMean(l.Target, ids(), "add its file, or name one that is there"), "%s", msg)
	}
}

// Lists are the pages that are lists of others; page: links may name them.
var Lists = []string{"guides", "courts", "law", "rules"}

// checkRef reports a reference that the register does not have.
func (lib *Library) checkRef(s, file string, line, col int, rep *report.Report) {
	ref, ok := cite.Parse(s)
	if !ok {
		rep.Errorf("citation", file, line, col, "write it as cpl#22 or cpl#276(1)", "%q is not a reference to an article", s)
		return
	}
	law := lib.Laws.Get(ref.Law)
	if law == nil {
		if lib.Laws.Has(ref.Law) {
			return
		}
		ids := lib.Laws.IDs()
		rep.Errorf("unknown-law", file, line, col, report.DidYouMean(ref.Law, ids, report.Say("add content/zh-Hans/law/%s.md", ref.Law)), "the register has no law %q", ref.Law)
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
	for _, c := range lib.Courts.Items {
		t := c.Source()
		for _, r := range t.Front.Basis {
			lib.checkRef(r.String(), t.File, t.Line("basis"), 1, rep)
		}
	}
	for _, d := range lib.Rules.Decisions {
		for _, row := range d.Rows {
			for _, b := range row.Basis {
				lib.checkRef(b, d.File, row.Line, 0, rep)
			}
		}
	}
	for i := range lib.Cases {
		for _, r := range lib.Cases[i].Refs() {
			lib.checkRef(r.String(), lib.Cases[i].File, lib.Cases[i].BasisLine, 0, rep)
		}
	}
}

func (lib *Library) checkCourts(rep *report.Report) {
	ids := lib.Courts.IDs()
	for _, c := range lib.Courts.Items {
		t := c.Source()
		for key, id := range map[string]string{"appeal": t.Front.Appeal, "division-of": t.Front.DivisionOf} {
			if id != "" && !lib.Courts.Has(id) {
				rep.Errorf("unknown-court", t.File, t.Line(key), 1, report.DidYouMean(id, ids, "the courts are the files of content/zh-Hans/courts"), "there is no court %q", id)
			}
		}
		if (t.Front.Level == "division") != (t.Front.DivisionOf != "") {
			rep.Errorf("court", t.File, t.Line("level"), 1, `give a division "level: division" and the court it belongs to in "division-of"`, "level and division-of do not fit together")
		}
	}
}

func (lib *Library) checkOutcomes(rep *report.Report) {
	ids := lib.Courts.IDs()
	for _, o := range lib.Outcomes.Items {
		t := o.Source()
		for _, id := range t.Front.Courts {
			if !lib.Courts.Has(id) {
				rep.Errorf("unknown-court", t.File, t.Line("courts"), 1, report.DidYouMean(id, ids, "the courts are the files of content/zh-Hans/courts"), "there is no court %q", id)
			}
		}
	}
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
