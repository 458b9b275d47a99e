package source

import (
	"io/fs"
	"testing"
	"testing/fstest"
)

func TestTextsAreReadAsEditorsWriteThem(t *testing.T) {
	fsys := Tree(fstest.MapFS{
		"a.md":   {Data: []byte("\ufeffone\r\ntwo\r\n")},
		"b.yaml": {Data: []byte("one\rtwo\r")},
		"c.toml": {Data: []byte("one\ntwo\n")},
		"d.png":  {Data: []byte("\ufeffone\r\ntwo")},
	})
	for name, want := range map[string]string{"a.md": "one\ntwo\n", "b.yaml": "one\ntwo\n", "c.toml": "one\ntwo\n", "d.png": "\ufeffone\r\ntwo"} {
		if got, err := fs.ReadFile(fsys, name); string(got) != want || err != nil {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
}

func TestLikeKeepsTheForm(t *testing.T) {
	for _, old := range []string{"a\nb\n", "a\r\nb\r\n", "\ufeffa\r\nb\r\n", "\ufeffa\nb\n"} {
		if got := Like([]byte(old), Text([]byte(old))); string(got) != old {
			t.Errorf("%q became %q", old, got)
		}
	}
}

func TestNotUTF8(t *testing.T) {
	for s, want := range map[string]int{"": 0, "好\nb": 0, "a\nb\xff\n": 2, "\xfe\xff": 1} {
		if got := NotUTF8([]byte(s)); got != want {
			t.Errorf("%q: line %d, want %d", s, got, want)
		}
	}
}
