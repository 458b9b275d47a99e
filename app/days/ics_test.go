package days

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestACalendarFileIsThatOfTheStandard(t *testing.T) {
	text := "Papers, due; by post\\courier\nthe court decides. " + strings.Repeat("上诉期限", 40) + strings.Repeat(" ميعاد", 30)
	file := ICS([]Event{{UID: "a@b", On: Of(2026, 12, 31), Summary: "Last day, first", Text: text, Alarm: "Alarm"}}, Of(2026, 11, 27))
	if !strings.HasSuffix(file, "END:VCALENDAR\r\n") || strings.Contains(strings.ReplaceAll(file, "\r\n", ""), "\n") || strings.Contains(strings.ReplaceAll(file, "\r\n", ""), "\r") {
		t.Error("lines do not end with CRLF")
	}
	for l := range strings.SplitSeq(strings.TrimSuffix(file, "\r\n"), "\r\n") {
		if len(l) > 75 || !utf8.ValidString(l) {
			t.Errorf("%d octets, or a character that is cut: %q", len(l), l)
		}
	}
	whole := strings.ReplaceAll(file, "\r\n ", "")
	for _, want := range []string{
		"DTSTAMP:20261127T000000Z\r\n", "DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n",
		`SUMMARY:Last day\, first` + "\r\n", `DESCRIPTION:Papers\, due\; by post\\courier\nthe court decides. 上诉`, "BEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:Alarm\r\nTRIGGER:-P2DT15H\r\nEND:VALARM\r\n",
	} {
		if !strings.Contains(whole, want) {
			t.Errorf("%q is not in\n%s", want, whole)
		}
	}
	if n := strings.Count(file, "BEGIN:"); n != strings.Count(file, "END:") || n != 3 {
		t.Errorf("%d parts begin", n)
	}
}
