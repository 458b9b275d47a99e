package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"wentu": func() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) },
	})
}

// TestScripts runs the golden sites: each script begins with the small site of
// testdata/site in Chinese and English, and changes what it is about.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:           "testdata/script",
		UpdateScripts: os.Getenv("UPDATE") != "",
		Setup: func(env *testscript.Env) error {
			if err := os.CopyFS(env.WorkDir, underlay{os.DirFS("testdata/site"), env.WorkDir}); err != nil {
				return err
			}
			if err := os.CopyFS(filepath.Join(env.WorkDir, "public"), os.DirFS("../public")); err != nil {
				return err
			}
			if err := os.CopyFS(filepath.Join(env.WorkDir, "locales", "findings"), os.DirFS("../locales/findings")); err != nil {
				return err
			}
			env.Setenv("TWO", "a\nb")
			env.Setenv("UNSEEN", "\u202ecourt")
			env.Setenv("LANG", "C") // findings are in English whatever the machine speaks
			for _, lang := range []string{"zh-Hans", "en"} {
				if err := copyWords(env.WorkDir, "active."+lang+".toml"); err != nil {
					return err
				}
			}
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"page": pageCmd},
	})
}

// underlay is a file system without the files that the script itself brings: those
// are there already when the setup runs.
type underlay struct {
	fs.FS
	dir string
}

// Open implements fs.FS.
func (u underlay) Open(name string) (fs.File, error) { return u.FS.Open(name) }

// ReadDir implements fs.ReadDirFS.
func (u underlay) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(u.FS, name)
	var out []fs.DirEntry
	for _, e := range entries {
		if _, err := os.Stat(filepath.Join(u.dir, name, e.Name())); e.IsDir() || err != nil {
			out = append(out, e)
		}
	}
	return out, err
}

var realRules = regexp.MustCompile(`(?m)^\[(fact|decision|country|attribute)[^\n]*\n(?:[^\[\n][^\n]*\n|\n)*`)

// copyWords gives the site the words of the real one, without those of its rules.
func copyWords(dir, name string) error {
	src, err := os.ReadFile(filepath.Join("../locales", name))
	if err != nil {
		return err
	}
	to := filepath.Join(dir, "locales", name)
	if _, err := os.Stat(to); err == nil {
		return nil // the script has its own
	}
	return os.WriteFile(to, realRules.ReplaceAll(src, nil), 0o644)
}

// pageCmd prints a page of the site for the comparisons that follow, one element a
// line, without head, header and footer: "page dist/en/guides/filing.html".
func pageCmd(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: page FILE")
	}
	src := ts.ReadFile(args[0])
	_, main, ok := strings.Cut(src, "<main")
	main, _, closed := strings.Cut(main, "</main>")
	if !ok || !closed {
		ts.Fatalf("%s has no main", args[0])
	}
	main = "<main" + strings.NewReplacer("><", ">\n<").Replace(main) + "</main>\n"
	if err := os.WriteFile(ts.MkAbs("page.html"), []byte(main), 0o644); err != nil {
		ts.Fatalf("%v", err)
	}
}
