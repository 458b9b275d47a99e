// Package places reads what visitors may type or paste for the question of a place, an
// address or the name of a division, and which of its answers each can mean:
// content/data/places.yaml, over the divisions of content/data/divisions.txt. The script
// places.js of package site gets both and searches them.
package places

import (
	_ "embed"
	"encoding/json"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"

	"wentu/app/rules"
	"wentu/build/report"
	"wentu/build/source"
)

// The files that are read.
const (
	File          = "places.yaml"
	DivisionsFile = "divisions.txt"
)

// Notices are the licences of the names and their readings.
//
//go:embed LICENSE
var Notices []byte

// Places is what can be typed.
type Places struct {
	// Fact is asked by the question.
	Fact string

	values []string // its answers
	spec   spec
	tree   *division
	read   string // "pinyin characters", a line each
}

// spec is places.yaml.
type spec struct {
	Fact    string              `yaml:"fact"`
	Answers map[string][]string `yaml:"answers"`
	Abroad  struct {
		Answer string   `yaml:"answer"`
		Also   []string `yaml:"also"`
	} `yaml:"abroad"`
	Moved map[string]string   `yaml:"moved"`
	Zones []zone              `yaml:"zones"`
	Names map[string][]string `yaml:"names"`
}

// zone is an area that is no division.
type zone struct {
	Name    string   `yaml:"name" json:"name"`
	In      string   `yaml:"in" json:"in"`
	Also    []string `yaml:"also" json:"also,omitempty"`
	Over    []string `yaml:"over" json:"over,omitempty"` // the divisions that it lies in, or takes in
	Common  bool     `yaml:"common" json:"common,omitempty"`
	Answers []string `yaml:"answers" json:"-"`
	Letters string   `yaml:"-" json:"answers"`
}

// division is a province, a city, a district or a street.
type division struct {
	name    string
	kids    []*division
	letters string // of its own answers, or those of the division above
}

// Load reads the places from a folder. It gives nil where there is no such file, or where
// what is wrong with it, which goes to rep, leaves nothing to search.
func Load(fsys fs.FS, dir string, set *rules.Set, rep *report.Report) *Places {
	file := path.Join(dir, File)
	src, ok := source.Optional(fsys, file, rep)
	if !ok || set == nil {
		if _, err := fs.Stat(fsys, path.Join(dir, DivisionsFile)); err == nil && !ok {
			rep.Lostf("places", file, 0, 0, report.Say("bring it back, or delete %s too", DivisionsFile), "the file is not there, and the list of divisions that it is for is")
		}
		return nil
	}
	list, ok := source.Read(fsys, path.Join(dir, DivisionsFile), rep)
	if !ok {
		return nil
	}
	p := &Places{tree: &division{}}
	if err := yaml.UnmarshalWithOptions(src, &p.spec, yaml.Strict()); err != nil {
		line, col, msg := source.YAMLError(err)
		rep.Errorf("places", file, line, col, "the comments in the file say what stands where", "the places cannot be read: %s", msg)
		return nil
	}
	p.Fact = p.spec.Fact
	if i := set.Fact(p.Fact); i >= 0 {
		p.values = set.Facts[i].Values
	}
	p.parse(string(list))
	c := &checker{p: p, file: file, src: string(src), rep: rep}
	if c.check(); c.wrong {
		return nil
	}
	p.settle(p.tree, "", p.letters(p.spec.Answers["*"]))
	for i := range p.spec.Zones {
		p.spec.Zones[i].Letters = p.letters(p.spec.Zones[i].Answers)
	}
	return p
}

// parse reads the divisions: a tab before a name for each level above it, streets on a line.
func (p *Places) parse(list string) {
	above := []*division{p.tree}
	for line := range strings.Lines(list) {
		line = strings.TrimRight(line, "\n")
		if readings, ok := strings.CutPrefix(line, "= "); ok {
			p.read += readings + "\n"
			continue
		}
		if line == "" || line[0] == '#' {
			continue
		}
		level := min(len(line)-len(strings.TrimLeft(line, "\t")), len(above)-1)
		up := above[level]
		for _, name := range strings.Fields(line) {
			up.kids = append(up.kids, &division{name: name})
		}
		above = append(above[:level+1], up.kids[len(up.kids)-1])
	}
}

// find is the division at a path: 四川省/成都市.
func (p *Places) find(at string) *division {
	d := p.tree
	for name := range strings.SplitSeq(at, "/") {
		i := slices.IndexFunc(d.kids, func(k *division) bool { return k.name == name })
		if i < 0 {
			return nil
		}
		d = d.kids[i]
	}
	return d
}

// letters writes answers as a letter each.
func (p *Places) letters(answers []string) string {
	var b strings.Builder
	for _, a := range answers {
		b.WriteByte('a' + byte(slices.Index(p.values, a)))
	}
	return b.String()
}

// settle gives each division its answers, or those of the one above, and puts what has moved
// where it is now too.
func (p *Places) settle(d *division, at, letters string) {
	if own, ok := p.spec.Answers[at]; ok && at != "" {
		letters = p.letters(own)
	}
	d.letters = letters
	for _, k := range d.kids {
		p.settle(k, strings.TrimPrefix(at+"/"+k.name, "/"), letters)
	}
	if at != "" {
		return
	}
	for _, from := range slices.Sorted(maps.Keys(p.spec.Moved)) {
		to := p.find(p.spec.Moved[from])
		to.kids = append(to.kids, p.find(from))
	}
}

// Data is what places.js searches; states are the names of the states of the world but
// China, in all languages.
func (p *Places) Data(states []string) ([]byte, error) {
	var tree strings.Builder
	for _, k := range p.tree.kids {
		k.write(&tree, 0, "")
	}
	return json.Marshal(map[string]any{
		"values": p.values, "tree": tree.String(), "read": p.read, "zones": p.spec.Zones, "names": p.spec.Names,
		"abroad": p.letters([]string{p.spec.Abroad.Answer}), "states": slices.Concat(states, p.spec.Abroad.Also),
	})
}

// write writes a division as divisions.txt has it, with its answers where they are not those
// of the one above: 成都市=ab.
func (d *division) write(b *strings.Builder, level int, above string) {
	b.WriteString(strings.Repeat("\t", level) + d.named(above) + "\n")
	var streets []string
	for _, k := range d.kids {
		if len(k.kids) > 0 {
			k.write(b, level+1, d.letters)
		} else {
			streets = append(streets, k.named(d.letters))
		}
	}
	if len(streets) > 0 {
		b.WriteString(strings.Repeat("\t", level+1) + strings.Join(streets, " ") + "\n")
	}
}

func (d *division) named(above string) string {
	if d.letters == above {
		return d.name
	}
	return d.name + "=" + d.letters
}
