package places

import (
	"maps"
	"slices"
	"strings"

	"wentu/build/report"
)

// checker reports what is wrong with places.yaml.
type checker struct {
	p     *Places
	file  string
	src   string
	rep   *report.Report
	wrong bool
}

func (c *checker) errorf(near string, hint any, format string, args ...any) {
	line := 0
	if before, _, ok := strings.Cut(c.src, near); ok && near != "" {
		line = strings.Count(before, "\n") + 1
	}
	c.rep.Errorf("places", c.file, line, 0, hint, format, args...)
	c.wrong = true
}

func (c *checker) check() {
	s := &c.p.spec
	if len(c.p.values) == 0 {
		c.errorf("fact:", "name a choice of facts.yaml", "there is no choice %q", s.Fact)
		return
	}
	led := make(map[string]bool)
	answers := func(of string, list []string) {
		for _, a := range list {
			led[a] = true
			if !slices.Contains(c.p.values, a) {
				c.errorf(of, report.DidYouMean(a, c.p.values, report.Say("the values are %s", strings.Join(c.p.values, ", "))), "%q means %q, which %q cannot be", of, a, s.Fact)
			}
		}
	}
	for _, at := range slices.Sorted(maps.Keys(s.Answers)) {
		answers(at, s.Answers[at])
		if at != "*" {
			c.division(at)
		}
	}
	answers("abroad", []string{s.Abroad.Answer})
	for _, z := range s.Zones {
		answers(z.Name, z.Answers)
		c.division(z.In)
		for _, at := range z.Over {
			c.division(at)
		}
		if len(z.Answers) == 0 {
			c.errorf(z.Name, "name the answers that it can mean", "%q means no answer", z.Name)
		}
	}
	for _, at := range slices.Sorted(maps.Keys(s.Names)) {
		c.division(at)
	}
	for _, from := range slices.Sorted(maps.Keys(s.Moved)) {
		c.division(from)
		c.division(s.Moved[from])
	}
	for _, v := range c.p.values {
		if !led[v] {
			c.errorf("answers:", "name the divisions that it is the answer for", "no place leads to the answer %q", v)
		}
	}
	if !c.wrong {
		c.leaves(c.p.tree, "", len(s.Answers["*"]) > 0)
	}
}

// division reports a path that is none.
func (c *checker) division(at string) {
	if c.p.find(at) != nil {
		return
	}
	up, _, _ := strings.Cut(at, "/")
	var known []string
	if i := strings.LastIndexByte(at, '/'); i > 0 {
		up = at[:i]
	}
	if d := c.p.find(up); d != nil {
		for _, k := range d.kids {
			known = append(known, up+"/"+k.name)
		}
	}
	c.errorf(at, report.DidYouMean(at, known, report.Say("the divisions stand in %s", DivisionsFile)), "there is no division %q", at)
}

// leaves reports the divisions that mean no answer.
func (c *checker) leaves(d *division, at string, answered bool) {
	if own, ok := c.p.spec.Answers[at]; ok {
		answered = len(own) > 0
	}
	if len(d.kids) == 0 && !answered {
		c.errorf(at, "name the answers that it can mean", "%q means no answer", at)
	}
	for _, k := range d.kids {
		c.leaves(k, strings.TrimPrefix(at+"/"+k.name, "/"), answered)
	}
}
