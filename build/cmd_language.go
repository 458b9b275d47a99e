package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"wentu/build/content"
	"wentu/build/report"
	"wentu/build/words"
)

const languageHelp = `Usage: go run ./build new-language CODE

Begins a language: CODE is its code as BCP 47 has it (fr, pt-BR, zh-Hant). It writes
locales/active.CODE.toml with every message that waits for words, which check reports
until it has them, and the folders content/CODE/KIND for the translations.

Exit status: 0 the language was begun; 1 it is there already, or cannot be written;
2 the command was misused.
`

const languageNext = `
What next:
1. Write the words into %[1]s, each below those of the source.
   "go run ./build check" lists the messages that have none yet.
2. Translate %[2]s as %[3]s: the id, the words
   of the front matter, and the text. The table of a decision stays in the Chinese file.
   Until then a page shows the Chinese text and says so.
3. When a translation has been compared with the Chinese:
   go run ./build stamp %[3]s
`

func cmdLanguage(args []string, _ io.Reader, stdout, stderr io.Writer) int {
	fl := newFlags("new-language", languageHelp, stderr)
	if code, done := parse(fl, args); done {
		return code
	}
	code := fl.Arg(0)
	tag, err := language.Parse(code)
	switch {
	case fl.NArg() != 1 || err != nil:
		fmt.Fprintln(stderr, "new-language: name one language by its code, as fr or zh-Hant; new-language -h explains")
		return exitUsage
	case tag.String() != code:
		fmt.Fprintf(stderr, "new-language: write the code as %s\n", tag)
		return exitUsage
	}
	p := openProject()
	langs := words.Languages(p.fsys, localesDir, content.SourceLang)
	if slices.Contains(langs, code) {
		fmt.Fprintf(stderr, "new-language: %s is a language of the site already\n", code)
		return exitFindings
	}
	rep := &report.Report{}
	cat := words.Load(p.fsys, localesDir, langs, rep)
	if rep.Failed() {
		rep.Print(stderr)
		return exitFindings
	}
	text, n := cat.Skeleton(code)
	file := filepath.Join(localesDir, "active."+code+".toml")
	if err := writeNew(file, []byte(text), stdout); err != nil {
		fmt.Fprintf(stderr, "new-language: %v\n", err)
		return exitFindings
	}
	for _, kind := range content.Folders() {
		if err := os.MkdirAll(filepath.FromSlash(content.Dir(code, kind)), 0o777); err != nil {
			fmt.Fprintf(stderr, "new-language: %v\n", err)
			return exitFindings
		}
	}
	fmt.Fprintf(stdout, "%s: %d messages wait for words\n", filepath.ToSlash(file), n)
	fmt.Fprintf(stdout, "%s: %s\n", content.Dir(code, ""), strings.Join(content.Folders(), ", "))
	fmt.Fprintf(stdout, languageNext, filepath.ToSlash(file), content.File(content.SourceLang, "KIND", "NAME"), content.File(code, "KIND", "NAME"))
	return exitOK
}
