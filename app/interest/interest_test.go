package interest

import (
	"errors"
	"math/big"
	"math/rand/v2"
	"testing"

	"wentu/app/days"
	"wentu/app/fees"
)

func table() *Table {
	return &Table{
		Known: days.Of(2026, 9, 20),
		Rates: []Rate{{days.Of(2019, 8, 20), 4_250_000}, {days.Of(2019, 9, 20), 4_200_000}, {days.Of(2024, 10, 21), 3_100_000}, {days.Of(2025, 5, 20), 3_000_000}},
		Kinds: []Kind{
			{ID: "contract", By: Typed},
			{ID: "floating", By: Floating, Since: days.Of(2019, 8, 20)},
			{ID: "sale", By: Breach, Times: []Percent{130 * One, 150 * One}, Since: days.Of(2019, 8, 20)},
			{ID: "loan", By: Typed, Cap: 4, Since: days.Of(2020, 8, 20)},
			{ID: "judgment", By: Fixed, Daily: 17_500, After: true},
		},
	}
}

func TestInterestByHand(t *testing.T) {
	for _, c := range []struct {
		name        string
		claim       Claim
		least, most string
		lines       int
		capped      bool
		provisional bool
	}{
		// RMB 1,000,000 × 0.000175 × 100 days
		{"doubled part", Claim{Kind: "judgment", Principal: 100_000_000, From: days.Of(2026, 1, 1), To: days.Of(2026, 4, 10)}, "17500.00", "17500.00", 1, false, false},
		// 1,000,000 × 3 % × 1.3 and 1.5, a year of 365 days
		{"sale", Claim{Kind: "sale", Principal: 100_000_000, Basis: 365, From: days.Of(2025, 6, 1), To: days.Of(2026, 5, 31)}, "39000.00", "45000.00", 1, false, false},
		// the rate of the breach stays, whatever is published later
		{"sale, rate of the first day", Claim{Kind: "sale", Principal: 100_000_000, Basis: 365, From: days.Of(2025, 5, 19), To: days.Of(2026, 5, 18)}, "40300.00", "46500.00", 1, false, false},
		{"sale on a day not known", Claim{Kind: "sale", Principal: 100_000_000, Basis: 365, From: days.Of(2026, 9, 21), To: days.Of(2026, 9, 21)}, "106.85", "123.29", 1, false, true},
		// 24 % is above 4 × 3.1 %
		{"loan above the limit", Claim{Kind: "loan", Principal: 36_500_000, Rate: 24 * One, Per: Year, Basis: 365, Contract: days.Of(2025, 1, 2), From: days.Of(2025, 1, 3), To: days.Of(2025, 1, 12)}, "1240.00", "1240.00", 1, true, false},
		{"loan at the limit", Claim{Kind: "loan", Principal: 36_500_000, Rate: 12_400_000, Per: Year, Basis: 365, Contract: days.Of(2025, 1, 2), From: days.Of(2025, 1, 3), To: days.Of(2025, 1, 12)}, "1240.00", "1240.00", 1, false, false},
		{"loan, by the month", Claim{Kind: "loan", Principal: 36_500_000, Rate: 2 * One, Per: Month, Basis: 365, Contract: days.Of(2025, 1, 2), From: days.Of(2025, 1, 3), To: days.Of(2025, 1, 12)}, "1240.00", "1240.00", 1, true, false},
		// 0.05 % a day of 310,000 for 30 days
		{"penalty by the day", Claim{Kind: "contract", Principal: 31_000_000, Rate: 50_000, Per: Day, Basis: 365, From: days.Of(2026, 3, 2), To: days.Of(2026, 3, 31)}, "4650.00", "4650.00", 1, false, false},
		{"bank's year", Claim{Kind: "contract", Principal: 36_000_000, Rate: 6 * One, Per: Year, Basis: 360, From: days.Of(2026, 3, 2), To: days.Of(2026, 3, 2)}, "60.00", "60.00", 1, false, false},
		// 2 days at 4.25, 3 at 4.20, of 365,000
		{"floating", Claim{Kind: "floating", Principal: 36_500_000, Rate: 100 * One, Basis: 365, From: days.Of(2019, 9, 18), To: days.Of(2019, 9, 22)}, "211.00", "211.00", 2, false, false},
		{"floating on", Claim{Kind: "floating", Principal: 36_500_000, Rate: 100 * One, Basis: 365, From: days.Of(2026, 9, 20), To: days.Of(2026, 9, 21)}, "60.00", "60.00", 1, false, true},
	} {
		r, err := table().Count(c.claim)
		if err != nil || r.Least.String() != c.least || r.Most.String() != c.most || len(r.Lines) != c.lines || r.Capped != c.capped || r.Provisional != c.provisional {
			t.Errorf("%s: %s to %s, %d lines, capped %v, provisional %v, %v; want %+v", c.name, r.Least, r.Most, len(r.Lines), r.Capped, r.Provisional, err, c)
		}
	}
}

