package typed

import (
	"strings"
	"unicode"
)

// plainLetters are the letters under the accents of names, and the forms of Arabic letters
// that people write for one another.
var plainLetters = map[rune]string{
	'à': "a", 'á': "a", 'â': "a", 'ã': "a", 'ä': "a", 'å': "a", 'ā': "a", 'ç': "c", 'č': "c", 'è': "e", 'é': "e", 'ê': "e", 'ë': "e",
	'ì': "i", 'í': "i", 'î': "i", 'ï': "i", 'ı': "i", 'ñ': "n", 'ò': "o", 'ó': "o", 'ô': "o", 'õ': "o", 'ö': "o", 'ø': "o",
	'ù': "u", 'ú': "u", 'û': "u", 'ü': "u", 'ý': "y", 'ß': "ss", 'æ': "ae", 'œ': "oe",
	'أ': "ا", 'إ': "ا", 'آ': "ا", 'ٱ': "ا", 'ة': "ه", 'ى': "ي", 'ـ': "",
}

// Folded is a name as it is compared: letters and digits alone, small and without accents.
func Folded(s string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(s) {
		if p, ok := plainLetters[r]; ok {
			b.WriteString(p)
		} else if unicode.IsLetter(r) || unicode.IsDigit(r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}
