package typed

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// Most is where numbers end that are kept to the last digit.
const Most = 1e15

// Number reads a number. It gives what it may mean, that of the page's language first:
// nothing where it is none.
func Number(text string, l Locale) []float64 {
	s := strings.TrimSpace(strings.ToLower(plain(text)))
	return number(s, l)
}

func number(s string, l Locale) []float64 {
	if about(s) {
		return nil
	}
	if two, one, ok := arabicDual(s); ok {
		out := number(two, l)
		for _, n := range number(one, l) {
			if !slices.Contains(out, n) {
				out = append(out, n)
			}
		}
		return out
	}
	s = numberWords(strings.TrimPrefix(strings.TrimSuffix(s, "/-"), "+"))
	if whole, ok := strings.CutSuffix(s, "-"); ok { // 500.– and 500,--
		s = strings.TrimRight(whole, "-.,")
	}
	if strings.HasPrefix(s, ".") {
		s = "0" + s
	}
	s, below := strings.CutPrefix(strings.TrimRight(s, " ."), "-")
	tokens, ok := scan(strings.TrimSpace(s), l)
	if !ok {
		return nil
	}
	var out []float64
	for _, f := range sums(tokens) {
		if below && f != 0 {
			f = -f
		}
		if math.Abs(f) < Most && !slices.Contains(out, f) {
			out = append(out, f)
		}
	}
	return out
}

// about reports whether a number is one of several: 二三百万 is two or three million, and
// so is 三、四百万.
func about(s string) bool {
	run, zero := 0, false
	for _, r := range s {
		switch d := cjkDigits.Replace(string(r)); {
		case r == '、':
			return true
		case r == '点', r == '點': // 三点四五万 says all its figures
			run, zero = 0, true
			continue
		case r > 0x7f && len(d) == 1:
			run, zero = run+1, zero || d == "0"
			continue
		case run > 1 && !zero && strings.ContainsRune("十拾百佰千仟万萬亿億兆십백천만억조", r):
			return true
		}
		run, zero = 0, false
	}
	return false
}

// arabicDual gives both readings of مليونا, ألفا and مليارا where no number stands before: two of
// what follows, or one.
func arabicDual(s string) (two, one string, ok bool) {
	first, rest, _ := strings.Cut(s, " ")
	for _, w := range []string{"الف", "مليون", "مليار"} {
		if first != w && strings.ReplaceAll(first, "أ", "ا") == w+"ا" {
			return "2 " + w + " " + rest, w + " " + rest, true
		}
	}
	return "", "", false
}

// arabicLetters are letters that many type for each other.
var arabicLetters = strings.NewReplacer("أ", "ا", "إ", "ا", "آ", "ا", "ة", "ه", "ى", "ي", "ً", "")

// numberWords writes the numbers below a thousand that Arabic and English have words for as
// figures, each run of them as one: مائة وخمسة وعشرون is 125, and so is one hundred and
// twenty-five; and the dual of what is counted.
func numberWords(s string) string {
	if !strings.ContainsAny(s, "اوةنهaeiou") {
		return s
	}
	var out []string
	run, last := 0, 0 // what the words add up to, and the last of them; 0 where none is open
	flush := func() {
		if run > 0 {
			out = append(out, strconv.Itoa(run))
		}
		run, last = 0, 0
	}
	words := strings.Fields(strings.ReplaceAll(s, "ty-", "ty "))
	and := false
	for i, w := range words {
		if (w == "a" && i == 0 || w == "and" && i > 0) && i+1 < len(words) {
			and = w == "and"
			continue
		}
		bare := w
		if cut, ok := strings.CutPrefix(w, "و"); ok && i > 0 && cut != "احد" && cut != "احده" { // 3 ملايين و500 ألف
			bare, and = cut, true
		}
		word := arabicLetters.Replace(bare)
		if counted := arabicDuals[word]; counted != "" {
			flush()
			out = append(out, "2", counted)
			continue
		}
		n := wordNumbers[word]
		switch {
		case n == 0:
			flush()
			out = append(out, bare)
		case run == 0:
			run, last = n, n
		case !and && n == 10 && last < 10, and && n < 100 && n >= 20 && last < 10, and && n < 100 && last >= 100:
			run, last = run+n, min(n+last%100, 99) // fifteen; twenty-five; a hundred and five
		case word[0] < 0x80 && n < 100 && (run%100 == 0 || !and && run%10 == 0 && run%100 > 10 && n < 10):
			run, last = run+n, n // English has no and before tens and ones
		case !and && n == 100 && run == last && last < 10:
			run, last = 100*run, 100
		default: // two numbers beside each other are none
			flush()
			run, last = n, n
		}
		and = false
	}
	flush()
	return strings.Join(out, " ")
}

