package interview

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"wentu/app/rules"
)

// byQuestion orders keys as their questions stand; how many parties there are comes
// before what they say.
func (l *Logic) byQuestion(a, b string) int {
	x, y := l.parse(a), l.parse(b)
	return cmp.Or(x.fact-y.fact, x.party-y.party, cmp.Compare(x.member, y.member), cmp.Compare(a, b))
}

// key is a question: a fact by its index, -1 where there is none, the party from 1, and
// the member asked for.
type key struct {
	fact   int
	party  int
	member string
}

// parse takes a key apart.
func (l *Logic) parse(s string) key {
	k := key{fact: -1, party: 1}
	id, rest := s, ""
	for {
		if i, ok := l.factAt[id]; ok {
			k.fact = i
			break
		}
		j := strings.LastIndexByte(id, '.')
		if j < 0 {
			return k
		}
		id, rest = id[:j], s[j+1:]
	}
	f := &l.Set.Facts[k.fact]
	if f.Party != "" && rest != "" {
		number, member, _ := strings.Cut(rest, ".")
		if n, ok := partyNumber(number); ok && n > 1 {
			k.party, rest = n, member
		}
	}
	if rest != "" && !slices.Contains(f.Values, rest) {
		return key{fact: -1, party: 1}
	}
	k.member = rest
	return k
}

// mostParties is how many parties of one kind a case may have here.
const mostParties = 20

func partyNumber(s string) (int, bool) {
	n, err := strconv.Atoi(s)
	return n, err == nil && n >= 1 && n <= mostParties && strconv.Itoa(n) == s
}

// key is the key under which the answer to a variable stands.
func (l *Logic) key(x *rules.Var) string { return l.keyOf(x, 1) }

// keyOf is the key under which the answer of one party to a variable stands.
func (l *Logic) keyOf(x *rules.Var, party int) string {
	id := l.Set.Facts[x.Fact].ID
	if party > 1 {
		id += "." + strconv.Itoa(party)
	}
	if x.Member != "" {
		id += "." + x.Member
	}
	return id
}
