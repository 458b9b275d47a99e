package tables

import (
	"fmt"
	"strings"

	"wentu/app/rules"
)

// FactsYAML writes the declarations of facts as facts.yaml.
func FactsYAML(facts []rules.Fact) string {
	var b strings.Builder
	if len(facts) == 0 {
		return "[]\n" // a file with nothing in it is told as a mistake
	}
	for _, f := range facts {
		for line := range strings.Lines(f.Note) {
			b.WriteString(strings.TrimRight("# "+line, "\n ") + "\n")
		}
		fmt.Fprintf(&b, "- fact: %s\n  type: %s\n", yamlWord(f.ID), f.Type)
		if len(f.Values) > 0 {
			fmt.Fprintf(&b, "  values: %s\n", yamlList(f.Values))
		}
		if f.Unit != "" {
			fmt.Fprintf(&b, "  unit: %s\n", yamlWord(f.Unit))
		}
		if f.Again != "" {
			fmt.Fprintf(&b, "  again: %s\n", yamlWord(f.Again))
		}
		if f.Min != nil {
			fmt.Fprintf(&b, "  %s: %s\n", word(f.Above, "above", "min"), rules.NumberOf(*f.Min))
		}
		if f.Max != nil {
			fmt.Fprintf(&b, "  %s: %s\n", word(f.Below, "below", "max"), rules.NumberOf(*f.Max))
		}
	}
	return b.String()
}

func word(which bool, a, b string) string {
	if which {
		return a
	}
	return b
}

// Markdown writes a decision as a file that Load reads back to the same decision.
func Markdown(d *rules.Decision) string {
	var b strings.Builder
	fmt.Fprintf(&b, "---\ndecision: %s\nhit: %s\n", yamlWord(d.ID), d.Hit)
	if d.Title != "" {
		fmt.Fprintf(&b, "title: %s\n", yamlWord(d.Title))
	}
	if d.Goal {
		b.WriteString("goal: true\n")
	}
	values(&b, "values", d, func(i int) []rules.Value { return d.Outputs[i].Values })
	if d.Default != nil {
		values(&b, "default", d, func(i int) []rules.Value { return d.Default[i : i+1] })
	}
	b.WriteString("---\n\n" + d.Prose)

	hasNote := false
	for _, r := range d.Rows {
		hasNote = hasNote || r.Note != ""
	}
	var head []string
	for _, in := range d.Inputs {
		head = append(head, headOf(in.Name))
	}
	for _, o := range d.Outputs {
		head = append(head, "→ "+o.Name)
	}
	if hasNote {
		head = append(head, "note")
	}
	rows := [][]string{append(head, "basis")}
	for _, r := range d.Rows {
		var row []string
		for _, c := range r.Cells {
			row = append(row, c.String())
		}
		for _, v := range r.Out {
			row = append(row, rules.Literal(v))
		}
		if hasNote {
			row = append(row, r.Note)
		}
		basis := strings.Join(r.Basis, "; ")
		if basis == "" {
			basis = "-"
		}
		rows = append(rows, append(row, basis))
	}
	grid(&b, rows)
	return b.String()
}

// grid writes a Markdown table with its columns aligned.
func grid(b *strings.Builder, rows [][]string) {
	width := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, c := range row {
			row[i] = strings.ReplaceAll(c, "|", `\|`)
			width[i] = max(width[i], len([]rune(row[i])), 3)
		}
	}
	for n, row := range rows {
		for i, c := range row {
			b.WriteString("| " + c + strings.Repeat(" ", width[i]-len([]rune(c))+1))
		}
		b.WriteString("|\n")
		if n == 0 {
			for _, w := range width {
				b.WriteString("|" + strings.Repeat("-", w+2))
			}
			b.WriteString("|\n")
		}
	}
}

func values(b *strings.Builder, key string, d *rules.Decision, of func(int) []rules.Value) {
	var parts []string
	for i, o := range d.Outputs {
		var vs []string
		for _, v := range of(i) {
			vs = append(vs, rules.Literal(v))
		}
		if vs != nil {
			parts = append(parts, yamlWord(o.Name)+": "+yamlList(vs))
		}
	}
	if parts != nil {
		fmt.Fprintf(b, "%s: {%s}\n", key, strings.Join(parts, ", "))
	}
}

func yamlList(words []string) string {
	quoted := make([]string, len(words))
	for i, w := range words {
		quoted[i] = yamlWord(w)
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}

// yamlWord writes a text as a YAML scalar that is read back as the same text.
func yamlWord(s string) string {
	plain := s != "" && strings.Trim(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.") == "" &&
		strings.Trim(s, "0123456789.-_") != "" && !strings.HasPrefix(s, "-")
	switch strings.ToLower(s) {
	case "yes", "no", "true", "false", "null", "on", "off", "y", "n", "nan":
		plain = false
	}
	if plain {
		return s
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\r", `\r`, "\t", `\t`).Replace(s) + `"`
}
