// Package built gives tests the site as visitors get it. It is built once for all of
// them, by whichever comes first, and lies in the cache folder that git ignores under
// a hash of what it was made of.
//
// WENTU_SITE names the folder of a built site, seen from the module, that is taken instead.
package built

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/rogpeppe/go-internal/lockedfile"

	"wentu/app/interview"
	"wentu/build/content"
	"wentu/build/pseudo"
	"wentu/build/site"
	"wentu/build/words"
)

// Site is the folder of the site without its compressed forms, which no page needs and
// which take most of a build. Errors in the content are the matter of other tests: it
// is built in spite of them.
var Site = sync.OnceValues(func() (string, error) { return build("site", compile, "-plain") })

// Packed is the folder of the site with its compressed forms, as hosts get it.
var Packed = sync.OnceValues(func() (string, error) { return build("packed", compile) })

// Pseudo is the folder of the site in its source language and in the locales of package
// pseudo, without its compressed forms.
var Pseudo = sync.OnceValues(func() (string, error) { return build("pseudo", compilePseudo, "-plain") })

// Published is the folder of the site as a publisher has it who has filled in all of the
// settings, without its compressed forms.
var Published = sync.OnceValues(func() (string, error) { return build("published", compilePublished, "-plain") })

//go:embed publisher
var publisher embed.FS

// Langs are the languages of the site, its source first.
func Langs() ([]string, error) {
	root, err := Root()
	if err != nil {
		return nil, err
	}
	return words.Languages(os.DirFS(root), "locales", content.SourceLang), nil
}

// Data is what the browser gets of an interview, as files: its logic and its words in a
// language.
func Data(dir, goal, lang string) (logic, words []byte, err error) {
	if logic, err = asset(dir, site.LogicAsset(goal)); err != nil {
		return nil, nil, err
	}
	words, err = asset(dir, site.WordsAsset(goal, lang))
	return logic, words, err
}

// Interview is what the browser gets to think with in a language.
func Interview(dir, goal, lang string) (*interview.Data, error) {
	logic, words, err := Data(dir, goal, lang)
	if err != nil {
		return nil, err
	}
	d, err := interview.Read(logic, words, nil)
	if err != nil {
		return nil, err
	}
	d.Whole()
	return d, nil
}

// asset reads an asset by its plain name: its file has a hash before the extension.
func asset(dir, name string) ([]byte, error) {
	ext := filepath.Ext(name)
	names, err := filepath.Glob(filepath.Join(dir, "assets", strings.TrimSuffix(name, ext)+".*"+ext))
	if err != nil {
		return nil, err
	}
	for _, n := range names {
		if strings.Count(filepath.Base(n), ".") == strings.Count(name, ".")+1 {
			return os.ReadFile(n)
		}
	}
	return nil, fmt.Errorf("the site has no asset %s", name)
}

// Root is the folder of the module, at or above the working folder.
func Root() (string, error) {
	dir, err := os.Getwd()
	for err == nil {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir, nil
		}
		up := filepath.Dir(dir)
		if up == dir {
			return "", fmt.Errorf("there is no go.mod above %s", dir)
		}
		dir = up
	}
	return "", err
}

// keptSites is how many sites of a kind stay in the cache: a test of another state of
// the code may be reading one.
const keptSites = 3

func build(kind string, compile func(root string, args []string) error, flags ...string) (string, error) {
	root, err := Root()
	if err != nil {
		return "", err
	}
	if dir := os.Getenv("WENTU_SITE"); filepath.IsAbs(dir) {
		return dir, nil
	} else if dir != "" {
		return filepath.Join(root, dir), nil
	}
	cache := filepath.Join(root, "build", ".cache", "built")
	if err := os.MkdirAll(cache, 0o755); err != nil {
		return "", err
	}
	unlock, err := lockedfile.MutexAt(filepath.Join(cache, "lock")).Lock()
	if err != nil {
		return "", err
	}
	defer unlock()
	key, err := sources(os.DirFS(root))
	if err != nil {
		return "", err
	}
	dir := filepath.Join(cache, kind+"-"+key)
	if _, err := os.Stat(dir); err == nil {
		now := time.Now()
		return dir, os.Chtimes(dir, now, now)
	}
	fmt.Fprintln(os.Stderr, "building the site for the tests …")
	if err := compile(root, append([]string{"build", "-draft", "-o", dir}, flags...)); err != nil {
		return "", fmt.Errorf("the site cannot be built: %w", err)
	}
	return dir, prune(cache, kind)
}

// compile runs the compiler on the project in root.
func compile(root string, args []string) error {
	return command(root, "go", append([]string{"run", "./build"}, args...)...)
}

