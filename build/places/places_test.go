package places

import (
	"bytes"
	"strings"
	"testing"
	"testing/fstest"

	"wentu/app/rules"
	"wentu/build/report"
)

const divisions = "# a comment\n四川省\n\t成都市\n\t\t锦江区\n\t\t\t春熙路街道 三圣街道\n重庆市\n\t渝北区\n\t\t大湾镇 石船镇\n\t北碚区\n\t\t水土街道\n= chong 重\n= zhong 重\n"

func load(t *testing.T, spec string) (*Places, string) {
	t.Helper()
	fsys := fstest.MapFS{"data/" + File: {Data: []byte(spec)}, "data/" + DivisionsFile: {Data: []byte(divisions)}}
	rep := &report.Report{}
	set := &rules.Set{Facts: []rules.Fact{{ID: "place", Type: rules.TypeChoice, Values: []string{"SC", "CQ", "FTZ", "ABROAD"}}}}
	p := Load(fsys, "data", set, rep)
	var b bytes.Buffer
	rep.Print(&b)
	return p, b.String()
}

const good = `fact: place
answers:
  四川省: [SC]
  重庆市: [CQ]
  重庆市/渝北区: [CQ, FTZ]
abroad: {answer: ABROAD}
`

func TestDivisionsHaveTheAnswersOfTheOneAbove(t *testing.T) {
	p, problems := load(t, good+"moved: {重庆市/渝北区/大湾镇: 重庆市/北碚区}\n")
	if problems != "" {
		t.Fatal(problems)
	}
	data, err := p.Data([]string{"Japan"})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`四川省=a\n\t成都市\n\t\t锦江区\n\t\t\t春熙路街道 三圣街道\n`,
		`重庆市=b\n\t渝北区=bc\n\t\t大湾镇 石船镇\n\t北碚区\n\t\t水土街道 大湾镇=bc\n`, // where it was, and where it is
		`"read":"chong 重\nzhong 重\n"`, `"abroad":"d"`, `"states":["Japan"]`,
	} {
		if !strings.Contains(string(data), want) {
			t.Errorf("the data lack %s:\n%s", want, data)
		}
	}
}

func TestWhatIsWrongIsSaid(t *testing.T) {
	for _, tt := range []struct{ name, spec, want string }{
		{"no such division", strings.Replace(good, "渝北区", "渝比区", 1), `data/places.yaml:5: error: there is no division "重庆市/渝比区"`},
		{"no such answer", strings.Replace(good, "[CQ, FTZ]", "[CQ, FTX]", 1), `error: "重庆市/渝北区" means "FTX", which "place" cannot be`},
		{"an answer that nothing leads to", strings.Replace(good, "[CQ, FTZ]", "[CQ]", 1), `error: no place leads to the answer "FTZ"`},
		{"a division without an answer", strings.Replace(good, "重庆市: [CQ]", "重庆市: []", 1), `error: "重庆市/北碚区/水土街道" means no answer`},
		{"no such fact", strings.Replace(good, "fact: place", "fact: plaice", 1), `error: there is no choice "plaice"`},
		{"an unknown key", good + "zone: []\n", `error: the places cannot be read`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if p, got := load(t, tt.spec); p != nil || !strings.Contains(got, tt.want) {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}
