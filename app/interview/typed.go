package interview

import (
	"wentu/app/rules"
	"wentu/app/typed"
	"wentu/app/view"
)

// Answer adds an answer typed by the visitor. The error is in his words; where the text
// can be read in two ways, Readings has them.
func (d *Data) Answer(s Session, question, text string) (Session, string) {
	k := d.parse(question)
	if k.fact < 0 {
		return s, d.say("link.fact", "Name", question)
	}
	values, asks, wrong := d.read(&d.Set.Facts[k.fact], text)
	switch {
	case wrong != "":
		return s, wrong
	case asks != "":
		return s, asks
	case len(values) > 1:
		return s, d.say("input.two-ways")
	}
	return s.with(question, answerOf(values[0])), ""
}

// Rate asks for the rate at which a typed amount is to be converted: "" where it is not.
func (d *Data) Rate(question, text string) string {
	k := d.parse(question)
	if k.fact < 0 || d.Set.Facts[k.fact].Type != rules.TypeMoney {
		return ""
	}
	f := &d.Set.Facts[k.fact]
	m := typed.Amount(text, f.Unit, typed.LocaleOf(d.Lang, d.Words))
	if m.Currency == "" || m.Currency == f.Unit || len(m.Amounts) == 0 {
		return ""
	}
	return d.say("input.rate", "Currency", m.Currency)
}

// Readings are the answers that a typed text may mean, where there are several, or one
// that was worked out: each can be chosen.
func (d *Data) Readings(at Spot, question, text string) (out []view.Option) {
	k := d.parse(question)
	if k.fact < 0 {
		return nil
	}
	f := &d.Set.Facts[k.fact]
	values, asks, wrong := d.read(f, text)
	if wrong != "" || len(values) < 2 && asks == "" {
		return nil
	}
	for _, v := range values {
		a := answerOf(v)
		next := d.Next(at.Session.with(question, a))
		out = append(out, view.Option{Value: encode(a), Label: d.Words.Value(f, v), Href: d.href(at.Place, next)})
	}
	return out
}

func answerOf(v rules.Value) Answer { return Answer{Part: rules.Part{Values: []rules.Value{v}}} }

// read gives all that a text may mean as an answer to a fact, or why it is none. Asks is
// what the visitor is asked where it was worked out, and he is to confirm it.
func (d *Data) read(f *rules.Fact, text string) (out []rules.Value, asks, wrong string) {
	wrong = d.say("input." + string(f.Type))
	l := typed.LocaleOf(d.Lang, d.Words)
	var read []rules.Value
	switch f.Type {
	case rules.TypeMoney:
		m := typed.Amount(text, f.Unit, l)
		read = numbers(m.Amounts)
		if len(read) == 0 || m.Currency != "" && m.Currency != f.Unit {
			if yuan, money := typed.Converted(text, f.Unit, l); len(yuan) > 0 {
				read, asks = numbers(yuan), d.say("input.converted", "Currency", money)
				break
			}
		}
		if m.Currency != "" && m.Currency != f.Unit {
			return nil, "", d.say("input.currency", "Currency", m.Currency)
		}
	case rules.TypeNumber:
		read = numbers(typed.Number(text, l))
	case rules.TypeDate:
		read = typed.Date(text, l)
	case rules.TypeCountry:
		read = d.countries(text)
	default:
		if v, err := f.Parse(text); err == nil && !v.IsNull() {
			read = append(read, v)
		}
	}
	for _, v := range read {
		if v, err := f.Convert(v); err == nil {
			out = append(out, v)
		}
	}
	switch {
	case typed.Empty(text):
		return nil, "", d.say("input.empty")
	case len(out) == 0:
		return nil, "", wrong
	}
	return out, asks, ""
}

func numbers(in []float64) (out []rules.Value) {
	for _, f := range in {
		out = append(out, rules.NumberOf(f))
	}
	return out
}