// compilePseudo runs the compiler of root on its project in the locales of package pseudo.
// That one shares what is cached, so that WebAssembly is not compiled again.
func compilePseudo(root string, args []string) error {
	tmp, err := os.MkdirTemp("", "wentu-pseudo-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(tmp)
	project, compiler := filepath.Join(tmp, "project"), filepath.Join(tmp, "wentu")
	if err := pseudo.Write(project, os.DirFS(root)); err != nil {
		return err
	}
	return compileIn(project, compiler, root, args)
}

// compilePublished runs the compiler of root on its project with the settings that lie in
// the folder publisher, which are of nobody.
func compilePublished(root string, args []string) error {
	tmp, err := os.MkdirTemp("", "wentu-published-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(tmp)
	project := filepath.Join(tmp, "project")
	for _, folder := range []string{"app", "content", "locales", "public"} {
		if err := os.CopyFS(filepath.Join(project, folder), os.DirFS(filepath.Join(root, folder))); err != nil {
			return err
		}
	}
	settings := filepath.Join(project, filepath.FromSlash(content.PublisherDir))
	if err := os.RemoveAll(settings); err != nil {
		return err
	}
	own, err := fs.Sub(publisher, "publisher")
	if err != nil {
		return err
	}
	if err := os.CopyFS(settings, own); err != nil {
		return err
	}
	for _, file := range []string{"go.mod", "go.sum"} { // for WebAssembly
		b, err := os.ReadFile(filepath.Join(root, file))
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(project, file), b, 0o644); err != nil {
			return err
		}
	}
	return compileIn(project, filepath.Join(tmp, "wentu"), root, args)
}

// compileIn builds the compiler of root and runs it on a project, which shares what is
// cached.
func compileIn(project, compiler, root string, args []string) error {
	if err := os.Mkdir(filepath.Join(project, "build"), 0o755); err != nil {
		return err
	}
	if err := os.Symlink(filepath.Join(root, "build", ".cache"), filepath.Join(project, "build", ".cache")); err != nil {
		return err
	}
	if err := command(root, "go", "build", "-o", compiler, "./build"); err != nil {
		return err
	}
	return command(project, compiler, args...)
}

func command(dir, name string, args ...string) error {
	cmd := exec.Command(name, args...)
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%w\n%s", err, out)
	}
	return nil
}

// sources hashes what a site is made of, the day included: the law is that of today.
func sources(root fs.FS) (string, error) {
	h := sha256.New()
	fmt.Fprintln(h, runtime.Version(), time.Now().Format(time.DateOnly))
	add := func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (d.Name() == "testdata" || strings.HasPrefix(d.Name(), ".") && name != "."):
			return fs.SkipDir
		case d.IsDir() || strings.HasSuffix(name, "_test.go"):
			return nil
		}
		f, err := root.Open(name)
		if err != nil {
			return err
		}
		defer f.Close()
		fmt.Fprintln(h, name)
		_, err = io.Copy(h, f)
		return err
	}
	for _, name := range []string{"go.mod", "go.sum", "app", "build", "content", "locales", "public"} {
		if err := fs.WalkDir(root, name, add); err != nil {
			return "", err
		}
	}
	return hex.EncodeToString(h.Sum(nil)[:8]), nil
}

// prune removes all sites of a kind but those that were used last.
func prune(cache, kind string) error {
	dirs, err := filepath.Glob(filepath.Join(cache, kind+"-*"))
	if err != nil {
		return err
	}
	used := make(map[string]time.Time)
	for _, d := range dirs {
		info, err := os.Stat(d)
		if err != nil {
			return err
		}
		used[d] = info.ModTime()
	}
	slices.SortFunc(dirs, func(a, b string) int { return used[b].Compare(used[a]) })
	for _, d := range dirs[min(keptSites, len(dirs)):] {
		if err := os.RemoveAll(d); err != nil {
			return err
		}
	}
	return nil
}

// Seed is what the rotating and random parts of tests go by: the same for the same
// commit, so that a failure can be repeated, and another for the next. WENTU_SEED gives
// one, in hexadecimal.
func Seed() (uint64, error) {
	if s := os.Getenv("WENTU_SEED"); s != "" {
		return strconv.ParseUint(s, 16, 64)
	}
	out, err := exec.Command("git", "rev-parse", "HEAD").Output()
	if len(out) < 16 || err != nil { // a copy without its history
		return uint64(time.Now().Unix() / 86400), nil
	}
	return strconv.ParseUint(string(out[:16]), 16, 64)
}
