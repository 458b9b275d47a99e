package content

import (
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"

	"wentu/app/address"
	"wentu/app/rules"
	"wentu/build/cite"
	"wentu/build/report"
	"wentu/build/source"
)

// translatedFrom is the key that a translation has besides its words.
const translatedFrom = "translated-from"

// split cuts a file into its front matter and the text after it. bodyLine is the
// line that the text begins in, so that findings in it have true line numbers. It
// reports false when there is no front matter or it is not closed.
func split(src string) (front, body string, bodyLine int, ok bool) {
	first, rest, _ := strings.Cut(src, "\n")
	if strings.TrimRight(first, " \t") != "---" {
		return "", src, 1, false
	}
	line := 2
	for at := 0; at < len(rest); line++ {
		end := strings.IndexByte(rest[at:], '\n')
		next := len(rest)
		if end >= 0 {
			next = at + end + 1
		}
		if strings.TrimRight(rest[at:next], " \t\n") == "---" {
			return rest[:at], rest[next:], line + 1, true
		}
		at = next
	}
	return "", src, 1, false
}

// field is what a front matter type says about one key.
type field struct {
	key                string
	index              int
	id, word, required bool
	to                 string // the kind of the items that it names
	oneOf              []string
	address            bool // of a page elsewhere
}

// known are the fields of the types that were looked at.
var known sync.Map

func fieldsOf(t reflect.Type) []field {
	if out, ok := known.Load(t); ok {
		return out.([]field)
	}
	var out []field
	for i := range t.NumField() {
		parts := strings.Split(t.Field(i).Tag.Get("front"), ",")
		f := field{key: parts[0], index: i}
		for _, p := range parts[1:] {
			to, names := strings.CutPrefix(p, "->")
			switch {
			case names:
				f.to = to
			case p == "id":
				f.id, f.required = true, true
			case p == "word":
				f.word = true
			case p == "required":
				f.required = true
			case p == "address":
				f.address = true
			default:
				f.oneOf = strings.Split(p, "|")
			}
		}
		out = append(out, f)
	}
	known.Store(t, out)
	return out
}

// markup is what a writer of HTML or Markdown may try in a value, which is plain text.
var markup = regexp.MustCompile(`</?[A-Za-z!][^<>]*>|&(#\w+|[A-Za-z]\w*);|\]\(|\*\*|` + "`")

// frontReader reads the front matter of one file into a struct.
type frontReader struct {
	file        string
	translation bool
	fields      []field
	into        reflect.Value
	text        *Prose
	rep         *report.Report
}

func (r *frontReader) errorf(n ast.Node, hint any, format string, args ...any) {
	pos := n.GetToken().Position
	r.rep.Errorf("front-matter", r.file, pos.Line+1, pos.Column, hint, format, args...)
}

// read decodes src, the lines between the two "---".
func (r *frontReader) read(src string) bool {
	file, err := parser.ParseBytes([]byte(src), 0, parser.AllowDuplicateMapKey())
	if err != nil {
		line, col, msg := source.YAMLError(err)
		r.rep.Lostf("yaml", r.file, line+1, col, `each line is "key: value"; quote a value that holds ": " or begins with [ { * & >`, "this is not YAML: %s", msg)
		return false
	}
	for _, doc := range file.Docs {
		for _, e := range source.Entries(doc.Body) {
			r.entry(e)
		}
	}
	for _, f := range r.fields {
		if f.required && r.text.lines[f.key] == 0 && (!r.translation || f.id) {
			r.rep.Errorf("front-matter", r.file, 1, 1, report.Say("add a line \"%s: …\"", f.key), "the front matter lacks the key %q", f.key)
		}
	}
	return true
}

func (r *frontReader) entry(e *ast.MappingValueNode) {
	key := e.Key.GetToken().Value
	if r.text.lines[key] != 0 {
		r.errorf(e.Key, "delete one of the two", "the key %q stands twice", key)
		return
	}
	r.text.lines[key] = e.Key.GetToken().Position.Line + 1
	if key == translatedFrom && r.translation {
		_ = decode(e.Value, &r.text.From)
		return
	}
	i := slices.IndexFunc(r.fields, func(f field) bool { return f.key == key })
	switch {
	case i < 0:
		keys := r.keys()
		r.errorf(e.Key, report.DidYouMean(key, keys, report.Say("the keys are %s", strings.Join(keys, ", "))), "there is no key %q here", key)
	case r.translation && !r.fields[i].word && !r.fields[i].id:
		r.errorf(e.Key, "delete the line; it stands in the Chinese text and holds for all languages", "the key %q is not translated", key)
	default:
		r.set(r.fields[i], e.Value)
	}
}

