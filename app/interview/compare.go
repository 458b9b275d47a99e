package interview

import (
	"cmp"
	"maps"
	"slices"

	"wentu/app/address"
	"wentu/app/view"
)

// mostCompared is how many results a visitor can hold side by side.
const mostCompared = 6

// Compare sets results side by side that the visitor came to with different answers:
// where several courts are competent, he may choose. Fragments are the answers of
// each, the oldest first; those that no longer lead to a result are left out.
func (d *Data) Compare(current Session, fragments []string) []view.Compared {
	var sessions []Session
	for _, f := range d.Remember(current, fragments) {
		if s, problems := d.ParseFragment(f); len(problems) == 0 && d.Next(s).Place.Kind == address.Result {
			sessions = append(sessions, s)
		}
	}
	if d.Goal.Collects() || len(sessions) < 2 {
		return nil
	}
	at := d.Next(current).Place
	differing := d.differing(sessions)
	var out []view.Compared
	for _, s := range sessions {
		to := d.Next(s)
		i := d.leafAt[to.Place.Name]
		c := view.Compared{Result: view.Link{Href: d.href(at, to), Text: d.outcome(i).Title, Current: d.Fragment(s) == d.Fragment(current)}}
		if court, ok := d.court(at, d.output(i, "appeal").Text()); ok {
			c.Appeal = court.Name
		}
		for _, v := range differing {
			x := &d.Diagram.Vars[v]
			p := view.Pair{Term: d.Words.Label(d.Set.Facts[x.Fact].ID), Text: d.Words.T("word.none")}
			if a, ok := s.Get(d.key(x)); ok {
				p.Text = d.answerWords(x, a)
			}
			c.Answers = append(c.Answers, p)
		}
		out = append(out, c)
	}
	return out
}

// Remember adds the answers that led to a result to those kept for comparison, and
// drops the oldest when there are too many.
func (d *Data) Remember(s Session, fragments []string) []string {
	fragments = fragments[max(0, len(fragments)-mostCompared):] // storage may hold anything
	f := d.Fragment(s)
	if f == "" || d.Next(s).Place.Kind != address.Result {
		return fragments
	}
	out := slices.DeleteFunc(slices.Clone(fragments), func(g string) bool { return g == f })
	out = append(out, f)
	return out[max(0, len(out)-mostCompared):]
}

// differing lists the variables whose answers are not the same in all sessions.
func (d *Data) differing(sessions []Session) []int {
	vars := make(map[int]bool)
	for v := range d.Diagram.Vars {
		key := d.key(&d.Diagram.Vars[v])
		first, _ := sessions[0].Get(key)
		for _, s := range sessions[1:] {
			if a, _ := s.Get(key); encode(a) != encode(first) {
				vars[v] = true
			}
		}
	}
	return slices.SortedFunc(maps.Keys(vars), cmp.Compare)
}
