package pseudo

import (
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/BurntSushi/toml"
	"github.com/goccy/go-yaml"
	"github.com/nicksnyder/go-i18n/v2/i18n"

	"wentu/build/cldr"
	"wentu/build/content"
	"wentu/build/markdown"
)

// Write makes a project in the empty folder dir: the one in src, in its source language
// and the locales alone. It can be compiled as any other.
func Write(dir string, src fs.FS) error {
	files := make(map[string][]byte)
	err := fs.WalkDir(src, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case name == ".":
			return nil
		case d.IsDir() && !within(name):
			return fs.SkipDir
		case d.IsDir(), path.Dir(name) == content.DataDir && path.Base(name) == content.FiguresFile:
			// What texts say in numbers is held against the tables in languages that people speak.
			return nil
		}
		b, err := fs.ReadFile(src, name)
		if err != nil {
			return err
		}
		if err := add(files, src, name, b); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		return nil
	})
	if err != nil {
		return err
	}
	for name, b := range files {
		to := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(to, b, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// within reports whether a folder belongs to what a site is made of; who publishes it, in
// the languages that it has, does not.
func within(name string) bool {
	if name == content.PublisherDir {
		return false
	}
	top, _, _ := strings.Cut(name, "/")
	switch top {
	case "app", "content", "locales", "public":
		return true
	}
	return false
}

var catalogue = regexp.MustCompile(`^locales/(\w+)\.([\w-]+)\.toml$`)

// add takes over a file of the project, or what the locales make of it.
func add(files map[string][]byte, src fs.FS, name string, b []byte) error {
	parts := strings.Split(name, "/")
	m := catalogue.FindStringSubmatch(name)
	switch {
	case m != nil && m[2] == "en":
		return catalogues(files, m[1], b)
	case m != nil && m[2] != content.SourceLang:
		return nil
	case strings.HasPrefix(name, content.TermsDir+"/") && name != path.Join(content.TermsDir, content.SourceLang+".yaml"):
		return nil
	case strings.HasPrefix(name, "content/cases/"), name == path.Join(content.DataDir, content.SitesFile):
		b = cases(b)
	case parts[0] == "content" && len(parts) > 3 && parts[1] == "en":
		return texts(files, src, parts, string(b))
	case parts[0] == "content" && len(parts) > 3 && parts[1] != content.SourceLang:
		return nil
	}
	files[name] = b
	return nil
}

// catalogues makes the catalogue of each locale, with the names and formats of English.
func catalogues(files map[string][]byte, stem string, english []byte) error {
	file, err := i18n.ParseMessageFileBytes(english, stem+".en.toml", map[string]i18n.UnmarshalFunc{"toml": toml.Unmarshal})
	if err != nil {
		return err
	}
	for _, l := range Locales {
		out := make(map[string]any)
		for _, m := range file.Messages {
			forms := map[string]string{"zero": m.Zero, "one": m.One, "two": m.Two, "few": m.Few, "many": m.Many, "other": m.Other}
			maps.DeleteFunc(forms, func(_, text string) bool { return text == "" })
			for form, text := range forms {
				forms[form] = l.Speak(text)
			}
			out[m.ID] = forms
		}
		if stem == "active" {
			for key, text := range cldr.Of("en") {
				switch key {
				case "locale.plural":
					out[key] = text
				case "unit.CNY": // a number of things
					out[key] = map[string]string{"one": l.Speak(text), "other": l.Speak(text)}
				case "locale.name":
					out[key] = l.Speak(l.Code)
				default:
					out[key] = l.Speak(text)
				}
			}
		}
		var b bytes.Buffer
		if err := toml.NewEncoder(&b).Encode(out); err != nil {
			return err
		}
		files["locales/"+stem+"."+l.Code+".toml"] = b.Bytes()
	}
	return nil
}

var (
	frontLine = regexp.MustCompile(`(?m)^([a-z-]+): *(.+)$`)
	english   = regexp.MustCompile(`\ben: ("(?:[^"\\]|\\.)*"|[^,}\n]+)`)
)

// texts makes the translations of a text from the English one. An English name that
// stands in the source, as those of courts do, is translated too.
func texts(files map[string][]byte, src fs.FS, parts []string, text string) error {
	front, body, ok := strings.Cut(strings.TrimPrefix(text, "---\n"), "\n---\n")
	if !ok {
		return fmt.Errorf("there is no front matter")
	}
	id := strings.TrimSuffix(parts[len(parts)-1], ".md")
	if !strings.Contains("\n"+front, "\nname: ") {
		source, err := fs.ReadFile(src, path.Join("content", content.SourceLang, path.Join(parts[2:]...)))
		if err == nil {
			if m := regexp.MustCompile(`(?m)^name-en: *(.+)$`).FindSubmatch(source); m != nil {
				front += "\nname: " + string(m[1])
			}
		}
	}
	for _, l := range Locales {
		say := func(line string) string {
			m := frontLine.FindStringSubmatch(line)
			if m[2] == id || m[1] == "translated-from" {
				return line
			}
			return m[1] + ": " + strconv.Quote(l.Speak(unquote(m[2])))
		}
		to := path.Join(append([]string{"content", l.Code}, parts[2:]...)...)
		files[to] = []byte("---\n" + frontLine.ReplaceAllStringFunc(front, say) + "\n---\n" + rewrite(parts[2], body, l))
	}
	return nil
}

// partLine is the heading of a part, which is an id and no words.
var partLine = regexp.MustCompile(`(?m)^## .*\n`)

// rewrite translates the text of a kind, but for the headings of its parts.
func rewrite(folder, body string, l Locale) string {
	if !slices.ContainsFunc(content.Kinds, func(k *content.Kind) bool { return k.Folder == folder && k.Parts }) {
		return markdown.Rewrite(body, l.Speak)
	}
	var out strings.Builder
	at := 0
	for _, m := range append(partLine.FindAllStringIndex(body, -1), []int{len(body), len(body)}) {
		out.WriteString(markdown.Rewrite(body[at:m[0]], l.Speak))
		out.WriteString(body[m[0]:m[1]])
		at = m[1]
	}
	return out.String()
}

// unquote reads a scalar of YAML.
func unquote(s string) string {
	var out string
	if err := yaml.Unmarshal([]byte(s), &out); err != nil {
		return s
	}
	return out
}

// cases gives each worked case a title in the locales, and each site a name.
func cases(b []byte) []byte {
	return english.ReplaceAllFunc(b, func(en []byte) []byte {
		out := bytes.Clone(en)
		for _, l := range Locales {
			title := unquote(strings.TrimPrefix(string(en), "en: "))
			out = fmt.Appendf(out, ", %s: %s", l.Code, strconv.Quote(l.Speak(title)))
		}
		return out
	})
}
