package mdd

// memo holds what an operation gave for a diagram, or for two. A manager uses it again
// for every operation of the kind: most are small, and there are many.
type memo struct {
	results []result // by hash
	used    int
	turn    uint32 // of the operation; what others left is as good as none
}

type result struct {
	f, g, r ref
	turn    uint32
}

// begin forgets everything.
func (m *memo) begin() {
	if m.results == nil {
		m.results = make([]result, 64)
	}
	m.turn++
	m.used = 0
}

func (m *memo) get(f, g ref) (r ref, ok bool) {
	at := m.find(f, g)
	return at.r, at.turn == m.turn
}

// put enters what get did not find.
func (m *memo) put(f, g, r ref) {
	if m.used++; 4*m.used > 3*len(m.results) {
		old := m.results
		m.results = make([]result, 2*len(old))
		for _, x := range old {
			if x.turn == m.turn {
				*m.find(x.f, x.g) = x
			}
		}
	}
	*m.find(f, g) = result{f, g, r, m.turn}
}

// find is where the result for f and g is, or would go.
func (m *memo) find(f, g ref) *result {
	for i := int(mix(uint64(uint32(f))<<32 | uint64(uint32(g)))); ; i++ {
		at := &m.results[i&(len(m.results)-1)]
		if at.turn != m.turn || at.f == f && at.g == g {
			return at
		}
	}
}

// mix spreads a number over all bits.
func mix(h uint64) uint64 {
	h = (h ^ h>>32) * 0x9e3779b97f4a7c15
	return h ^ h>>32
}
