package typed

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"wentu/app/rules"
)

// The years of which a date may be.
const (
	firstYear = 1850
	lastYear  = 2199
	buddhist  = 543 // from the common era to that of Thailand
)

// eras are the years before the first of each, and how many years it had.
var eras = []struct {
	name  string
	zero  int
	years int
}{
	{"令和", 2018, 200},
	{"平成", 1988, 31},
	{"昭和", 1925, 64},
	{"中華民國", 1911, 200},
	{"民國", 1911, 200},
	{"中华民国", 1911, 200},
	{"民国", 1911, 200},
	{"公元", 0, 9999},
	{"公历", 0, 9999},
	{"西元", 0, 9999},
	{"พ.ศ.", -buddhist, 9999},
	{"พศ", -buddhist, 9999},
}

var english = [12]string{
	"january", "february", "march", "april", "may", "june",
	"july", "august", "september", "october", "november", "december",
}

// thai are the months as Thais shorten them.
var thai = [12]string{"ม.ค", "ก.พ", "มี.ค", "เม.ย", "พ.ค", "มิ.ย", "ก.ค", "ส.ค", "ก.ย", "ต.ค", "พ.ย", "ธ.ค"}

// fillers stand in dates and say nothing.
var fillers = strings.Fields("de den del of the on day ad ngày st nd rd th er г года год р م ค.ศ. คศ วันที่ tanggal am le el den " +
	"في يوم من شهر سنة عام بتاريخ الموافق ميلادي ميلادية للميلاد " +
	"monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun " +
	"montag dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi samedi dimanche " +
	"lunes martes miércoles jueves viernes sábado domingo " +
	"الاثنين الثلاثاء الاربعاء الخميس الجمعة السبت الاحد")

// weekday takes off the day of the week that Chinese and Japanese put behind a date.
func weekday(s string) string {
	if before, day, ok := strings.Cut(strings.Replace(s, "曜日)", ")", 1), "("); ok && before != "" && len(day) > 1 && strings.Trim(day, "日月火水木金土") == ")" {
		return strings.TrimSpace(before)
	}
	for _, name := range [...]string{"星期", "礼拜", "周", "週"} {
		if before, after, ok := strings.Cut(strings.Trim(s, "()"), name); ok && strings.Trim(after, "一二三四五六日天)") == "" && before != "" {
			return strings.TrimRight(before, "( ,")
		}
	}
	return s
}

// Date reads a calendar day. It gives what it may mean, that of the page's language
// first: nothing where it is none.
func Date(text string, l Locale) []rules.Value {
	s := strings.TrimSpace(strings.ToLower(strings.ReplaceAll(plain(text), "、", ",")))
	s = weekday(s)
	if l.Lang == "ar" {
		for i, m := range l.Months {
			l.Months[i] = hamza.Replace(m)
		}
		s = arabicDay(arabicMonth(oneMonth(hamza.Replace(s)), l.Months))
	}
	s, year := era(s, l)
	if d, ok := inCJK(s, year); ok {
		return d
	}
	if strings.HasPrefix(s, "tháng") || strings.Contains(s, " tháng ") {
		// Vietnamese has no names of months: ngày 1 tháng 3 năm 2026.
		s = strings.TrimSpace(strings.NewReplacer("ngày", "", "tháng", ".", "năm", ".", ",", ".").Replace(s))
	}
	nums, words, seps, ok := parts(s)
	switch {
	case !ok:
		return nil
	case len(words) == 1 && len(nums) == 2, len(words) == 2 && words[0] == words[1] && len(nums) == 2:
		return named(nums, words[0], year, l)
	case len(words) == 0 && len(nums) == 1 && len(nums[0]) == 8:
		n := nums[0]
		return days([][3]string{{n[:4], n[4:6], n[6:]}}, year)
	case len(words) > 0 || len(nums) != 3 || len(seps) < 2 || seps[0] != seps[1]:
		return nil
	}
	a, b, c := nums[0], nums[1], nums[2]
	switch {
	case len(a) >= 3:
		return days([][3]string{{a, b, c}}, year)
	case seps[0] == ".":
		return days([][3]string{{c, b, a}}, year)
	}
	return days([][3]string{{c, b, a}, {c, a, b}}, year) // the month first, as Americans do
}

// era takes the era off, and gives how its years become those of the common era.
func era(s string, l Locale) (rest string, year func(int) int) {
	for _, e := range eras {
		if strings.Contains(s, e.name) {
			return strings.TrimSpace(strings.Replace(s, e.name, " ", 1)), func(y int) int {
				if y > e.years {
					return -1 // no day of this era
				}
				return y + e.zero
			}
		}
	}
	return s, func(y int) int {
		if l.Lang == "th" && y > lastYear {
			return y - buddhist
		}
		return y
	}
}

