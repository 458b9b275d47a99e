package site

import (
	"maps"
	"slices"

	"wentu/app/address"
	"wentu/app/interview"
	"wentu/app/view"
	"wentu/app/wording"
	"wentu/build/content"
)

// Interview is a goal of the content with the folded tables behind it.
type Interview struct {
	Item  *content.Item[content.GoalFront]
	Logic *interview.Logic
}

// dataPrefixes are the messages that every interview needs in the browser.
var dataPrefixes = []string{"interview.", "word.", "unit.", "locale.", "attribute.", "attribute-value.", "ui."}

// ownPrefixes are the messages that stand for something by its id: an interview gets
// those that it can come to speak of.
var ownPrefixes = []string{"fact.", "decision.", "goal.", "party.", "continent."}

// catalogue is what tables and interviews put into words with: the messages, and the
// names of courts and outcomes, which are content.
func (b *builder) catalogue() wording.Catalogue {
	c := make(wording.Catalogue)
	maps.Copy(c, b.w.Flat(append(slices.Clone(dataPrefixes), ownPrefixes...)...))
	for _, o := range b.Lib.Outcomes.Items {
		c["outcome."+o.ID] = o.Best(b.lang.Code).Front.Title
	}
	for _, r := range content.ShelfOf[content.RiskFront](b.Lib).Items {
		c["outcome."+r.ID] = r.Best(b.lang.Code).Front.Title
	}
	for _, ct := range b.Lib.Courts.Items {
		c["court."+ct.ID] = b.courtName(ct).Name
	}
	for code := range b.Lib.Rules.Countries {
		maps.Copy(c, b.w.Flat("country."+code))
	}
	return c
}

// interviews makes the static walk of every interview and the words that the browser
// goes on with.
func (b *builder) interviews() {
	for _, in := range b.Interviews {
		b.start(in)
		data := b.data(in)
		words, err := data.EncodeWords()
		if err != nil {
			b.Rep.Errorf("goal", in.Item.Source().File, 1, 0, "correct the tables behind the goal", "the interview %q cannot be made: %v", in.Item.ID, err)
			continue
		}
		b.lang.Data[in.Item.ID] = words
		b.worked(in, data)
		b.sheet(in, data)
		placed := b.placed(in)
		for _, p := range data.Pages() {
			path := p.Place.Path()
			b.add(&Page{Path: path, Kind: kindOf(p.Place, in), Uses: &stepUses, Summary: p.Title, Title: p.Title, Called: data.DocumentTitle(interview.Spot{Place: p.Place}), Goal: in.Item.ID, Collects: in.Logic.Goal.Collects(), Placed: placed[p.Place]},
				func() any { return data.View(interview.Spot{Place: p.Place}) }, b.goalCrumb(path, in))
		}
	}
}

// kindOf is the kind of a page of an interview: its result is a page of its own, or a list
// of lines; a question with every country is a list too.
func kindOf(at address.Place, in *Interview) string {
	switch {
	case in.Logic.Goal.Collects() && (at.Kind == address.Result || at.Kind == address.Open):
		return "checklist"
	case at.Kind == address.Question && in.Logic.AsksCountry(at.Name):
		return "list"
	}
	return string(at.Kind)
}

// start is the page that an interview begins on.
func (b *builder) start(in *Interview) {
	path := startPath(in)
	t := in.Item.Best(b.lang.Code)
	a := article(b, in.Item, path)
	a.Lead = t.Front.Summary
	a.Start = view.Link{Href: relative(path, in.Logic.First().Path()), Text: b.w.Get("site.begin")}
	a.Next = []view.Link{{Href: relative(path, sheetPath(in)), Text: b.w.Get("interview.sheet.title")}}
	a.Paste = relative(path, address.Place{Goal: in.Item.ID, Kind: address.Go}.Path())
	b.add(&Page{Path: path, Kind: "page", Summary: t.Front.Summary, Title: t.Front.Title}, func() any { return a })
}

