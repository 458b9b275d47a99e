package content

import (
	"maps"
	"slices"

	"wentu/build/report"
)

// day is one on which something was done, and the key that says so.
type day struct {
	key string
	on  Date
}

// fewDays are so few that all of them may be wrong.
const fewDays = 8

// CheckDays reports days on which a text was read or approved that are still to come: today
// is the last day that can have been. Where most days are, the clock of the machine is wrong.
func (lib *Library) CheckDays(today Date, rep *report.Report) {
	all, later := 0, &report.Report{}
	look := func(file string, line int, d day) {
		if d.on != "" {
			all++
		}
		if d.on > today {
			later.Warnf("day", file, line, 1, report.Say("write the day on which it was done; today is %s", today), "the day %s behind %q is still to come", d.on, d.key)
		}
	}
	for t := range lib.Texts() {
		for _, d := range t.readOn {
			look(t.File, t.Line(d.key), d)
		}
	}
	for _, file := range slices.Sorted(maps.Keys(lib.Approvals)) {
		look(ApprovalsFile, 0, day{file, lib.Approvals[file].On})
	}
	n := len(later.Findings())
	if n > fewDays && n > all/2 {
		rep.Add(report.Finding{Severity: report.Advice, Kind: "day", Msg: report.Say("it is %s by the clock of this machine, before most texts were read", today), Hint: report.Say("set the clock")})
		return
	}
	rep.Join(later)
}