// token is a part of a number: figures, or a word such as million. It has what the
// figures may say, as ASCII with a full stop; or the powers of ten that the word may
// stand for.
type token struct {
	figures []string
	powers  []int
	short   bool // a word that means nothing by itself, such as k
	digit   bool // a single digit
}

// scan takes a number apart.
func scan(s string, l Locale) (out []token, ok bool) {
	s = pointed(cjkDigits.Replace(s))
	for s = strings.TrimSpace(s); s != ""; s = strings.TrimLeft(s, " ") {
		if n := figuresIn(s); n > 0 {
			f := figures(s[:n], l)
			if len(f) == 0 || len(out) > 0 && out[len(out)-1].figures != nil {
				return nil, false
			}
			out = append(out, token{figures: f, digit: n == 1})
			s = s[n:]
			continue
		}
		n, powers := wordIn(s, l)
		if n == 0 {
			return nil, false
		}
		out = append(out, token{powers: powers, short: n <= 3 && s[0] < 0x80})
		s = s[n:]
	}
	return out, len(out) > 0
}

// pointed writes the 点 between digits, as in 三点五亿, as the sign that parts decimals and
// nothing else.
func pointed(s string) string {
	for _, point := range []string{"点", "點"} {
		before, after, ok := strings.Cut(s, point)
		if ok && before != "" && after != "" && digit(before[len(before)-1]) && digit(after[0]) {
			s = before + "٫" + after
		}
	}
	return s
}

func digit(b byte) bool { return b >= '0' && b <= '9' }

// figuresIn is how much of s is digits and what may separate them.
func figuresIn(s string) int {
	end := 0
	for i, r := range s {
		switch {
		case r >= '0' && r <= '9':
			end = i + 1
		case !strings.ContainsRune("., '٬٫", r) || end == 0 || end < i && s[end:i] != "":
			return end
		}
	}
	return end
}

// figures reads digits and separators: as a whole number in groups, as one with
// decimals, or as either.
func figures(s string, l Locale) []string {
	groups := strings.FieldsFunc(s, func(r rune) bool { return r < '0' || r > '9' })
	var seps []string
	for rest := s[len(groups[0]):]; rest != ""; {
		n := strings.IndexAny(rest, "0123456789")
		seps = append(seps, rest[:n])
		rest = strings.TrimLeft(rest[n:], "0123456789")
	}
	if len(seps) == 0 {
		return groups
	}
	last := seps[len(seps)-1]
	lead, n := seps[:len(seps)-1], len(groups)-1
	whole, parted := strings.Join(groups, ""), strings.Join(groups[:n], "")+"."+groups[n]
	canGroup := last != "٫" && inGroups(groups, seps)
	canPart := (last == "." || last == "," || last == "٫") && !slices.Contains(lead, last) && inGroups(groups[:n], lead)
	switch {
	case canGroup && (!canPart || last == l.Group && len(groups[0]) <= 3 && len(groups[1]) == 3):
		return []string{whole}
	case canGroup && last == l.Decimal:
		return []string{parted, whole}
	case canGroup:
		return []string{whole, parted}
	case canPart:
		return []string{parted}
	}
	return nil
}

