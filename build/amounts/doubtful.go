package amounts

import "regexp"

// twofold are the ways of writing a number that some read one way and some another.
var twofold = []*regexp.Regexp{
	regexp.MustCompile(`(?:^|[^\d.])(\d{1,3}(?:\.\d{3})+[万亿]?)(?:$|[^\d.])`),                 // 1.000: one, or a thousand
	regexp.MustCompile(`(\d+[万亿]\d{1,3})(?:$|[^\d千百十万.])`),                                   // 3万5: 30,005, or 35,000
	regexp.MustCompile(`(?:^|[^\d.])(\d+(?:\.\d+)? ?(?:\.\.|[-–—~～至到]) ?\d+(?:\.\d+)?[万亿])`), // 500..2000万: of yuan, or of 万
	regexp.MustCompile(`(\d+兆)`), // a million, or a million million
}

// Doubtful is the part of a cell that can be read as more than one amount, "" where there
// is none. Whoever states a rule is not asked back: it is refused.
func Doubtful(cell string) string {
	for _, way := range twofold {
		if m := way.FindStringSubmatch(cell); m != nil {
			return m[1]
		}
	}
	return ""
}
