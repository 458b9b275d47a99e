package mdd

import (
	"math/rand/v2"
	"testing"
)

// The regions of a gap cover it exactly, and none can be widened.
func TestRegionsCoverTheGapAndNothingElse(t *testing.T) {
	for seed := range uint64(200) {
		w := newWorld(rand.New(rand.NewPCG(seed, 4)))
		w.set.Decisions = w.set.Decisions[:1]
		if w.set.Decisions[0].Hit.Many() || w.set.Decisions[0].Hit.Aggregates() {
			continue
		}
		c := newCompiler(w.set, 0)
		isGap := func(v int) bool { return v >= gap }
		boxes, all := c.m.regions(c.result[0], isGap, 1000)
		if !all {
			t.Fatalf("seed %d: more than 1000 regions", seed)
		}
		set := c.m.relabel(c.result[0], func(v int) int {
			if isGap(v) {
				return isTrue
			}
			return isFalse
		})
		rest := set
		for _, b := range boxes {
			if !c.m.inside(set, b) {
				t.Fatalf("seed %d: a region holds facts that a row covers", seed)
			}
			for v := range b {
				for p, in := range b[v] {
					if in {
						continue
					}
					b[v][p] = true
					if c.m.inside(set, b) {
						t.Fatalf("seed %d: a region could be wider", seed)
					}
					b[v][p] = false
				}
			}
			rest = c.m.without(rest, b)
		}
		if rest != leaf(isFalse) {
			t.Fatalf("seed %d: the regions leave a part of the gap out", seed)
		}
	}
}
