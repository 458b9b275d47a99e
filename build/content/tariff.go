package content

import (
	"bytes"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml"

	"wentu/app/days"
	"wentu/app/fees"
	"wentu/build/cite"
	"wentu/build/report"
	"wentu/build/source"
)

// TariffFile is the name of the file of court fees.
const TariffFile = "fees.yaml"

var tariffFile = path.Join(DataDir, TariffFile)

// Tariff is what the courts charge, with the worked cases that show it.
type Tariff struct {
	AsOf  Date // the day on which it was last looked for changes
	Fees  fees.Tariff
	Cases []FeeCase

	src    []byte
	broken bool // a schedule is none: nothing is counted
}

// SoundTariff is the tariff, nil where there is none that can be counted with.
func (lib *Library) SoundTariff() *Tariff {
	if lib.Tariff == nil || lib.Tariff.broken {
		return nil
	}
	return lib.Tariff
}

// FeeCase is charges, and what they come to together.
type FeeCase struct {
	ID      string      `yaml:"case"`
	Charges []FeeCharge `yaml:"charges"`
	Fee     string      `yaml:"fee"` // 50.00, a range 500.00 to 1000.00, below 0 what comes back
}

// FeeCharge is a charge as it is written.
type FeeCharge struct {
	Kind   string    `yaml:"kind"`
	Amount *FeeMoney `yaml:"amount"`
	Halved string    `yaml:"halved"`
	Before *FeeMoney `yaml:"before"`
}

// FeeMoney is yuan with at most two decimals.
type FeeMoney fees.Fen

// UnmarshalYAML reads it from its digits, since binary fractions are not exact.
func (m *FeeMoney) UnmarshalYAML(text []byte) error {
	f, err := ParseFen(strings.TrimSpace(string(text)))
	*m = FeeMoney(f)
	return err
}

// badMoney is the error of a text that is no amount.
type badMoney string

func (b badMoney) Error() string { return b.Unwrap().Error() }

// Unwrap is what findings tell.
func (b badMoney) Unwrap() error {
	return report.Wrong{report.Say("an amount is at most sixteen digits, a full stop and at most two decimals: 250000 or 888888.88")}
}

// ParseFen reads yuan as programs write them: 250000 or 888888.88.
func ParseFen(text string) (fees.Fen, error) {
	whole, part, dot := strings.Cut(text, ".")
	if !digits(whole) || dot && (!digits(part) || len(part) > 2) || len(whole) > 16 {
		return 0, badMoney(text)
	}
	n, _ := strconv.ParseInt(whole+(part + "00")[:2], 10, 64) // at most 18 digits
	return fees.Fen(n), nil
}

func digits(s string) bool {
	return s != "" && !strings.ContainsFunc(s, func(r rune) bool { return r < '0' || r > '9' })
}

// Charge is the charge in the form in which it is computed.
func (c FeeCharge) Charge() fees.Charge {
	out := fees.Charge{Kind: c.Kind, Halved: c.Halved}
	if c.Amount != nil {
		out.Amount, out.HasAmount = fees.Fen(*c.Amount), true
	}
	if c.Before != nil {
		out.Before, out.HasBefore = fees.Fen(*c.Before), true
	}
	return out
}

// Sum computes charges, and what they come to, as the cases write it.
func (t *Tariff) Sum(charges []FeeCharge) (list []fees.Fee, sum string, err error) {
	var least, most fees.Fen
	for _, c := range charges {
		f, err := t.Fees.Fee(c.Charge())
		if err != nil {
			return nil, "", report.Wrong{report.Say("%s: %s", c.Kind, report.Told(err))}
		}
		least, most = least+f.Least, most+f.Most
		list = append(list, f)
	}
	return list, fees.Range(least, most), nil
}

// loadTariff reads the tariff; nil where there is no file of it, a broken one where it cannot be read.
func loadTariff(fsys fs.FS, rep *report.Report) *Tariff {
	src, ok := source.Optional(fsys, tariffFile, rep)
	switch {
	case !ok && there(fsys, tariffFile):
		return &Tariff{broken: true}
	case !ok:
		return nil
	}
	var file struct {
		AsOf      days.Day    `yaml:"as-of"`
		Schedules fees.Tariff `yaml:"schedules"`
		Cases     []FeeCase   `yaml:"cases"`
	}
	if err := yaml.UnmarshalWithOptions(src, &file, yaml.Strict()); err != nil {
		line, col, msg := dataError(src, err)
		rep.Errorf("fees", tariffFile, line, col, "write it like the lines beside it; amounts are whole yuan without separators", "the tariff of fees cannot be read: %s", msg)
		return &Tariff{broken: true, src: src}
	}
	t := &Tariff{AsOf: Date(file.AsOf.String()), Fees: file.Schedules, Cases: file.Cases, src: src}
	for i := range t.Fees {
		s := &t.Fees[i]
		if slices.ContainsFunc(t.Fees[:i], func(o fees.Schedule) bool { return o.ID == s.ID }) {
			t.wrong(s, report.Say("give one of them another id"), report.Say("it stands twice"), rep)
		}
		if hint, text, ok := wrongSchedule(t.Fees[:i], s); !ok {
			t.wrong(s, hint, text, rep)
		}
	}
	return t
}

// wrong reports what makes a schedule none.
func (t *Tariff) wrong(s *fees.Schedule, hint, text report.Text, rep *report.Report) {
	t.broken = true
	rep.Errorf("fees", tariffFile, t.Line("id", s.ID), 0, hint, "the schedule %q: %s", s.ID, text)
}