func (r *frontReader) keys() []string {
	var keys []string
	for _, f := range r.fields {
		if !r.translation || f.word || f.id {
			keys = append(keys, f.key)
		}
	}
	if r.translation {
		keys = append(keys, translatedFrom)
	}
	return keys
}

// forms say how a value is written, by the kind of its field.
var forms = map[reflect.Kind]report.Text{
	reflect.Int:    report.Say("write a whole number, as 3"),
	reflect.String: report.Say(`write plain words; quote them if they hold ": " or begin with [ { * & >`),
	reflect.Slice:  report.Say("write a list, as [sc_ftz, sc_cd_ipc]"),
}

// set decodes one value into its field, and notes what it says of other files.
func (r *frontReader) set(f field, n ast.Node) {
	var err error
	mention := func(ids ...string) {
		for _, id := range ids {
			if f.to != "" && id != "" {
				r.text.mentions = append(r.text.mentions, mention{f.to, id, r.text.lines[f.key]})
			}
		}
	}
	switch p := r.into.Field(f.index).Addr().Interface().(type) {
	case *string:
		err = decode(n, p)
		*p = strings.TrimSpace(*p)
		switch bad, found := source.Hidden(*p); {
		case err != nil:
		case found:
			r.errorf(n, "delete it: it is not seen, and changes what is", "the character %s stands in the value of %q", fmt.Sprintf("%U", bad), f.key)
			*p = strings.ReplaceAll(*p, string(bad), "")
		case !strings.ContainsFunc(*p, unicode.IsGraphic):
			r.errorf(n, "fill it in, or delete the line", "the key %q has no value", f.key)
		}
		if mark := markup.FindString(*p); err == nil && mark != "" && !f.address {
			pos := n.GetToken().Position // not "front-matter": a table can be read all the same
			r.rep.Errorf("html", r.file, pos.Line+1, pos.Column, "write plain words: they are shown as they stand", "%q stands in the value of %q", mark, f.key)
		}
		if err == nil && f.oneOf != nil && !slices.Contains(f.oneOf, *p) {
			r.errorf(n, report.DidYouMean(*p, f.oneOf, report.Say("the values are %s", strings.Join(f.oneOf, ", "))), "%q is not a value of %q", *p, f.key)
			*p = f.oneOf[0] // so that one mistake is not reported again for each page that stands on it
		}
		if err == nil && f.address && *p != "" && !address.External(*p) {
			r.errorf(n, "write it whole, as https://www.court.gov.cn/", "%q is not the address of a page", *p)
			*p = ""
		}
		mention(*p)
	case *int:
		err = decode(n, p)
	case *[]string:
		err = decode(n, p)
		mention(*p...)
	case *Date:
		err = decode(n, (*string)(p))
		if _, ok := rules.ParseDate(string(*p)); err == nil && !ok {
			r.errorf(n, "write it as 2026-03-01", "%q is not a calendar day", *p)
			*p = ""
		}
		switch f.key {
		case "reviewed":
			r.text.Reviewed = *p
			fallthrough
		case "contact-day":
			r.text.readOn = append(r.text.readOn, day{f.key, *p})
		}
	case *[]cite.Ref:
		var s string
		err = decode(n, &s)
		refs, ok := cite.ParseList(s)
		if err == nil && !ok {
			r.text.basis = append(r.text.basis, basis{raw: s, line: r.text.lines[f.key], col: n.GetToken().Position.Column})
		}
		*p = refs
		for _, ref := range refs {
			r.text.basis = append(r.text.basis, basis{ref: ref, line: r.text.lines[f.key]})
		}
	case *any: // read by another package
	default:
		panic("content: no reader for " + f.key)
	}
	if err != nil {
		r.errorf(n, forms[r.into.Field(f.index).Kind()], "the value of %q cannot be read", f.key)
	}
}

// decode reads a value. Plain words, which most are, need no decoder.
func decode(n ast.Node, to any) error {
	words, plain := n.(*ast.StringNode)
	if p, ok := to.(*string); ok && plain {
		*p = words.Value
		return nil
	}
	return yaml.NodeToValue(n, to)
}