// inCJK reads 2026年3月1日, 二〇二六年三月一日 and 2026년 3월 1일.
func inCJK(s string, year func(int) int) ([]rules.Value, bool) {
	y, rest, ok := cutAny(s, "年", "년")
	if !ok {
		return nil, false
	}
	m, rest, ok := cutAny(rest, "月", "월")
	d, rest, _ := cutAny(rest, "日", "号", "號", "일") // many leave it out
	if !ok || strings.TrimSpace(rest) != "" {
		return nil, true
	}
	if strings.TrimSpace(y) == "元" {
		y = "1"
	}
	if strings.TrimSpace(m) == "元" { // 元月
		m = "1"
	}
	var p [3]string
	for i, s := range []string{y, m, d} {
		v := number(strings.TrimSpace(s), Locale{})
		if len(v) != 1 || strings.ContainsAny(s, ".,-") {
			return nil, true
		}
		p[i] = strconv.FormatFloat(v[0], 'f', -1, 64)
	}
	if len(p[0]) == 2 && p[0] < "50" && year(1) == 1 { // 26年, where no era is named
		p[0] = "20" + p[0]
	}
	return days([][3]string{p}, year), true
}

func cutAny(s string, seps ...string) (before, after string, ok bool) {
	for _, sep := range seps {
		if before, after, ok = strings.Cut(s, sep); ok {
			return before, after, true
		}
	}
	return s, "", false
}

// parts takes a date apart into numbers, words that are no fillers, and the signs
// between the parts.
func parts(s string) (nums, words, seps []string, ok bool) {
	for s != "" {
		n := strings.IndexFunc(s, func(r rune) bool { return r < '0' || r > '9' })
		if n < 0 {
			n = len(s)
		}
		if n > 0 {
			nums, s = append(nums, s[:n]), s[n:]
			continue
		}
		n = strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) && !inWord(s, r) })
		if n < 0 {
			n = len(s)
		}
		if n > 0 {
			w := s[:n]
			if !slices.Contains(fillers, w) && !slices.Contains(fillers, strings.TrimRight(w, ".")) {
				words = append(words, strings.TrimRight(w, "."))
			}
			s = s[n:]
			continue
		}
		n = strings.IndexFunc(s, func(r rune) bool { return unicode.IsLetter(r) || r >= '0' && r <= '9' })
		if n < 0 {
			n = len(s)
		}
		sep := strings.TrimSpace(s[:n])
		if sep != "" && !strings.Contains(". , - / ' ’", sep) {
			return nil, nil, nil, false
		}
		if n < len(s) && (sep != "" || nums != nil) { // behind words before a date there is none
			seps = append(seps, sep)
		}
		s = s[n:]
	}
	return nums, words, seps, true
}

// inWord reports whether a full stop belongs to the word that s begins with, as in
// ค.ศ. or Sept.
func inWord(s string, r rune) bool {
	first := []rune(s)[0]
	return r == '.' && (unicode.IsLetter(first) || unicode.IsMark(first))
}

// named reads a day with the name of its month.
func named(nums []string, word string, year func(int) int, l Locale) []rules.Value {
	months := monthsLike(word, l.Months)
	var ways [][3]string
	for _, m := range months {
		for i, d := range nums {
			y := nums[1-i]
			switch { // Mar 1 26
			case len(y) == 2 && y < "50":
				y = "20" + y
			case len(y) == 2:
				y = "19" + y
			}
			ways = append(ways, [3]string{y, strconv.Itoa(m), d})
		}
	}
	return days(ways, year)
}

// monthsLike are the months that a word may name, in the language of the page or in
// English: by the whole name, by its first letters, or in Russian in another case.
func monthsLike(word string, own [12]string) (out []int) {
	ways := [...]func(name string) bool{
		func(name string) bool { return name == word },
		func(name string) bool {
			return strings.HasPrefix(name, word) || word == "sept" && strings.HasPrefix(name, "sep")
		},
		func(name string) bool {
			n, w := []rune(name), []rune(word)
			return w[0] >= 'Ѐ' && w[0] <= 'ӿ' && max(len(n)-len(w), len(w)-len(n)) <= 1 && slices.Equal(n[:min(len(n), len(w)-1)], w[:len(w)-1])
		},
	}
	for _, alike := range ways {
		for _, names := range [...][12]string{own, english, thai} {
			for i, name := range names {
				if name != "" && len([]rune(word)) >= 3 && alike(name) {
					out = append(out, i+1)
				}
			}
			if len(out) > 0 {
				return out
			}
		}
	}
	return nil
}

// days are those of the ways to read a date that the calendar has: year, month, day.
func days(ways [][3]string, year func(int) int) (out []rules.Value) {
	for _, w := range ways {
		y, err := strconv.Atoi(w[0])
		if err != nil || len(w[1]) > 2 || len(w[2]) > 2 {
			continue
		}
		if y = year(y); y < firstYear || y > lastYear {
			continue
		}
		v, ok := rules.ParseDate(pad(strconv.Itoa(y), 4) + "-" + pad(w[1], 2) + "-" + pad(w[2], 2))
		if ok && !slices.ContainsFunc(out, v.Equal) {
			out = append(out, v)
		}
	}
	return out
}

func pad(s string, n int) string { return strings.Repeat("0", max(0, n-len(s))) + s }