func TestWhatIsNotCounted(t *testing.T) {
	day := days.Of(2026, 3, 2)
	good := Claim{Kind: "contract", Principal: 100, Rate: One, Per: Year, Basis: 365, Contract: day, From: day, To: day}
	for name, c := range map[string]struct {
		change func(*Claim)
		want   error
	}{
		"kind":            {func(c *Claim) { c.Kind = "x" }, ErrKind},
		"nothing":         {func(c *Claim) { c.Principal = 0 }, ErrSize},
		"too much":        {func(c *Claim) { c.Principal = fees.Most + 1 }, ErrSize},
		"too much comes":  {func(c *Claim) { c.Principal, c.Rate, c.Per, c.To = fees.Most, MostRate, Day, days.Last }, ErrSize},
		"no rate":         {func(c *Claim) { c.Rate = 0 }, ErrRate},
		"rate":            {func(c *Claim) { c.Rate = MostRate + 1 }, ErrRate},
		"turned":          {func(c *Claim) { c.To-- }, ErrDays},
		"no contract":     {func(c *Claim) { c.Kind, c.Contract = "loan", days.None }, ErrContract},
		"later contract":  {func(c *Claim) { c.Kind, c.Contract = "loan", day+1 }, ErrContract},
		"older contract":  {func(c *Claim) { c.Kind, c.Contract = "loan", days.Of(2020, 8, 19) }, ErrSince},
		"before the rate": {func(c *Claim) { c.Kind, c.From = "sale", days.Of(2019, 8, 19) }, ErrSince},
		"floating before": {func(c *Claim) { c.Kind, c.From = "floating", days.Of(2019, 8, 19) }, ErrSince},
	} {
		claim := good
		c.change(&claim)
		if r, err := table().Count(claim); !errors.Is(err, c.want) {
			t.Errorf("%s: %+v, %v; want %v", name, r, err, c.want)
		}
	}
	if _, err := table().Count(good); err != nil {
		t.Error(err)
	}
}

// Any interest is what exact fractions come to, rounded half up.
func TestInterestIsExact(t *testing.T) {
	units := map[string]int64{Year: 1, Month: 12, Day: 1}
	for range 20_000 {
		principal, rate, n := rand.Int64N(int64(fees.Most)), rand.Int64N(int64(24*One))+1, rand.Int64N(9000)+1
		for per, times := range units {
			basis := []int64{360, 365}[n%2]
			by := big.NewInt(100 * int64(One))
			if per != Day {
				by.Mul(by, big.NewInt(basis))
			}
			want := new(big.Int).Mul(big.NewInt(principal), big.NewInt(rate))
			want.Mul(want, big.NewInt(n*times))
			want.Add(want.Lsh(want, 1), by)
			want.Quo(want, by.Lsh(by, 1))
			got, ok := interest(fees.Fen(principal), Percent(rate), per, basis, n)
			if fits := want.IsInt64() && want.Int64() <= int64(fees.Most); ok != fits || ok && int64(got) != want.Int64() {
				t.Fatalf("%d fen at %s%% a %s for %d days of %d: %d, %v; want %s", principal, Percent(rate), per, n, basis, got, ok, want)
			}
		}
	}
}

func TestRatesAreWrittenAndRead(t *testing.T) {
	for s, p := range map[string]Percent{"0": 0, "3": 3 * One, "4.25": 4_250_000, "0.0175": 17_500, "1000": 1000 * One, "0.000001": 1, "130.5": 130_500_000} {
		if got, err := Parse(s); err != nil || got != p || p.String() != s {
			t.Errorf("%q: %d, %v, written %q", s, got, err, p.String())
		}
	}
	for _, s := range []string{"", ".", ".5", "5.", "-1", "1,5", "1e3", "0.0000001", "12345", "1.5 ", "½"} {
		if got, err := Parse(s); err == nil {
			t.Errorf("%q is read as %s", s, got)
		}
	}
}
