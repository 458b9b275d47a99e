package interview

import (
	"slices"

	"wentu/app/rules"
)

// help is how to find an answer: the lines that the answers given do not exclude, nor, on a
// page without answers, what all ways to it have in common; and last what every case needs.
func (d *Data) help(f *rules.Fact, s Session, masks []impliedAnswers) []string {
	var out []string
	for _, h := range f.Help {
		line := d.Words["fact."+f.ID+".help."+h.Line]
		if d.mayBe(h.When, s, masks) && !slices.Contains(out, line) {
			out = append(out, line)
		}
	}
	if how := d.optional("fact." + f.ID + ".how"); how != "" {
		out = append(out, how)
	}
	return out
}

// mayBe reports whether each of the choices can still have one of its values.
func (d *Data) mayBe(when map[string][]string, s Session, masks []impliedAnswers) bool {
	for v := range d.Diagram.Vars {
		x := &d.Diagram.Vars[v]
		values := when[d.Set.Facts[x.Fact].ID]
		if values == nil {
			continue
		}
		var parts []rules.Part
		if a, ok := s.Get(d.key(x)); ok && !a.Unknown {
			parts = []rules.Part{a.Part}
		} else if !ok && masks != nil {
			parts = d.partsOf(v, masks[v])
		}
		if parts != nil && !slices.ContainsFunc(parts, func(p rules.Part) bool { return holdsAny(&p, &d.Set.Facts[x.Fact], values) }) {
			return false
		}
	}
	return true
}

func holdsAny(p *rules.Part, f *rules.Fact, values []string) bool {
	return slices.ContainsFunc(values, func(s string) bool {
		v, err := f.Parse(s)
		return err == nil && p.Holds(v)
	})
}
