package source

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"

	"wentu/build/report"
)

// unseen reports each line of a text with a character that nobody sees: it keeps words from
// being found, and cells and keys from being what they seem.
func unseen(text []byte, name string, rep *report.Report) {
	if bytes.IndexFunc(text, mayBeUnseen) < 0 {
		return
	}
	n := 0
	for line := range strings.Lines(string(text)) {
		n++
		var before rune
		for i, r := range []rune(line) {
			if mayBeUnseen(r) && !(joins(r) && shaped(before)) {
				rep.Errorf("unseen", name, n, i+1, "delete it, or type the words around it again: it came with what was copied", "the character %s stands in the text, and nobody sees it", fmt.Sprintf("%U", r))
				break
			}
			before = r
		}
	}
}

// mayBeUnseen reports whether a character shows nothing, or a box in place of what was lost.
func mayBeUnseen(r rune) bool {
	switch {
	case r < '\u00ad':
		return false
	case r >= 0x2060 && r <= 0x2064, r >= 0xfff9 && r <= 0xfffd, r >= 0xe0000 && r <= 0xe0fff:
		return true
	case unicode.Is(unicode.Co, r): // the bullets of some programs
		return true
	}
	return strings.ContainsRune("\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u200c\u200d\u2028\u2029\u2800\u3164\ufeff\uffa0", r)
}

// joins reports whether a character joins letters, or keeps them apart.
func joins(r rune) bool { return r == '\u200c' || r == '\u200d' }

// shaped reports whether a letter is of a script whose letters join, as Persian writes them,
// or a picture that others are joined to.
func shaped(r rune) bool {
	return r >= 0x0600 && r <= 0x08ff || r >= 0x0900 && r <= 0x0dff || r == '\ufe0f' || r >= 0x1f000 && r <= 0x1faff
}
