package ui

import (
	"fmt"
	"slices"
	"strings"

	"wentu/app/view"
)

// lex gives the fixed words by key and remembers which were missing.
type lex struct {
	words   view.Words
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

func (l *lex) err() error {
	if len(l.missing) == 0 {
		return nil
	}
	return fmt.Errorf("words missing from the catalogue: %s", strings.Join(l.missing, ", "))
}
