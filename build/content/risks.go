package content

import (
	"slices"
	"strings"

	"wentu/build/report"
)

// RiskPrefix is what the ids of risks begin with, so that a table may give risks and outcomes
// side by side.
const RiskPrefix = "risk-"

// RiskPhases are the phases of a case that a risk may fall into, in the order of a case.
var RiskPhases = []string{
	"pre_contract", "pre_suit", "filing", "service", "defence", "evidence", "preservation",
	"hearing", "judgment", "appeal", "enforcement", "cross_border",
}

// The parts of the text of a risk, below what says when it strikes.
const (
	RiskFollows = "consequence" // what follows
	RiskNow     = "now"         // what to do now
)

// RiskParts are these, in the order of a page.
var RiskParts = []string{RiskFollows, RiskNow}

// Severities are how much a risk threatens, the worst first.
var Severities = []string{"high", "medium", "low"}

// RiskFront is the front matter of a risk warning (诉讼风险提示). Its text says when the risk
// strikes, and in its parts what follows and what to do now.
type RiskFront struct {
	Risk       string   `front:"risk,id"`
	Title      string   `front:"title,required,word"`
	Threatens  string   `front:"threatens,required,claimant|defendant|both"`
	Phase      []string `front:"phase,required"` // the first is where it is listed
	Severity   string   `front:"severity,required,high|medium|low"`
	Confidence string   `front:"confidence,required,verified|recalled"`
}

// RisksOf are the risks that are listed in a phase, the worst first, then by id.
func (lib *Library) RisksOf(phase string) []*Item[RiskFront] {
	var out []*Item[RiskFront]
	for _, it := range ShelfOf[RiskFront](lib).Items {
		if len(it.Front.Phase) > 0 && it.Front.Phase[0] == phase {
			out = append(out, it)
		}
	}
	slices.SortStableFunc(out, func(a, b *Item[RiskFront]) int {
		return slices.Index(Severities, a.Front.Severity) - slices.Index(Severities, b.Front.Severity)
	})
	return out
}

// checkRisks reports ids, phases and parts that pages of risks cannot show.
func (lib *Library) checkRisks(_ Date, rep *report.Report) {
	for _, it := range ShelfOf[RiskFront](lib).Items {
		t := it.Source()
		if !strings.HasPrefix(it.ID, RiskPrefix) {
			rep.Errorf("risk", t.File, t.Line("risk"), 1, report.Say("name the file and its id %q", RiskPrefix+it.ID), "the id of a risk begins with %q", RiskPrefix)
		}
		for _, p := range it.Front.Phase {
			if !slices.Contains(RiskPhases, p) {
				rep.Errorf("risk", t.File, t.Line("phase"), 1, report.DidYouMean(p, RiskPhases, report.Say("the phases are %s", strings.Join(RiskPhases, ", "))), "there is no phase %q", p)
			}
		}
		if t.Doc.Empty() {
			rep.Errorf("risk", t.File, 1, 0, "say in a sentence or two when it strikes, below the front matter", "the text does not say when the risk strikes")
		}
		// What the translations are compared with is lost with a part; a heading that is nearly
		// that of one is the only fault.
		lacks := slices.DeleteFunc(slices.Clone(RiskParts), func(p string) bool { return t.Article(p) != nil })
		for _, p := range t.Articles {
			if p.ID != "" && !slices.Contains(RiskParts, p.ID) {
				meant := report.Nearest(p.ID, lacks)
				lacks = slices.DeleteFunc(lacks, func(p string) bool { return p == meant })
				rep.Lostf("risk", t.File, p.Line, 1, report.DidYouMean(p.ID, RiskParts, report.Say("the parts are %s", strings.Join(RiskParts, ", "))), "no page of a risk shows the part %q", p.ID)
			}
		}
		for _, p := range lacks {
			rep.Lostf("risk", t.File, 1, 0, report.Say("write it below the heading %q", "## "+p), "the text of a risk needs the part %q", p)
		}
	}
}
