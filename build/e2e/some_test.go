package e2e

import (
	"cmp"
	"hash/fnv"
	"math/rand/v2"
	"os"
	"slices"
	"testing"

	"wentu/build/built"
)

// some draws n of all, in their order, others with each commit; for make deep ten times
// as many.
func some[V cmp.Ordered](t *testing.T, all []V, n int) []V {
	t.Helper()
	if os.Getenv("WENTU_DEEP") != "" {
		n *= 10
	}
	if n >= len(all) {
		return all
	}
	seed, err := built.Seed()
	if err != nil {
		t.Fatal(err)
	}
	name := fnv.New64()
	name.Write([]byte(t.Name())) // each test draws its own
	rnd := rand.New(rand.NewPCG(seed, name.Sum64()))
	drawn := slices.Clone(all)
	rnd.Shuffle(len(drawn), func(i, j int) { drawn[i], drawn[j] = drawn[j], drawn[i] })
	drawn = drawn[:n]
	slices.Sort(drawn)
	t.Logf("%d of %d are drawn; WENTU_SEED=%x repeats them", n, len(all), seed)
	return drawn
}

// someKinds draws n of the kinds of page in a language, see [some].
func someKinds(t *testing.T, lang string, n int) (out []kind) {
	t.Helper()
	all := kinds(t, lang)
	which := make([]int, len(all))
	for i := range all {
		which[i] = i
	}
	for _, i := range some(t, which, n) {
		out = append(out, all[i])
	}
	return out
}
