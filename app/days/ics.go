package days

import (
	"strings"
	"unicode/utf8"
)

// Event is a whole day to be put into a calendar.
type Event struct {
	UID     string
	On      Day
	Summary string
	Text    string
	Alarm   string // what is said three days before, at nine in the morning
}

// ICS writes events as a calendar file by RFC 5545, stamped with the day to which their source
// stands, so that the same events are the same file.
func ICS(events []Event, asOf Day) string {
	var b strings.Builder
	line := func(name, value string) {
		fold(&b, name+":"+value)
		b.WriteString("\r\n")
	}
	line("BEGIN", "VCALENDAR")
	line("VERSION", "2.0")
	line("PRODID", "-//Wentu//Time limits//EN")
	line("CALSCALE", "GREGORIAN")
	for _, e := range events {
		line("BEGIN", "VEVENT")
		line("UID", e.UID)
		line("DTSTAMP", basic(asOf)+"T000000Z")
		line("DTSTART;VALUE=DATE", basic(e.On))
		line("DTEND;VALUE=DATE", basic(e.On+1)) // which is not part of it
		line("SUMMARY", escape(e.Summary))
		line("DESCRIPTION", escape(e.Text))
		line("TRANSP", "TRANSPARENT")
		line("BEGIN", "VALARM")
		line("ACTION", "DISPLAY")
		line("DESCRIPTION", escape(e.Alarm))
		line("TRIGGER", "-P2DT15H") // before the midnight on which the day begins
		line("END", "VALARM")
		line("END", "VEVENT")
	}
	line("END", "VCALENDAR")
	return b.String()
}

// basic writes a day as 20260302.
func basic(d Day) string { return strings.ReplaceAll(d.String(), "-", "") }

// escape writes a text as the value of a property (RFC 5545, 3.3.11).
func escape(s string) string {
	return strings.NewReplacer("\\", `\\`, ";", `\;`, ",", `\,`, "\r\n", `\n`, "\n", `\n`).Replace(s)
}

// fold writes a line in pieces of at most 75 octets, cut between characters; those that follow
// begin with a space (RFC 5545, 3.1).
func fold(b *strings.Builder, s string) {
	for room := 75; len(s) > room; room = 74 {
		n := room
		for !utf8.RuneStart(s[n]) {
			n--
		}
		b.WriteString(s[:n] + "\r\n ")
		s = s[n:]
	}
	b.WriteString(s)
}
