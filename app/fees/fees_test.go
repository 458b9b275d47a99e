package fees

import (
	"errors"
	"math/big"
	"math/rand/v2"
	"testing"
)

var tariff = Tariff{
	{ID: "bands", Acceptance: true, Bands: []Band{{To: 10_000, Flat: 50}, {To: 100_000, Permille: 25}, {Permille: 5}}},
	{ID: "third", Of: "bands", Divide: 3},
	{ID: "capped", Of: "bands", Divide: 2, Cap: 3000},
	{ID: "base", Base: []int64{100, 500}, Without: []int64{100, 500}, Bands: []Band{{To: 50_000}, {Permille: 10}}, Acceptance: true},
	{ID: "fixed", Base: []int64{400}},
}

func TestFee(t *testing.T) {
	amount := func(kind string, yuan Fen) Charge { return Charge{Kind: kind, Amount: yuan * Yuan, HasAmount: true} }
	changed := amount("bands", 50_000)
	changed.Before, changed.HasBefore = 100_000*Yuan, true
	half := amount("bands", 50_000)
	half.Halved = "summary"
	for _, c := range []struct {
		name        string
		charge      Charge
		least, most string
	}{
		{"nothing claimed", amount("bands", 0), "50.00", "50.00"},
		{"a limit belongs to the band below", amount("bands", 10_000), "50.00", "50.00"},
		{"a fen above it", Charge{Kind: "bands", Amount: 10_000*Yuan + 1, HasAmount: true}, "50.00", "50.00"},
		{"two yuan above it", amount("bands", 10_002), "50.05", "50.05"},
		{"the last band", amount("bands", 200_000), "2800.00", "2800.00"},
		{"half", half, "525.00", "525.00"},
		{"a third, rounded up", amount("third", 10_000), "16.67", "16.67"},
		{"below the cap", amount("capped", 740_000), "2750.00", "2750.00"},
		{"at the cap", amount("capped", 840_000), "3000.00", "3000.00"},
		{"above it", amount("capped", 900_000), "3000.00", "3000.00"},
		{"a base and bands", amount("base", 60_000), "200.00", "600.00"},
		{"a base without an amount", Charge{Kind: "base"}, "100.00", "500.00"},
		{"a fixed sum", Charge{Kind: "fixed"}, "400.00", "400.00"},
		{"a claim that was cut", changed, "-1250.00", "-1250.00"},
		{"the largest", Charge{Kind: "bands", Amount: Most, HasAmount: true}, "5000000001800.00", "5000000001800.00"},
	} {
		f, err := tariff.Fee(c.charge)
		if err != nil || f.Least.String() != c.least || f.Most.String() != c.most {
			t.Errorf("%s: %s to %s, %v; want %s to %s", c.name, f.Least, f.Most, err, c.least, c.most)
		}
	}
}

func TestWhatHasNoFee(t *testing.T) {
	for _, c := range []struct {
		charge Charge
		want   error
	}{
		{Charge{Kind: "none"}, ErrKind},
		{Charge{Kind: "bands"}, ErrAmount},
		{Charge{Kind: "fixed", HasAmount: true}, ErrNoAmount},
		{Charge{Kind: "bands", Amount: -1, HasAmount: true}, ErrSize},
		{Charge{Kind: "bands", Amount: Most + 1, HasAmount: true}, ErrSize},
		{Charge{Kind: "third", Amount: 1, HasAmount: true, Halved: "summary"}, ErrHalved},
		{Charge{Kind: "base", Amount: 1, HasAmount: true, HasBefore: true}, ErrBefore},
		{Charge{Kind: "bands", Amount: 1, HasAmount: true, Halved: "No"}, ErrReason},
	} {
		if _, err := tariff.Fee(c.charge); !errors.Is(err, c.want) {
			t.Errorf("%+v: %v, want %v", c.charge, err, c.want)
		}
	}
}

// The fee is held against exact fractions, and the quick formula against the bands.
func TestExactly(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	for range 20_000 {
		amount := Fen(rnd.Int64N(int64(Yuan) * 1_000_000))
		if rnd.IntN(4) == 0 {
			amount = Fen(rnd.Int64N(int64(Most)))
		}
		by := int64(1 + rnd.IntN(3))
		list := append(Tariff{{ID: "x", Of: "bands", Divide: by}}, tariff...)
		f, err := list.Fee(Charge{Kind: "x", Amount: amount, HasAmount: true})
		if err != nil {
			t.Fatal(err)
		}
		sum, from := new(big.Rat), int64(0)
		for i, b := range tariff[0].Bands {
			sum.Add(sum, big.NewRat(b.Flat*100, 1))
			to := int64(amount)
			if b.To > 0 {
				to = min(to, b.To*100)
			}
			sum.Add(sum, new(big.Rat).Mul(big.NewRat(to-from, 1), big.NewRat(b.Permille, 1000)))
			if from = to; to == int64(amount) {
				permille, plus := Quick(tariff[0].Bands, i)
				quick := new(big.Rat).Mul(big.NewRat(int64(amount), 1), big.NewRat(permille, 1000))
				if quick.Add(quick, big.NewRat(plus*100, 1)).Cmp(sum) != 0 {
					t.Fatalf("%s: the quick formula gives %s, the bands %s", amount, quick.FloatString(5), sum.FloatString(5))
				}
				break
			}
		}
		sum.Quo(sum, big.NewRat(by, 1))
		// Half up: the whole part of sum + 1/2.
		sum.Add(sum, big.NewRat(1, 2))
		if want := new(big.Int).Div(sum.Num(), sum.Denom()).Int64(); int64(f.Least) != want || f.Most != f.Least {
			t.Fatalf("%s by %d: %d fen, want %d", amount, by, f.Least, want)
		}
	}
}
