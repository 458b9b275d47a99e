package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"wentu/app/address"
	"wentu/app/interview"
	"wentu/app/view"
)

// sheet is all questions of an interview on one page.
type sheet struct {
	app.Compo
	View  *view.Sheet
	Title string
	L     *lex
}

func (c *sheet) Render() app.UI {
	v, l := c.View, c.L
	return spread(nil,
		el("p", at{"class", "kicker"}, v.Kicker),
		el("h1", nil, el("span", at{"class", "name"}, phrases(c.Title))),
		some("p", at{"class", "lead"}, v.Lead),
		el("p", nil, link("", v.Start)),
		el("form", at{"class", "typed compute sheet", "id", "sheet", "hidden", "true", "novalidate", "novalidate"},
			el("div", at{"class", "fields"}, each(v.Fields, func(f view.Field) app.UI { return sheetField(f, l) })),
			el("output", at{"id", "verdict", "aria-live", "polite"})))
}

// sheetField is a question of a sheet, with a place for what is wrong with its answer.
func sheetField(f view.Field, l *lex) app.UI {
	id := "f-" + f.Key
	var control app.UI
	if in := f.Input; in != nil {
		control = el("span", at{"class", "field"},
			el("input", at{"id", id, "name", f.Key, "type", "text", "autocomplete", "off", "inputmode", inputMode(in.Kind), "aria-describedby", id + "-said"}),
			some("span", at{"class", "unit"}, in.Unit))
	} else {
		options := []app.UI{el("option", at{"value", notChosen}, l.say("ui.sheet.none"))}
		var group []app.UI
		name := ""
		end := func() {
			if name != "" {
				options = append(options, el("optgroup", at{"label", name}, group))
			} else {
				options = append(options, group...)
			}
			group = nil
		}
		for _, o := range f.Options {
			if o.Group != "" {
				end()
				name = o.Group
			}
			group = append(group, el("option", at{"value", o.Value}, o.Label))
		}
		end()
		control = el("select", at{"id", id, "name", f.Key}, options)
	}
	return el("div", at{"id", id + "-line"}, el("label", at{"for", id}, f.Label), control, el("div", at{"class", "said", "id", id + "-said"}))
}

// notChosen is the value of a choice that was not made, which no answer has.
const notChosen = "--"

// inputMode is the keyboard that a field asks for on a phone.
func inputMode(kind string) string {
	if kind == "money" || kind == "number" {
		return "decimal"
	}
	return ""
}

// runSheet brings a sheet to life: as it is filled, questions that no longer matter go, and what the
// answers come to stands beside them.
func runSheet(d *interview.Data, w ToolWords) {
	place := address.Place{Goal: d.Goal.ID, Kind: address.Open}
	fields := d.Sheet().Fields
	shown := make(map[string]string) // what was said of a field, by key
	out := byID("verdict")
	alive(byID("sheet"), func() {
		s := interview.Session{}
		given := make(map[string]bool)
		for _, f := range fields {
			text := byID("f-" + f.Key).Get("value").String()
			if text == notChosen {
				text = ""
			}
			var wrong string
			s, wrong = d.Enter(s, f.Key, text)
			given[f.Key] = text != ""
			said := view.HTML("")
			if wrong != "" {
				said = w.say("error", wrong)
				if may := d.Readings(interview.Spot{Place: place, Session: s}, f.Key, text); len(may) > 0 {
					said = w.twoWays("f-"+f.Key, may)
				}
			}
			if string(said) != shown[f.Key] {
				shown[f.Key] = string(said)
				byID("f-"+f.Key+"-said").Set("innerHTML", string(said))
			}
		}
		matter := d.Matter(s)
		for _, f := range fields {
			line := byID("f-" + f.Key + "-line")
			line.Set("hidden", !given[f.Key] && !matter[f.Key])
			line.Get("classList").Call("toggle", "left", !given[f.Key]) // not answered, so not printed
		}
		out.Set("innerHTML", string(w.verdict(d.Verdict(place, s))))
	})
}

// verdict is what the answers come to.
func (w ToolWords) verdict(v *view.Verdict) view.HTML {
	to := v.Href
	if v.Next != "" {
		to = "#f-" + v.Next
	}
	return w.html(el("div", nil,
		when(v.Next != "", el("p", at{"class", "kicker"}, w.Words.T("interview.sheet.next"))),
		el("p", at{"class", "to"}, el("a", at{"href", to}, v.Title.Name)),
		some("p", at{"class", "zh", "lang", "zh-Hans"}, v.Title.Zh),
		some("p", at{"class", "hint"}, v.Left),
		when(len(v.Lines) > 0, el("ul", nil, each(v.Lines, func(s string) app.UI { return el("li", nil, s) }))),
		some("p", at{"class", "hint"}, v.More),
		when(v.Next == "", el("p", nil, el("a", at{"class", "start", "href", v.Href}, w.Words.T("interview.sheet.whole"))))))
}