// inGroups reports whether digits stand in groups of thousands, or of ten thousands as
// in China, all parted by the same sign.
func inGroups(groups, seps []string) bool {
	if len(seps) == 0 {
		return true
	}
	size := len(groups[1])
	if groups[0][0] == '0' || size != 3 && (size != 4 || seps[0] != "," && seps[0] != " ") {
		return false
	}
	if len(groups[0]) > size && len(seps) > 1 {
		return false
	}
	for i, sep := range seps {
		if sep != seps[0] || len(groups[i+1]) != size {
			return false
		}
	}
	return true
}

// term is a part of a sum: its value, and the power of ten it counts.
type term struct {
	value float64
	power int
}

// sums works out what the tokens may mean together: 2亿3千万 is 2e8 + 3e3 × 1e4.
func sums(tokens []token) []float64 {
	ways := [][]term{nil}
	for i, t := range tokens {
		var next [][]term
		for _, w := range ways {
			for _, f := range t.figures {
				v, err := strconv.ParseFloat(f, 64)
				if err != nil {
					continue
				}
				if n := len(w); n == 0 || w[n-1].power > 0 && v < math.Pow10(w[n-1].power) {
					next = append(next, append(slices.Clone(w), term{v, 0}))
				}
				if n := len(w); n > 0 && t.digit && i == len(tokens)-1 && w[n-1].power > 1 {
					// 3万5 is 35,000 to most people
					next = append(next, append(slices.Clone(w), term{v * math.Pow10(w[n-1].power-1), 0}))
				}
			}
			for _, p := range t.powers {
				if len(tokens) == 1 && t.short {
					continue
				}
				if n := times(w, p); n != nil {
					next = append(next, n)
				}
			}
		}
		if ways = next; len(ways) > 64 {
			return nil
		}
	}
	var out []float64
	for _, w := range ways {
		sum := 0.0
		for _, t := range w {
			sum += t.value
		}
		out = append(out, sum)
	}
	return out
}

// times multiplies the terms below ten to the power by it, or 1 where there are none.
func times(w []term, power int) []term {
	n, unit, sum, counts := len(w), math.Pow10(power), 0.0, power
	if n > 0 && w[n-1].power < power {
		counts += w[n-1].power // 千万 counts ten millions
	}
	for n > 0 && (w[n-1].power == 0 || w[n-1].value < unit && w[n-1].power < power) {
		n--
		sum += w[n].value
	}
	if n == len(w) {
		sum = 1
	}
	// Decimals are multiplied as they are written: 1.15 × 100 is 115.
	v, err := strconv.ParseFloat(strconv.FormatFloat(sum, 'f', -1, 64)+"e"+strconv.Itoa(power), 64)
	if err != nil || n > 0 && (v >= math.Pow10(w[n-1].power) || v == 0) {
		return nil
	}
	return append(slices.Clone(w[:n]), term{v, counts})
}

// wordIn finds the word for a power of ten that s begins with, and its length. Words
// in letters that are written apart end where the letters do.
func wordIn(s string, l Locale) (n int, powers []int) {
	for i := 0; i < len(powersOfTen); i++ {
		lang, words, found := strings.Cut(powersOfTen[i].words, ":")
		if !found {
			words = lang
		} else if !strings.HasPrefix(l.Lang, lang) {
			continue
		}
		for w := range strings.SplitSeq(words, " ") {
			if len(w) > n && strings.HasPrefix(s, w) && (!apart(w) || ends(s[len(w):])) {
				n, powers = len(w), powersOfTen[i].powers
			}
		}
	}
	if n > 0 && apart(s[:n]) {
		n += len(s[n:]) - len(strings.TrimPrefix(s[n:], "."))
	}
	return n, powers
}

// apart reports whether a word is of a script that puts spaces between words.
func apart(w string) bool {
	for _, r := range w {
		return unicode.IsLetter(r) && r < 0x0e00
	}
	return false
}

func ends(s string) bool {
	for _, r := range s {
		return !unicode.IsLetter(r) && !unicode.IsMark(r)
	}
	return true
}
