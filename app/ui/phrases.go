package ui

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// phrases is a Chinese heading in parts that go to the next line whole, where they fit
// there, and else break by the rules of Chinese: after a comma or a colon, before a
// bracket, around the name of a law. Other texts stay one.
func phrases(text string) any {
	var out []app.UI
	begin := 0
	cut := func(end int) {
		if end > begin {
			out = append(out, el("span", at{"class", "phrase"}, text[begin:end]))
			begin = end
		}
	}
	var last rune
	for i, r := range text {
		if strings.ContainsRune("（《", r) && !strings.ContainsRune("（《“", last) ||
			strings.ContainsRune("，、：；？！》）", last) && !strings.ContainsRune("，、：；？！》）”", r) {
			cut(i)
		}
		last = r
	}
	if out == nil {
		return text
	}
	cut(len(text))
	return out
}
