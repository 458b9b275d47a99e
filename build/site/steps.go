package site

import (
	"wentu/app/address"
	"wentu/app/interview"
	"wentu/app/view"
	"wentu/build/content"
)

// steps makes a page of each list of steps: a result without answers leads to those that it
// may call for.
func (b *builder) steps() {
	goal := b.stepsGoal()
	if goal == nil {
		return
	}
	for _, s := range b.Lib.StepsInOrder() {
		path := stepsPath(s.ID)
		title := b.stepsTitle(s)
		b.add(&Page{Path: path, Kind: "steps", Summary: b.w.Get("site.steps.lead"), Title: title}, func() any {
			a := article(b, s, path)
			a.Lead, a.Cites = b.w.Get("site.steps.lead"), brief(a.Cites)
			a.Next = b.toMain(path)
			return a
		}, b.goalCrumb(path, goal))
	}
}

// stepsGoal is the interview whose results have steps, nil where none has.
func (b *builder) stepsGoal() *Interview {
	for _, in := range b.Interviews {
		if in.Logic.Goal.Steps != "" {
			return in
		}
	}
	return nil
}

func stepsPath(id string) string { return itemPath("steps", id) }

func (b *builder) stepsTitle(s *content.Item[content.StepsFront]) string {
	return b.w.Get("site.steps.title", "kind", s.Best(b.lang.Code).Front.Title)
}

func (b *builder) stepsLink(id, from string) view.Link {
	s := content.ShelfOf[content.StepsFront](b.Lib).Get(id)
	if s == nil || b.stepsGoal() == nil {
		return view.Link{}
	}
	return view.Link{Href: relative(from, stepsPath(id)), Text: b.stepsTitle(s)}
}

// stepsOf are the steps beside the results of an interview.
func (b *builder) stepsOf(in *Interview, d *interview.Data) {
	if in.Logic.Goal.Steps == "" {
		return
	}
	result := address.Place{Goal: in.Item.ID, Kind: address.Result, Name: "_"}.Path()
	for _, s := range b.Lib.StepsInOrder() {
		t := s.Best(b.lang.Code)
		d.Steps = append(d.Steps, interview.Steps{For: s.Front.For, Title: t.Front.Title, Href: stepsPath(s.ID)})
		d.Meanings[stepsPath(s.ID)] = view.Meaning{Next: b.body(t.Doc, result, s.In(b.lang.Code) == nil)}
	}
}
