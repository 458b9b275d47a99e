package emit

import (
	"crypto/sha256"
	"slices"
	"testing"

	"wentu/build/site"
)

// Of what is joined each part stays what it was: a script that ends in a call is not the
// function that the next one calls, and what a style says of paper stands apart.
func TestJoinedPartsStayWhatTheyWere(t *testing.T) {
	assets := &site.Assets{Href: make(map[string]string), Sum: make(map[string][sha256.Size]byte)}
	var files []site.File
	for name, data := range map[string]string{
		"site.js": `(()=>{a()})()`, "boot.js": `(()=>{b()})()`,
		"wentu.css": `p{a:b}@media print{p{c:d}@page{e:f}}@media (min-width:1px){p{g:h}}`, "tool.css": `q{i:j}@media print{q{k:l}}`,
	} {
		files = append(files, Asset(assets, name, []byte(data)))
	}
	files = Join(files, []site.Join{
		{Name: "both.js", Of: []string{"site.js", "boot.js", "missing.js"}},
		{Name: "both.css", Of: []string{"wentu.css", "tool.css"}},
	}, assets)
	for name, want := range map[string]string{
		"site.js":        `(()=>{a()})()`,
		"both.js":        "(()=>{a()})();\n(()=>{b()})();",
		"both.css":       "p{a:b}@media (min-width:1px){p{g:h}}\nq{i:j}",
		"both-paper.css": "p{c:d}@page{e:f}q{k:l}",
	} {
		i := slices.IndexFunc(files, func(f site.File) bool { return f.Path == assets.Href[name] })
		if i < 0 {
			t.Errorf("%s is not there", name)
		} else if got := string(files[i].Data); got != want {
			t.Errorf("%s is\n%s\nwant\n%s", name, got, want)
		}
	}
	if at, ok := assets.Href["boot.js"]; ok {
		t.Errorf("a part that no page loads by itself is published: %s", at)
	}
}
