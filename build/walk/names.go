package walk

import (
	"crypto/sha256"
	"encoding/base32"
	"strconv"
	"strings"

	"wentu/app/interview"
	"wentu/app/rules"
)

// names gives each question and each result the name of its page. An address that was
// sent to somebody should go on working while the law moves, so a name depends on as
// little as it can: a question is named by its fact and by the first of the shortest
// ways that lead to it, in which an interval stands as the n-th. A limit that moves
// renames nothing; a new row renames what is reached by another way than before.
func names(l *interview.Logic) (nodes, leaves []string) {
	w := &ways{l: l, node: make([]string, len(l.Diagram.Nodes)), leaf: make([]string, len(l.Diagram.Leaves))}
	first := l.Diagram.Today(l.Set, l.Today)
	root := l.Diagram.Roots[0]
	w.from(first, "")
	if root != first {
		w.from(root, "as-of")
	}
	taken := make(map[string]bool)
	for i := range l.Diagram.Nodes {
		id := slug(factKey(l, &l.Diagram.Vars[l.Diagram.Nodes[i].Var]))
		name := id
		if r := rules.Ref(i); r != first && r != root {
			name = unique(taken, id+"-", w.node[i])
		}
		nodes = append(nodes, name)
		taken[name] = true
	}
	if l.Goal.Collects() {
		taken = make(map[string]bool)
		for i := range l.Diagram.Leaves {
			name := unique(taken, "list-", w.leaf[i])
			leaves = append(leaves, name)
			taken[name] = true
		}
		return nodes, leaves
	}
	return nodes, leafNames(l.Diagram)
}

// ways finds the first of the shortest ways to each node and leaf, as a text.
type ways struct {
	l          *interview.Logic
	node, leaf []string
	seen       map[rules.Ref]bool
}

func (w *ways) from(root rules.Ref, way string) {
	if w.seen == nil {
		w.seen = make(map[rules.Ref]bool)
	}
	type step struct {
		at  rules.Ref
		way string
	}
	next := []step{{root, way}}
	for len(next) > 0 {
		s := next[0]
		next = next[1:]
		if w.seen[s.at] {
			continue
		}
		w.seen[s.at] = true
		if s.at.IsLeaf() {
			w.leaf[s.at.Leaf()] = s.way
			continue
		}
		w.node[s.at] = s.way
		n := &w.l.Diagram.Nodes[s.at]
		x := &w.l.Diagram.Vars[n.Var]
		for p, k := range n.Kids {
			next = append(next, step{k, s.way + "\n" + factKey(w.l, x) + " " + partKey(x, p)})
		}
	}
}

// partKey names a part of a variable: an answer in it, or the place of an interval
// among the others. A day stands for itself: later law is added behind it.
func partKey(x *rules.Var, p int) string {
	part := &x.Parts[p]
	switch {
	case len(part.Values) > 0:
		return part.Values[0].String()
	case part.Lo.Kind() == rules.Date:
		return part.Lo.String()
	}
	return strconv.Itoa(p)
}

func factKey(l *interview.Logic, x *rules.Var) string {
	id := l.Set.Facts[x.Fact].ID
	if x.Member != "" {
		id += "." + x.Member
	}
	return id
}

// unique is a prefix with as much of the hash of a text as no other name has.
func unique(taken map[string]bool, prefix, text string) string {
	sum := sha256.Sum256([]byte(text))
	hash := strings.ToLower(base32.StdEncoding.EncodeToString(sum[:]))
	n := 4
	for taken[prefix+hash[:n]] {
		n++
	}
	return prefix + hash[:n]
}

// leafNames names the page of each result by its first output; where several share
// that, the other outputs tell them apart.
func leafNames(d *rules.Diagram) []string {
	count := make(map[string]int)
	first := func(l rules.Leaf) string {
		if len(l.Outputs) == 0 {
			return "no-row"
		}
		return slug(l.Outputs[0].String())
	}
	for _, l := range d.Leaves {
		count[first(l)]++
	}
	names := make([]string, len(d.Leaves))
	for i, l := range d.Leaves {
		names[i] = first(l)
		if count[names[i]] == 1 {
			continue
		}
		for _, v := range l.Outputs[1:] {
			if !v.IsNull() && slug(v.String()) != first(l) {
				names[i] += "--" + slug(v.String())
			}
		}
	}
	return names
}

// slug makes an id safe as a file name in any file system.
func slug(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9', r == '-', r == '_':
			return r
		case r >= 'A' && r <= 'Z':
			return r + 'a' - 'A'
		}
		return '-'
	}, s)
}
