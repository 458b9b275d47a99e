package ui

import (
	"fmt"
	"slices"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"wentu/app/view"
)

// lex gives the fixed words by key and remembers which were missing.
type lex struct {
	words   view.Words
	dir     string // of the page: "rtl" for from right to left
	missing []string
}

func (l *lex) say(key string) string {
	s, ok := l.words[key]
	if !ok {
		if !slices.Contains(l.missing, key) {
			l.missing = append(l.missing, key)
		}
		return key
	}
	return s
}

// arrow points to what follows. It is text, so that it is there in what is copied, and
// not spoken.
func (l *lex) arrow() app.UI {
	sign := "→"
	if l.dir == "rtl" {
		sign = "←"
	}
	return el("span", at{"class", "arrow", "aria-hidden", "true"}, sign)
}

func (l *lex) err() error {
	if len(l.missing) == 0 {
		return nil
	}
	return fmt.Errorf("words missing from the catalogue: %s", strings.Join(l.missing, ", "))
}
