package typed

import (
	"strconv"
	"strings"
	"unicode"
)

// arabic are the other names that Arabs give the months: of Syria and Iraq, of Tunisia and
// Algeria, of Morocco. They are written without hamza, as many keyboards do.
var arabic = [12][]string{
	{"كانون الثاني", "جانفي"},
	{"شباط", "فيفري"},
	{"اذار"},
	{"نيسان", "افريل", "ابريل"},
	{"ايار", "ماي"},
	{"حزيران", "جوان"},
	{"تموز", "جويلية", "يوليوز"},
	{"اب", "اوت", "غشت"},
	{"ايلول", "شتنبر"},
	{"تشرين الاول", "اكتوبر"},
	{"تشرين الثاني", "نونبر"},
	{"كانون الاول", "دجنبر"},
}

// hamza are letters that many type for each other in dates.
var hamza = strings.NewReplacer("أ", "ا", "إ", "ا", "آ", "ا", "ى", "ي")

// oneMonth parts the two names of a month that the press of Arab states writes, آذار/مارس or
// آذار (مارس), by a space.
func oneMonth(s string) string {
	r := []rune(strings.NewReplacer("(", " ", ")", " ").Replace(s))
	for i := 1; i+1 < len(r); i++ {
		if r[i] == '/' && unicode.IsLetter(r[i-1]) && unicode.IsLetter(r[i+1]) {
			r[i] = ' '
		}
	}
	return string(r)
}

// arabicMonth writes another name of a month as the page's own.
func arabicMonth(s string, own [12]string) string {
	words := " " + s + " "
	for i, names := range arabic {
		for _, name := range names {
			if strings.Contains(words, " "+name+" ") {
				return strings.TrimSpace(strings.Replace(words, " "+name+" ", " "+own[i]+" ", 1))
			}
		}
	}
	return s
}

// arabicOrdinals are the words for the first day of a month to its tenth, and what stands for
// the first above ten.
const arabicOrdinals = " اول ثاني ثالث رابع خامس سادس سابع ثامن تاسع عاشر حادي "

// arabicDay writes the ordinal of a day as a figure: الحادي والعشرون من مارس is 21 مارس. The
// names of months that have one are those of the page by now.
func arabicDay(s string) string {
	words := strings.Fields(s)
	for i, w := range words {
		n, more := 0, ""
		if before, _, ok := strings.Cut(arabicOrdinals, " "+strings.TrimPrefix(w, "ال")+" "); ok && w != "" {
			n = strings.Count(before, " ") + 1
			if i+1 < len(words) {
				more = strings.TrimPrefix(words[i+1], "و")
			}
		} else {
			more = w // العشرون من مارس
		}
		tens := 0
		switch more {
		case "عشر":
			tens = 10
		case "العشرين", "العشرون":
			tens = 20
		case "الثلاثين", "الثلاثون":
			tens = 30
		}
		if tens == 0 && n == 11 || tens == 0 && n == 0 || tens == 10 && n == 0 {
			continue
		}
		if tens > 0 && n > 0 {
			n %= 10
			words[i+1] = ""
		}
		words[i] = strconv.Itoa(tens + n)
		break
	}
	return strings.Join(words, " ")
}
