package emit

import (
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
)

// markName is a file that tells a folder made by this command from any other, so
// that a wrong -o never replaces somebody's documents.
const markName = ".wentu"

// mark begins that file; what was put into the folder follows, a line each, and its end. A
// line is the [sums] of a file and its name: a file of somebody else under that name is
// another one.
const mark = "This folder is made by Wentu's site compiler, which replaces it as a whole.\n"

const markEnd = "."

// oldMark reports whether the lines of a mark are names alone, as earlier versions of this
// command wrote them.
func oldMark(lines []string) bool {
	return slices.ContainsFunc(lines, func(l string) bool { return l != "" && strings.Count(l, " ") < len(forms) })
}

// lines are those of a mark.
func lines(files map[string]sums) string {
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(files)) {
		s := files[name]
		b.WriteString(strings.Join(append(s[:], name), " ") + "\n")
	}
	return b.String()
}

// forms are the ends of the files that a file is put into the folder as: itself, and compressed.
var forms = [...]string{"", ".br", ".gz"}

// sums are those of a file's forms: of what each holds, or "-" where there is none.
type sums [len(forms)]string

// sum tells the bytes of a file from any others.
func sum(data []byte) string {
	s := sha256.Sum256(data)
	return base64.RawURLEncoding.EncodeToString(s[:16])
}

// place is the folder that a name leads to.
func place(dir string) (string, error) {
	dir = filepath.Clean(dir)
	if _, err := os.Lstat(dir); err != nil {
		return dir, nil // not there yet, or below a file: making it says so
	}
	to, err := filepath.EvalSymlinks(dir)
	if err != nil {
		return "", fmt.Errorf("%s is a link that leads to no folder: delete it, or name another folder: %w", dir, err)
	}
	return to, nil
}

const (
	freshMiddle = ".new-" // between the name of a folder and the random end of its next state
	oldEnd      = ".old"  // after the name of a fresh folder: the old one while they change places
)

// freshName is what [os.MkdirTemp] puts for the star but once in ten thousand times, and
// people do not; the old site adds to that.
var freshName = regexp.MustCompile(`^[0-9]{6,10}(\.old)?$`)

// clearAway removes folders of processes that are no more. Where one of them was killed
// just while the old site stood aside, the old site comes back.
func clearAway(dir string) error {
	entries, err := os.ReadDir(filepath.Dir(dir))
	if err != nil {
		return err
	}
	for _, e := range entries {
		end, ok := strings.CutPrefix(e.Name(), filepath.Base(dir)+freshMiddle)
		if !ok || !e.IsDir() || !freshName.MatchString(end) {
			continue
		}
		l := filepath.Join(filepath.Dir(dir), e.Name())
		list, ours := listed(l)
		if !ours || !abandoned(filepath.Join(l, markName)) {
			removeEmpty(l)
			continue
		}
		if others, err := foreign(l, list); list != nil && (err != nil || len(others) > 0) {
			continue // it was whole, and somebody else has put something in
		}
		if _, gone := os.Stat(dir); errors.Is(gone, fs.ErrNotExist) && filepath.Ext(l) == oldEnd {
			err = os.Rename(l, dir)
		} else {
			err = remove(l)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// outside makes sure that a site is not written into another one: its next build would
// find what it did not make, and refuse.
func outside(dir string) error {
	at, err := filepath.Abs(dir)
	// The part of the way that is there already may lead through links.
	for to := at; err == nil && to != filepath.Dir(to); to = filepath.Dir(to) {
		if real, gone := filepath.EvalSymlinks(to); gone == nil {
			at = real + strings.TrimPrefix(at, to)
			break
		}
	}
	for err == nil && at != filepath.Dir(at) {
		at = filepath.Dir(at)
		if _, ours := listed(at); ours {
			return fmt.Errorf("%s lies in %s, which is a site made by this command: name a folder beside it", dir, at)
		}
	}
	return err
}

func replaceable(dir string) error {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) || err == nil && len(entries) == 0 {
		return nil
	}
	if err != nil {
		return fmt.Errorf("%s is no folder that can be read: name a new or empty one: %w", dir, err)
	}
	list, ours := listed(dir)
	if !ours {
		return fmt.Errorf("%s holds files that are not a site made by this command: name a new or empty folder", dir)
	}
	if oldMark(list) {
		return fmt.Errorf("%s was made by an earlier version of this command, which did not write down what its files hold, so changes of others cannot be told: delete the folder, or name another one", dir)
	}
	others, err := foreign(dir, list)
	if err != nil || len(others) == 0 {
		return err
	}
	if n := len(others); n > mostNamed {
		others = append(others[:mostNamed], fmt.Sprintf("%d more", n-mostNamed))
	}
	return fmt.Errorf("%s holds %s, which this command did not make, or somebody changed since: move it away, or to public/ if it belongs to the site", dir, strings.Join(others, ", "))
}

// removeEmpty removes a folder that holds nothing but perhaps an empty mark: its process was
// killed just before it wrote that, or just after it had removed all else.
func removeEmpty(dir string) {
	name := filepath.Join(dir, markName)
	if info, err := os.Lstat(name); err == nil && info.Mode().IsRegular() && info.Size() == 0 {
		if entries, err := os.ReadDir(dir); err != nil || len(entries) > 1 || os.Remove(name) != nil {
			return
		}
	}
	_ = os.Remove(dir) // fails where something is in it
}

// listed gives the lines of a site's mark, nil where it never became whole; ours is false
// where a folder is none.
func listed(dir string) (list []string, ours bool) {
	name := filepath.Join(dir, markName)
	if info, err := os.Lstat(name); err != nil || !info.Mode().IsRegular() {
		return nil, false
	}
	text, err := os.ReadFile(name)
	names, ours := strings.CutPrefix(string(text), mark)
	if err != nil || !ours {
		return nil, false
	}
	names, whole := strings.CutSuffix(names, markEnd)
	if !whole {
		return nil, true
	}
	return strings.Split(strings.TrimSuffix(names, "\n"), "\n"), true
}

// mostNamed is how many files of others are named.
const mostNamed = 5

// foreign lists the files in a site that this command did not put there as they are, and the
// folders that hold nothing else.
func foreign(dir string, list []string) ([]string, error) {
	own := map[string]string{} // their sums, "" of a folder
	for _, line := range list {
		parts := strings.SplitN(line, " ", len(forms)+1)
		if len(parts) <= len(forms) {
			continue
		}
		name := parts[len(forms)]
		for i, form := range forms {
			own[name+form] = parts[i]
		}
		for d := path.Dir(name); d != "."; d = path.Dir(d) {
			own[d] = ""
		}
	}
	var others, found []string
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || name == "." || name == markName {
			return err
		}
		switch sum, ok := own[name]; {
		case ok && d.IsDir() && sum == "":
			return nil
		case ok && d.Type().IsRegular() && sum != "":
			found = append(found, name)
			return nil
		}
		others = append(others, name)
		if d.IsDir() {
			return fs.SkipDir
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	others = append(others, changed(dir, found, own)...)
	slices.Sort(others)
	return others, nil
}

// changed are those of the files in a folder that do not have their sums, or cannot be read.
func changed(dir string, names []string, sums map[string]string) (out []string) {
	other := make([]bool, len(names))
	var next atomic.Int64
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(names); i = int(next.Add(1)) - 1 {
				data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(names[i])))
				other[i] = err != nil || sum(data) != sums[names[i]]
			}
		})
	}
	wg.Wait()
	for i, name := range names {
		if other[i] {
			out = append(out, name)
		}
	}
	return out
}
