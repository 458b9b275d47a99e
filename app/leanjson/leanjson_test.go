package leanjson

import (
	"bytes"
	"encoding/json"
	"reflect"
	"testing"
)

type part struct {
	Base
	Name string            `json:"name"`
	N    int32             `json:"n,omitempty"`
	F    float64           `json:"f"`
	On   bool              `json:"on"`
	Kids []part            `json:"kids"`
	Of   map[string]part   `json:"of"`
	Say  map[word]string   `json:"say"`
	Any  any               `json:"any"`
	Own  own               `json:"own"`
	To   *float64          `json:"to"`
	Sub  *part             `json:"sub"`
	Far  *own              `json:"far"`
	List []map[string]bool `json:"list"`
	Left string            `json:"-"`
	Bare string
	dark string //nolint:unused // must stay as it is
}

type Base struct {
	Deep string `json:"deep"`
	N    int    `json:"n"` // covered by that of part
}

type word string

type own struct{ Raw string }

func (o *own) UnmarshalJSON(b []byte) error {
	o.Raw = string(b)
	return nil
}

// texts are read by both, or refused by both.
var texts = []string{
	`{"name":"a","n":-7,"f":1.5e3,"on":true,"kids":[{"name":"b"},{}],"of":{"x":{"n":1},"y":{"n":2}},"say":{"hi":"da"}}`,
	`{"any":{"a":[1,"b",null,true,{}],"c":-0}, "own" : {"deep":[1,2,{"x":"]"}]},"list":[{"a":true},{}],"Left":"x","-":"y","Bare":"z","dark":"w","unknown":[{"a":"\""}]}`,
	`{"name":"\"\\\/\b\f\n\r\t\u00e9\u6cd5\ud83d\ude00\ud83d x \ude00\ud83d\u0041"}`,
	"{\"name\":\"\xff 法 \xed\xa0\x80\"}",
	` {"kids":null,"of":null,"name":null,"n":null,"any":null,"own":null,"on":null} `,
	`{"kids":[],"of":{},"list":[],"to":1.5,"sub":{"to":null,"sub":{"sub":null,"far":null}},"far":{"x":1},"deep":"d","Base":{"deep":"no"}}`,
	`{"n":1.5}`, `{"n":2147483648}`, `{"n":"1"}`, `{"name":1}`, `{"on":"true"}`, `{"kids":{}}`, `{"of":[]}`, `{"f":1e999}`, `{"any":1e999}`,
	`{`, `{"a"`, `{"a":`, `{"a":1`, `{"a":1,`, `{"a":1,}`, `{"kids":[1]}`, `{"kids":[{},]}`, `{"kids":[,]}`, `{a:1}`, `{"n":01}`, `{"n":-}`, `{"n":+1}`, `{"f":.5}`, `{"f":5.}`, `{"f":1e}`,
	`{"on":tru}`, `{"own":nul}`, `{"name":"\x"}`, `{"name":"\u12"}`, `{"name":"\u12g4"}`, "{\"name\":\"\n\"}", `{"name":"a}`, `{"name":"a\`, `{} {}`, `{}x`, ``, ` `, `null`, `[]`, `"a"`, `nul`,
}

func TestReadsAsEncodingJSONDoes(t *testing.T) {
	for _, text := range texts {
		var tree any
		if json.Unmarshal([]byte(text), &tree) == nil && folded(tree) {
			t.Errorf("%q tries nothing", text)
		}
		same(t, []byte(text))
	}
}

// FuzzUnmarshal holds on any text what [TestReadsAsEncodingJSONDoes] holds on some.
func FuzzUnmarshal(f *testing.F) {
	for _, text := range texts {
		f.Add([]byte(text))
	}
	f.Fuzz(same)
}

// start has something in it, to which is added.
func start() part {
	return part{Name: "old", Kids: []part{{Name: "k1", N: 1}, {Name: "k2", N: 2}}, Of: map[string]part{"x": {F: 3}}, Sub: &part{N: 4}, dark: "dark"}
}

// same holds that both read a text alike. Left out are names that encoding/json takes for
// others, NAME for name: leanjson reads them as they are written.
func same(t *testing.T, text []byte) {
	var tree any
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber() // or 1e999 would hide the names
	if d.Decode(&tree) == nil && folded(tree) {
		return
	}
	for _, from := range []func() part{start, func() part { return part{} }} {
		want, got := from(), from()
		errWant, errGot := json.Unmarshal(text, &want), Unmarshal(text, &got)
		switch {
		case (errWant == nil) != (errGot == nil):
			t.Fatalf("%q: encoding/json says %v, leanjson %v", text, errWant, errGot)
		case errWant == nil && !reflect.DeepEqual(want, got):
			t.Fatalf("%q:\nencoding/json reads %+v\nleanjson      reads %+v", text, want, got)
		}
	}
}

// folded reports whether a name in it is one of [part] but for upper and lower case.
func folded(tree any) bool {
	switch x := tree.(type) {
	case []any:
		for _, v := range x {
			if folded(v) {
				return true
			}
		}
	case map[string]any:
		for name, v := range x {
			var p part
			exact := fieldsOf(reflect.TypeFor[part]())
			if _, ok := exact[name]; !ok {
				raw, _ := json.Marshal(map[string]any{name: []int{1}})
				if json.Unmarshal(raw, &p) != nil || !reflect.DeepEqual(p, part{}) {
					return true
				}
			}
			if folded(v) {
				return true
			}
		}
	}
	return false
}