// sheet is the page with all questions of an interview.
func (b *builder) sheet(in *Interview, data *interview.Data) {
	path, title := sheetPath(in), b.w.Get("interview.sheet.title")
	b.add(&Page{Path: path, Kind: "sheet", Uses: &sheetUses, Summary: b.w.Get("interview.sheet.lead"), Title: title, Called: title + " · " + b.goalName(in), Goal: in.Item.ID, Tool: "sheet"}, func() any {
		v := data.Sheet()
		v.Kicker, v.Lead = b.goalName(in), b.w.Get("interview.sheet.lead")
		v.Start = view.Link{Href: relative(path, startPath(in)), Text: b.w.Get("interview.sheet.start")}
		return v
	}, b.goalCrumb(path, in))
}

func sheetPath(in *Interview) string { return in.Item.ID + "/all.html" }

func startPath(in *Interview) string {
	return address.Place{Goal: in.Item.ID, Kind: address.Start}.Path()
}

// main is the interview that the site is about: the first.
func (b *builder) main() (path, name string, ok bool) {
	if len(b.Interviews) == 0 {
		return "", "", false
	}
	return startPath(b.Interviews[0]), b.goalName(b.Interviews[0]), true
}

// toMain leads from a page to the main interview.
func (b *builder) toMain(path string) []view.Link {
	start, _, ok := b.main()
	if !ok {
		return nil
	}
	return []view.Link{{Href: relative(path, start), Text: b.w.Get("site.home.start")}}
}

// goalLink is how a page names an interview.
func (b *builder) goalLink(id, from string) view.Link {
	g := b.Lib.Goals.Get(id)
	if g == nil {
		return view.Link{}
	}
	return view.Link{Href: relative(from, address.Place{Goal: id, Kind: address.Start}.Path()), Text: g.Best(b.lang.Code).Front.Title}
}

// goalName is what an interview is called in lists and at the head of its pages.
func (b *builder) goalName(in *Interview) string { return b.w.Get("goal." + in.Item.ID + ".name") }

func (b *builder) goalCrumb(path string, in *Interview) view.Link {
	return view.Link{Href: relative(path, startPath(in)), Text: b.goalName(in)}
}

// data joins the logic of an interview with the words of the language.
func (b *builder) data(in *Interview) *interview.Data {
	goal := in.Item.ID
	d := &interview.Data{
		Logic: in.Logic, Lang: b.lang.Code, Dir: b.lang.Dir, Words: b.wordsOf(in.Logic),
		Outcomes: make(map[string]interview.Outcome), Meanings: make(map[string]view.Meaning),
		Courts: make(map[string]view.Court), Cites: make(map[string]view.Cite),
	}
	if p := b.Lib.Pages.Get(checkPage); p != nil {
		d.Check = b.body(p.Best(b.lang.Code).Doc, address.Place{Goal: goal, Kind: address.Check}.Path(), p.In(b.lang.Code) == nil)
	}
	// One path stands for all results: they lie in one folder, so that links written for
	// one are right on each.
	result := address.Place{Goal: goal, Kind: address.Result, Name: "_"}.Path()
	for _, id := range given(in.Logic) {
		if r := content.ShelfOf[content.RiskFront](b.Lib).Get(id); r != nil {
			d.Outcomes[id], d.Meanings[id] = b.riskLine(r, result)
		} else if o := b.Lib.Outcomes.Get(id); o != nil {
			t := o.Best(b.lang.Code)
			out := interview.Outcome{Title: t.Front.Title, Kind: o.Front.Kind, Mark: b.mark(o.Front.Confidence), Courts: o.Front.Courts}
			if !b.source {
				out.Zh = o.Front.Title
			}
			d.Outcomes[id], d.Meanings[id] = out, b.meaning(t.Doc, result, o.In(b.lang.Code) == nil)
			b.inCountries(d, id, o.Front.Country, result)
		}
	}
	b.stepsOf(in, d)
	if g := in.Item.Front.Guide; b.Lib.Guides.Get(g) != nil {
		d.File = view.Link{Href: b.guideLink(g, homePath).Href, Text: b.w.Get("goal." + goal + ".file")}
	}
	if then := in.Item.Front.Then; b.Lib.Goals.Get(then) != nil {
		d.File = view.Link{Href: address.Place{Goal: then, Kind: address.Start}.Path(), Text: b.w.Get("goal." + goal + ".file")}
	}
	for _, id := range in.Item.Front.Also {
		if b.Lib.Goals.Get(id) != nil {
			d.Also = append(d.Also, view.Link{Href: address.Place{Goal: id, Kind: address.Start}.Path(), Text: b.w.Get("goal." + id + ".also")})
		}
	}
	for _, c := range b.Lib.Courts.Items {
		d.Courts[c.ID] = view.Court{
			Official: b.courtName(c), Href: b.courtHref(c, homePath), Level: b.w.Get("site.court.level." + c.Front.Level), Seat: c.Best(b.lang.Code).Front.Seat,
			Facts: b.courtReach(c), Mark: b.mark(c.Front.Confidence),
		}
	}
	for _, dec := range in.Logic.Set.Decisions {
		for _, ref := range basis(dec) {
			d.Cites[ref.String()] = b.cite(ref, homePath)
		}
	}
	return d
}