// Line is where an entry of the file begins, which has the key and the id.
func (t *Tariff) Line(key, id string) int { return entryLine(t.src, key, id) }

// entryLine is where an entry of a file of data begins, which has the key and the id.
func entryLine(src []byte, key, id string) int {
	for _, end := range []string{"\n", ",", " ", "}"} {
		if i := bytes.Index(src, []byte(key+": "+id+end)); i >= 0 {
			return 1 + bytes.Count(src[:i], []byte("\n"))
		}
	}
	return 1
}

// checkTariff reports schedules without their law, and worked cases that come out otherwise.
func (lib *Library) checkTariff(rep *report.Report) {
	t := lib.Tariff
	if t == nil {
		return
	}
	for i := range t.Fees {
		s := &t.Fees[i]
		lib.checkEntry(s.Basis, report.Say(`add a line "basis: [fees#13]"`), func(hint, text report.Text) { t.wrong(s, hint, text, rep) })
		if !slices.ContainsFunc(t.Cases, func(c FeeCase) bool {
			return slices.ContainsFunc(c.Charges, func(x FeeCharge) bool { return x.Kind == s.ID })
		}) {
			rep.Warnf("fees", tariffFile, t.Line("id", s.ID), 0, `add one below "cases", counted by hand`, "no worked case shows the schedule %q", s.ID)
		}
	}
	for i, c := range t.Cases {
		line := t.Line("case", c.ID)
		if slices.ContainsFunc(t.Cases[:i], func(o FeeCase) bool { return o.ID == c.ID }) {
			rep.Errorf("fees", tariffFile, line, 0, "give one of them another id", "the case %q stands twice", c.ID)
		}
		if t.broken {
			continue // a consequence
		}
		switch _, sum, err := t.Sum(c.Charges); {
		case err != nil:
			rep.Errorf("fees", tariffFile, line, 0, report.Say("the schedules are %s", strings.Join(t.IDs(), ", ")), "the case %q cannot be computed: %s", c.ID, report.Told(err))
		case sum != c.Fee:
			rep.Errorf("fees", tariffFile, line, 0, "count it by hand: one of the two is wrong", "the case %q comes to %s, not to %s", c.ID, sum, c.Fee)
		}
	}
}

// checkEntry tells of an entry of a calculator that names no article, with what to add, and of
// articles that it names and that are not there.
func (lib *Library) checkEntry(basis []string, add report.Text, wrong func(hint, text report.Text)) {
	if len(basis) == 0 {
		wrong(add, report.Say("it names no article"))
	}
	for _, b := range basis {
		if ref, ok := cite.Parse(b); !ok || lib.Article(ref, SourceLang) == nil {
			wrong(report.Say("name an article that stands in the register, as in fees#13"), report.Say("its article %q is not in the register", b))
		}
	}
}

// IDs are the schedules, in the order of the file.
func (t *Tariff) IDs() (out []string) {
	for _, s := range t.Fees {
		out = append(out, s.ID)
	}
	return out
}

// checkTools reports texts of calculators that nothing computes for.
func (lib *Library) checkTools(_ Date, rep *report.Report) {
	for _, t := range ShelfOf[ToolFront](lib).Items {
		if t.ID == "fees" && lib.Tariff != nil || t.ID == "periods" && lib.Periods != nil || t.ID == "interest" && lib.Interest != nil {
			continue
		}
		rep.Errorf("tool", t.Source().File, t.Source().Line("tool"), 0, report.Say("the tool \"fees\" counts by %s, \"periods\" by %s and \"interest\" by %s; others do not exist", tariffFile, periodsFile, interestFile), "nothing computes what the tool %q is to tell", t.ID)
	}
}

// wrongSchedule says what makes a schedule none, after those before it.
func wrongSchedule(before fees.Tariff, s *fees.Schedule) (hint, text report.Text, ok bool) {
	if s.Of != "" {
		if of := before.Schedule(s.Of); of == nil || of.Bands == nil || s.Bands != nil {
			return report.Say("name a schedule above it that has bands, or write bands of its own, not both"), report.Say("it counts by %q, which has no bands", s.Of), false
		}
	}
	if s.Of == "" && s.Bands == nil && s.Base == nil {
		return report.Say("give it bands, a base, or the schedule by which it counts (of)"), report.Say("nothing says what is charged"), false
	}
	from := int64(0)
	for i, b := range s.Bands {
		last := i == len(s.Bands)-1
		if last != (b.To == 0) || !last && b.To <= from {
			return report.Say(`write them from the lowest up, each with "to", the last without`), report.Say("its bands do not rise"), false
		}
		if b.Flat < 0 || b.Permille < 0 || b.Permille > 1000 {
			return report.Say("write yuan, and per mille from 0 to 1000"), report.Say("a band charges what cannot be"), false
		}
		from = b.To
	}
	for _, r := range [][]int64{s.Base, s.Without} {
		if r != nil && (len(r) > 2 || len(r) == 0 || r[0] < 0 || r[len(r)-1] < r[0]) {
			return report.Say("write one amount, or the lowest and the highest: [50, 100]"), report.Say("a range cannot be read"), false
		}
	}
	if s.Divide < 0 || s.Cap < 0 {
		return report.Say("leave it out where nothing is divided or limited"), report.Say("what divides or limits it is below 0"), false
	}
	return report.Text{}, report.Text{}, true
}
