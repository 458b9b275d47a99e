package source

import "testing"

func TestValuesWithoutAKeyAreFound(t *testing.T) {
	for src, want := range map[string]string{
		"a: {from: 2019-08-20, rate: 4,25}\n":                   "25",
		"bands:\n  - {to: 10,000, flat: 50}\n":                  "000",
		"bands:\n  - {to: 10000,\n     flat: 50, x}\n":          "x",
		"a: {b: [1, 2, 3], c: {d: 1, e: \"x, y\"}, f: g}\n":     "",
		"a: {b: [{c: 1}, {d: 2}], e: [x, y]}\n":                 "",
		"a: 1,000\n":                                            "",
		"- {case: A, from: 2019-08-20, note: 'a, b'}  # a, b\n": "",
		"a: {}\nb: []\n":                                        "",
		"a: {b: 1, }\n":                                         "",
	} {
		if _, got := LoneValue([]byte(src)); got != want {
			t.Errorf("%q: %q, not %q", src, got, want)
		}
	}
}
