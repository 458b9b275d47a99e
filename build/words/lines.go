package words

import "strings"

// lines maps the keys of a TOML file to the lines they stand in. The TOML reader
// gives no positions for what it could read, and a finding needs them.
type lines map[string]int

// of returns the line of a message: of its key, or of the table of its plural forms.
func (l lines) of(key string) int { return l[key] }

// keyLines scans for table heads and keys; it skips multi-line strings.
func keyLines(src string) lines {
	out := make(lines)
	table, open := "", ""
	n := 0
	for line := range strings.Lines(src) {
		n++
		t := strings.TrimSpace(line)
		if open != "" {
			if strings.Contains(t, open) {
				open = ""
			}
			continue
		}
		switch {
		case t == "" || t[0] == '#':
		case t[0] == '[':
			table = unquoteKey(strings.Trim(strings.SplitN(t, "]", 2)[0], "[ "))
			out[table] = n
			table += "."
		default:
			key, value, ok := strings.Cut(t, "=")
			if !ok {
				continue
			}
			out[table+unquoteKey(key)] = n
			for _, q := range []string{`"""`, `'''`} {
				if rest, ok := strings.CutPrefix(strings.TrimSpace(value), q); ok && !strings.Contains(rest, q) {
					open = q
				}
			}
		}
	}
	return out
}

func unquoteKey(key string) string {
	parts := strings.Split(key, ".")
	for i, p := range parts {
		parts[i] = strings.Trim(strings.TrimSpace(p), `"'`)
	}
	return strings.Join(parts, ".")
}

// KeyAt returns, for each line of a TOML file from 1, the message that stands there, ""
// for none.
func KeyAt(src string) []string {
	out := make([]string, strings.Count(src, "\n")+2)
	for key, n := range keyLines(src) {
		out[n] = key
	}
	for n := 1; n < len(out); n++ {
		if out[n] == "" {
			out[n] = out[n-1] // a text of several lines
		}
	}
	return out
}
