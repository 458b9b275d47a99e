package terms

import (
	"sort"
	"strings"
	"unicode/utf8"
)

// text is what a reader sees of a file, with the places where it stands.
type text struct {
	src   string
	seen  strings.Builder
	marks []mark
}

// mark is where a stretch of the text begins in the file.
type mark struct{ at, src int }

// keep adds a stretch of the file.
func (t *text) keep(from, to int) {
	if from < to {
		t.marks = append(t.marks, mark{t.seen.Len(), from})
		t.seen.WriteString(t.src[from:to])
	}
}

// end ends what was kept so far: no form goes on behind it.
func (t *text) end() { t.seen.WriteString("\n\n") }

// place is the line and column, in characters, of a byte of the text.
func (t *text) place(at int) (line, col int) {
	m := t.marks[sort.Search(len(t.marks), func(i int) bool { return t.marks[i].at > at })-1]
	before := t.src[:m.src+at-m.at]
	start := strings.LastIndexByte(before, '\n') + 1
	return strings.Count(before, "\n") + 1, utf8.RuneCountInString(before[start:]) + 1
}

// markdown reads a text of the content: the values of the front matter, and the body
// without what links lead to and without code. A value behind a key in -en is English in
// whatever language the file is; it goes to the second text.
func markdown(src string) (own, english *text) {
	own, english = &text{src: src}, &text{src: src}
	body := 0
	if strings.HasPrefix(src, "---") {
		at := strings.IndexByte(src, '\n') + 1
		for at > 0 && at < len(src) && body == 0 {
			next := len(src)
			if n := strings.IndexByte(src[at:], '\n'); n >= 0 {
				next = at + n + 1
			}
			line := strings.TrimRight(src[at:next], " \t\r\n")
			switch key, value, ok := strings.Cut(line, ":"); {
			case line == "---":
				body = next
			case !ok || identifier(strings.TrimSpace(value)):
			case strings.HasSuffix(key, "-en"):
				english.keep(at+len(key)+1, at+len(line))
				english.end()
			default:
				own.keep(at+len(key)+1, at+len(line))
				own.end()
			}
			at = next
		}
	}
	own.body(body)
	return own, english
}

// identifier reports whether a value of the front matter is a name for programs.
func identifier(s string) bool {
	return strings.Trim(s, "abcdefghijklmnopqrstuvwxyz0123456789_-\"") == ""
}

// signs are the characters that mean something in the body.
var signs = [256]bool{'`': true, ']': true, '[': true, '<': true, '*': true, '\\': true, '\n': true}

// body reads Markdown from an offset on.
func (t *text) body(i int) {
	src, from := t.src, i
	skip := func(to int) { t.keep(from, i); from, i = to, to }
	past := func(start int, end string) int {
		if n := strings.Index(src[start:], end); n >= 0 {
			return start + n + len(end)
		}
		return len(src)
	}
	for i < len(src) {
		rest := src[i:]
		switch {
		case rest[0] == '`':
			ticks := rest[:len(rest)-len(strings.TrimLeft(rest, "`"))]
			skip(past(i+len(ticks), ticks))
		case strings.HasPrefix(rest, "]("):
			skip(past(i, ")"))
		case strings.HasPrefix(rest, "<http"):
			skip(past(i, ">"))
		case strings.HasPrefix(rest, "[!"):
			skip(past(i, "]"))
		case strings.IndexByte(`*[]\`, rest[0]) >= 0:
			skip(i + 1)
		case rest[0] == '\n':
			if next := i + 1 + len(rest[1:]) - len(strings.TrimLeft(rest[1:], " ")); t.joined(i, next) {
				skip(next)
			} else {
				i++
			}
		default:
			i++
		}
		for i < len(src) && !signs[src[i]] {
			i++
		}
	}
	t.keep(from, i)
}

// joined reports whether the characters around a line break want no space between them.
func (t *text) joined(i, next int) bool {
	before, _ := utf8.DecodeLastRuneInString(t.src[:i])
	after, _ := utf8.DecodeRuneInString(t.src[next:])
	return unspaced(before) && unspaced(after)
}

// catalogue reads the messages of a TOML file, without their keys and placeholders.
func catalogue(src string) *text {
	t := &text{src: src}
	at := 0
	for line := range strings.Lines(src) {
		from, end := at, at+len(line)
		at = end
		if s := strings.TrimSpace(line); s == "" || s[0] == '#' || s[0] == '[' {
			continue
		}
		from += strings.IndexByte(line, '=') + 1
		for {
			open := strings.Index(src[from:end], "{{")
			shut := strings.Index(src[from:end], "}}")
			if open < 0 || shut < open {
				break
			}
			t.keep(from, from+open)
			from += shut + 2
		}
		t.keep(from, end)
		t.end()
	}
	return t
}
