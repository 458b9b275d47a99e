package content

import (
	"regexp"
	"strconv"
	"strings"

	"wentu/app/typed"
	"wentu/build/cite"
	"wentu/build/report"
)

const number = `([0-9０-９零〇一二三四五六七八九十百]+)`

// cited is 第276条之一第2款第（三）项.
var cited = regexp.MustCompile(`第` + number + `条(?:之` + number + `)?(?:第` + number + `款)?(?:第?[（(]?` + number + `[）)]?项)?`)

// brackets are those around the year of a document number, all made alike, and those of a
// title, and spaces, taken away.
var brackets = strings.NewReplacer("[", "〔", "]", "〕", "［", "〔", "］", "〕", "【", "〔", "】", "〕", "《", "", "》", "", " ", "", "\u3000", "")

// spelled reads a citation as lawyers write it, by the number or the name of a law:
// 法释〔2022〕18号第1条. It is none where the register does not have the law.
func (lib *Library) spelled(s string) []cite.Ref {
	text := brackets.Replace(s)
	first := cited.FindStringIndex(text)
	if first == nil {
		return nil
	}
	name, law, longest := text[:first[0]], "", 0
	for _, it := range lib.Laws.Items {
		f := it.Source().Front
		for _, n := range append(strings.Split(f.Number, "、"), f.Name, f.Short, it.ID) {
			n = brackets.Replace(n)
			if len(n) > longest && (n == name || n != it.ID && strings.Contains(name, n)) {
				law, longest = it.ID, len(n)
			}
		}
	}
	if law == "" {
		return nil
	}
	var refs []cite.Ref
	for _, m := range cited.FindAllStringSubmatch(text, -1) {
		ref := cite.Ref{Law: law, Article: figures(m[1])}
		if m[2] != "" {
			ref.Article += "-" + figures(m[2])
		}
		for _, part := range m[3:] {
			if part != "" {
				ref.Para += "(" + figures(part) + ")"
			}
		}
		refs = append(refs, ref)
	}
	return refs
}

// figures writes a Chinese number in figures.
func figures(s string) string {
	if n := typed.Number(s, typed.Locale{Lang: SourceLang, Decimal: ".", Group: ","}); len(n) > 0 {
		return strconv.FormatFloat(n[0], 'f', -1, 64)
	}
	return s
}

// howToCite is the hint for a citation that cannot be read: what to write where it is
// understood, else the form.
func (lib *Library) howToCite(s string, otherwise report.Text) report.Text {
	var all []string
	for _, ref := range lib.spelled(s) {
		all = append(all, ref.String())
	}
	if all == nil {
		return otherwise
	}
	return report.Say("write %s", strings.Join(all, "; "))
}