// given lists what the decisions of an interview give, by name, once each.
func given(l *interview.Logic) []string {
	var out []string
	seen := make(map[string]bool)
	for _, d := range l.Set.Decisions {
		for _, r := range d.Rows {
			for _, o := range r.Out {
				for _, v := range o.Items() {
					if id := v.Text(); id != "" && !seen[id] {
						seen[id] = true
						out = append(out, id)
					}
				}
			}
		}
	}
	return out
}

// wordsOf are the messages that an interview can come to speak of.
func (b *builder) wordsOf(l *interview.Logic) wording.Catalogue {
	prefixes := append(slices.Clone(dataPrefixes), "goal."+l.Goal.ID+".")
	if l.Set.Countries != nil {
		prefixes = append(prefixes, "country.", "continent.")
	}
	for _, f := range l.Set.Facts {
		prefixes = append(prefixes, "fact."+f.ID+".")
		if f.Party != "" {
			prefixes = append(prefixes, "party."+f.Party+".")
		}
	}
	for _, d := range l.Set.Decisions {
		prefixes = append(prefixes, "decision."+d.ID+".")
	}
	c := b.wording.Below(prefixes...)
	for _, f := range l.Set.Facts {
		for _, g := range f.Groups { // a heading stands with the first answer below it
			key := "fact." + f.ID + ".group."
			if len(g) > 1 {
				c[key+g[1]] = c[key+g[0]]
			}
			delete(c, key+g[0])
		}
	}
	for _, id := range given(l) {
		for _, key := range []string{"outcome." + id, "court." + id} {
			if b.wording.Has(key) {
				c[key] = b.wording[key]
			}
		}
	}
	return c
}

// Asset is a file that pages name by a plain name and find by its hash.
type Asset struct {
	Name string
	Data []byte
}

// Goals are the folders of the interviews.
func (in *Input) Goals() []string {
	var out []string
	for _, i := range in.Interviews {
		out = append(out, i.Item.ID)
	}
	return out
}

// Data is what the browser gets of the interviews: the logic of each once, and its words
// in every language.
func Data(in *Input, langs []*Language) ([]Asset, error) {
	var out []Asset
	for _, i := range in.Interviews {
		logic, err := i.Logic.Encode()
		if err != nil {
			return nil, err
		}
		out = append(out, Asset{LogicAsset(i.Item.ID), logic})
		for _, l := range langs {
			if words := l.Data[i.Item.ID]; words != nil {
				out = append(out, Asset{WordsAsset(i.Item.ID, l.Code), words})
			}
		}
	}
	tools, err := toolData(in, langs)
	if err != nil {
		return nil, err
	}
	out = append(out, tools...)
	for _, more := range []func(*Input, []*Language) ([]Asset, error){starts, places} {
		assets, err := more(in, langs)
		if err != nil {
			return nil, err
		}
		out = append(out, assets...)
	}
	return out, nil
}
