package ui

import (
	"fmt"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"wentu/app/markup"
	"wentu/app/view"
)

// Render writes the HTML of a page's root element, the first child of body.
func Render(w *markup.Writer, p *view.Page, words view.Words) error {
	l := &lex{words: words, dir: p.Dir}
	main := body(p.Main, p.Title, l)
	if main == nil {
		return fmt.Errorf("page %q: no component renders %T", p.Title, p.Main)
	}
	w.Page(p.Lang, p.Dir)
	write(w, frame(
		&header{View: &p.Header, L: l},
		crumbs(p.Crumbs, p.Print, l),
		&footer{View: &p.Footer, L: l},
		p.Header.Skip, kind(p.Main), main,
	))
	if err := l.err(); err != nil {
		return fmt.Errorf("page %q: %w", p.Title, err)
	}
	return nil
}

// body is the component of a Main value, nil where there is none. The title is
// for those that have no heading of their own.
func body(main any, title string, l *lex) app.UI {
	switch v := main.(type) {
	case *view.Home:
		return &home{View: v, Title: title, L: l}
	case *view.Article:
		return &article{View: v, Title: title, L: l}
	case *view.List:
		return &list{View: v, Title: title, L: l}
	case *view.Law:
		return &law{View: v, L: l}
	case *view.Tool:
		return &tool{View: v, Title: title, L: l}
	case *view.Sheet:
		return &sheet{View: v, Title: title, L: l}
	}
	return step(main, title, l)
}

// step is body for the pages of an interview. The browser makes no others, and its binary
// leaves out what it does not reach.
func step(main any, title string, l *lex) app.UI {
	switch v := main.(type) {
	case *view.Question:
		return &question{View: v, L: l}
	case *view.Answers:
		return &answers{View: v, Title: title, L: l}
	case *view.Result:
		return &result{View: v, L: l}
	case *view.Open:
		return &open{View: v, Title: title, L: l}
	case *view.Checklist:
		return &checklist{View: v, L: l}
	}
	return nil
}

// kind names a Main type for the style sheet.
func kind(main any) string {
	switch main.(type) {
	case *view.Home:
		return "home"
	case *view.Article:
		return "article"
	case *view.List:
		return "list"
	case *view.Law:
		return "law"
	case *view.Tool:
		return "article tool"
	case *view.Sheet:
		return "article tool sheets"
	case *view.Question:
		return "question"
	case *view.Answers:
		return "answers"
	case *view.Result:
		return "result"
	case *view.Open:
		return "open"
	case *view.Checklist:
		return "checklist"
	}
	return ""
}
