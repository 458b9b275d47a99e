package interview

import (
	"strings"

	"wentu/app/rules"
)

// Answer adds an answer typed by the visitor. The error is in his words.
func (d *Data) Answer(s Session, question, text string) (Session, string) {
	k := d.parse(question)
	if k.fact < 0 {
		return s, d.say("link.fact", "Name", question)
	}
	f := &d.Set.Facts[k.fact]
	text = strings.NewReplacer("，", ",", "٬", ",", "٫", ".", "。", ".", "\u00a0", "", "\u202f", "", " ", "", "¥", "", "￥", "", "元", "", "CNY", "", "RMB", "").Replace(plainDigits(text))
	if text == "" {
		return s, d.say("input.empty")
	}
	v, err := f.Parse(text)
	if err != nil {
		return s, d.say("input." + string(f.Type))
	}
	return s.with(question, Answer{Part: rules.Part{Values: []rules.Value{v}}}), ""
}

// plainDigits turns the digits of other scripts and full-width ones into 0 to 9.
func plainDigits(s string) string {
	return strings.Map(func(r rune) rune {
		for _, zero := range []rune{'٠', '۰', '０', '๐', '०'} {
			if r >= zero && r <= zero+9 {
				return '0' + r - zero
			}
		}
		return r
	}, s)
}
