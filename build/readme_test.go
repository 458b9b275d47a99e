package main

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// section gives the parts of a text below headings of the second level.
func section(t *testing.T, file string, heads ...string) string {
	t.Helper()
	src, err := os.ReadFile("../" + file)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for part := range strings.SplitSeq("\n"+string(src), "\n## ") {
		head, _, _ := strings.Cut(part, "\n")
		if len(heads) == 0 || slices.ContainsFunc(heads, func(h string) bool { return strings.HasPrefix(head, h) }) {
			out = append(out, part)
		}
	}
	return strings.Join(out, "\n")
}

// What court staff are told to type, and the files that they are told to open, are the same
// in the Chinese text as in README and CONTRIBUTING.
func TestTheChineseManualSaysTheSame(t *testing.T) {
	english := section(t, "README.md", "Try it", "Publish it", "Change it") + section(t, "CONTRIBUTING.md", "For lawyers")
	chinese := section(t, "CONTRIBUTING.zh-Hans.md")
	for _, what := range []string{
		"go run \\./build [a-z][^`\n]*", "make (?:serve|build|check|test|deep)", "(?m)^\\| `[a-z-]+` \\|", "(?m)^ *> content/[^:]+:[0-9]+", "(?m)^### ",
		"`(?:content|locales)/[^`\n]+`", "`-[a-z]+[^`\n]*`", "(?m)^ *\\| sichuan .*", "(?m)^    [a-z-]+: ?[^ #\n]*", "(?m)^ *(?:- case|expect|basis|- term|say|not): .*",
	} {
		find := func(text string) []string {
			all := regexp.MustCompile(what).FindAllString(text, -1)
			slices.Sort(all)
			if what != "(?m)^### " {
				all = slices.Compact(all)
			}
			return all
		}
		en, zh := find(english), find(chinese)
		if len(en) == 0 {
			t.Errorf("%s: nothing is found", what)
		}
		for _, x := range en {
			if !slices.Contains(zh, x) {
				t.Errorf("the Chinese text lacks %q", x)
			}
		}
		for _, x := range zh {
			if !slices.Contains(en, x) {
				t.Errorf("the Chinese text alone has %q", x)
			}
		}
		if what == "(?m)^### " && len(en) > len(zh)+1 { // diagrams and signs are one part
			t.Errorf("%d parts, in Chinese %d", len(en), len(zh))
		}
	}
	for _, v := range verbs {
		if !strings.Contains(chinese, "| `"+v.name+"` |") {
			t.Errorf("the Chinese text lacks the verb %q", v.name)
		}
	}
}
