//go:build unix

package cache

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func kept(f *Folder, name string, data ...[]byte) error {
	f.Put(name, data...)
	return f.Err()
}

// What was damaged in any way is not given back.
func TestGetGivesWhatWasPut(t *testing.T) {
	dir := t.TempDir()
	data := []byte(strings.Repeat("问途", 1000))
	file := filepath.Join(dir, "a")
	for name, damage := range map[string]func() error{
		"nothing":     func() error { return nil },
		"cut off":     func() error { return os.Truncate(file, 2000) },
		"almost gone": func() error { return os.Truncate(file, 3) },
		"emptied":     func() error { return os.Truncate(file, 0) },
		"longer":      func() error { return edit(file, func(b []byte) []byte { return append(b, 0) }) },
		"one bit":     func() error { return edit(file, func(b []byte) []byte { b[len(b)/2] ^= 1; return b }) },
		"its hash":    func() error { return edit(file, func(b []byte) []byte { b[0] ^= 1; return b }) },
		"misnamed": func() error {
			if err := kept(&Folder{Dir: dir}, "b", []byte("other")); err != nil {
				return err
			}
			return os.Rename(filepath.Join(dir, "b"), file)
		},
		"a pipe": func() error { return errors.Join(os.Remove(file), syscall.Mkfifo(file, 0o600)) },
		"a folder": func() error {
			if err := os.Remove(file); err != nil {
				return err
			}
			return os.Mkdir(file, 0o755)
		},
	} {
		if err := os.RemoveAll(file); err != nil {
			t.Fatal(err)
		}
		f := &Folder{Dir: dir}
		if err := kept(f, "a", data[:10], data[10:]); err != nil {
			t.Fatal(err)
		}
		if err := damage(); err != nil {
			t.Fatal(err)
		}
		got, ok := f.Get("a")
		if ok != (name == "nothing") || ok && !bytes.Equal(got, data) {
			t.Errorf("%s: %v, %d bytes", name, ok, len(got))
		}
	}
}

func edit(file string, with func([]byte) []byte) error {
	b, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	return os.WriteFile(file, with(b), 0o644)
}

// A folder keeps what the last runs needed, and does not grow for ever.
func TestPruneKeepsAFewStates(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "kept")
	most := 0
	for run := range 20 {
		f := &Folder{Dir: dir}
		if err := kept(f, Name(run), []byte("x")); err != nil {
			t.Fatal(err)
		}
		if f.Prune(); f.Err() != nil {
			t.Fatal(f.Err())
		}
		entries, err := os.ReadDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		most = max(most, len(entries))
		if _, ok := f.Get(Name(run)); !ok {
			t.Fatalf("run %d: what was just needed was not kept", run)
		}
	}
	if most > mostKept+1 || most < 3 {
		t.Errorf("the folder had %d files at most", most)
	}
}

type inner struct{ n int }

type thing struct {
	text  string
	lists [][]string
	any   any
	at    *inner
	by    map[string]inner
	raw   []byte
	f     float64
	yes   bool
}

// Equal things have one name, wherever they lie; things that differ anywhere have two.
func TestNamesTellThingsApart(t *testing.T) {
	made := func(change func(*thing)) string {
		x := &thing{"a", [][]string{{"a", "b"}, {"c"}}, 1, &inner{1}, map[string]inner{"x": {1}, "y": {2}}, []byte{1}, 0.5, true}
		change(x)
		return Name(x)
	}
	seen := map[string]string{made(func(*thing) {}): "nothing"}
	if again := made(func(*thing) {}); seen[again] == "" {
		t.Error("equal things have two names")
	}
	for what, change := range map[string]func(*thing){
		"a text":            func(x *thing) { x.text = "b" },
		"where a list ends": func(x *thing) { x.lists = [][]string{{"a"}, {"b", "c"}} },
		"where a text ends": func(x *thing) { x.lists = [][]string{{"ab", ""}, {"c"}} },
		"a type":            func(x *thing) { x.any = int64(1) },
		"none":              func(x *thing) { x.any = nil },
		"behind a pointer":  func(x *thing) { x.at.n = 2 },
		"no pointer":        func(x *thing) { x.at = nil },
		"in a map":          func(x *thing) { x.by["y"] = inner{3} },
		"less in a map":     func(x *thing) { delete(x.by, "y") },
		"swapped in a map":  func(x *thing) { x.by = map[string]inner{"x": {2}, "y": {1}} },
		"a byte":            func(x *thing) { x.raw[0] = 2 },
		"a number":          func(x *thing) { x.f = 0.25 },
		"a condition":       func(x *thing) { x.yes = false },
	} {
		name := made(change)
		if other := seen[name]; other != "" {
			t.Errorf("%s and %s have one name", what, other)
		}
		seen[name] = what
	}
	if Name("a", "b") == Name("b", "a") || Name([]byte("a")) == Name("a") {
		t.Error("the order and the type of things do not count")
	}
}

// A cache that cannot be written to keeps nobody from his site: it says so once.
func TestWhatCannotBeKeptIsMadeAnew(t *testing.T) {
	file := filepath.Join(t.TempDir(), "cache")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	f := &Folder{Dir: file}
	f.Put("a", []byte("x"))
	f.Prune()
	if _, ok := f.Get("a"); ok || f.Err() == nil {
		t.Errorf("%v, %v", ok, f.Err())
	}
}
