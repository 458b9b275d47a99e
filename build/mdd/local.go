package mdd

import (
	"slices"

	"wentu/app/rules"
)

// Local is one table folded over its own input columns, the results of other
// decisions taken as given: what a drawing of the table shows. Questions stand
// before those that their answers lead to; the first is where it begins.
type Local struct {
	Questions []Question
	Out       []rules.Value // with no question: what the table gives whatever the facts
}

// Question asks one input column, or for a column that holds several choices whether
// Member is among them.
type Question struct {
	Column   int
	Member   string
	Branches []Branch
}

// Branch is the answers to a question that lead to the same place.
type Branch struct {
	Parts []rules.Part
	To    int           // index into Questions, -1 for a result
	Out   []rules.Value // the result
	Rows  []int         // the rows that give it
}

// LocalFold folds decision d over its own columns. It reports false for a table that
// has no single result or compares its inputs with one another, and for one that
// takes more than limit questions.
//
// The columns are asked in the order of the table, except where another order takes
// fewer questions. A combination that no row covers is left out: the proof over the
// whole chain has shown that it cannot arise, or has reported it.
func LocalFold(s *rules.Set, d, limit int) (*Local, bool) {
	f, ok := newFolder(s, d)
	if !ok {
		return nil, false
	}
	order := make([]int, len(f.columns))
	for i := range order {
		order[i] = i
	}
	best, ok := f.fold(order, 1<<16)
	if !ok || best.size > 8*limit {
		return nil, false
	}
	for range 3 {
		if !f.sift(&best) {
			break
		}
	}
	if best.size > limit {
		return nil, false
	}
	return best.export(f), true
}

// folder holds the table to fold: its columns as facts of a set of its own.
type folder struct {
	dec     *rules.Decision // its inputs are facts of set
	set     *rules.Set
	columns []int         // the column that each fact stands for
	vars    [][]rules.Var // of each fact
}

func newFolder(s *rules.Set, d int) (*folder, bool) {
	src := s.Decisions[d]
	if src.Hit.Many() || src.Hit.Aggregates() {
		return nil, false
	}
	dec := *src
	dec.Inputs = slices.Clone(src.Inputs)
	f := &folder{dec: &dec, set: &rules.Set{Decisions: []*rules.Decision{&dec}}}
	for i, in := range src.Inputs {
		dec.Inputs[i] = rules.Input{Name: in.Name, Fact: -1, Decision: -1}
		for j := range i {
			if same(&src.Inputs[j], &in) {
				dec.Inputs[i].Fact = dec.Inputs[j].Fact
			}
		}
		if dec.Inputs[i].Fact >= 0 {
			continue
		}
		cells, ok := columnCells(src, &in)
		if !ok {
			return nil, false
		}
		fact, vars, ok := columnVars(s, &in, cells)
		if !ok {
			return nil, false
		}
		dec.Inputs[i].Fact = len(f.set.Facts)
		f.set.Facts = append(f.set.Facts, fact)
		f.columns = append(f.columns, i)
		f.vars = append(f.vars, vars)
	}
	for i := range src.Rows {
		for _, v := range src.Rows[i].Out {
			if v.Kind() == rules.Name || v.Kind() == rules.Template {
				return nil, false
			}
		}
	}
	return f, true
}

func same(a, b *rules.Input) bool {
	if a.Decision >= 0 || b.Decision >= 0 {
		return a.Decision == b.Decision && a.Output == b.Output
	}
	return a.Fact == b.Fact && a.Attr == b.Attr
}

// columnCells are the cells of all columns that ask the same as in.
func columnCells(d *rules.Decision, in *rules.Input) (cells []*rules.Cell, ok bool) {
	for j := range d.Inputs {
		if !same(&d.Inputs[j], in) {
			continue
		}
		for r := range d.Rows {
			c := &d.Rows[r].Cells[j]
			if c.Refs() {
				return nil, false
			}
			if !c.Any() {
				cells = append(cells, c)
			}
		}
	}
	return cells, true
}

// columnVars makes the variables of a column. What another decision gives is one of
// the values in its rows.
func columnVars(s *rules.Set, in *rules.Input, cells []*rules.Cell) (rules.Fact, []rules.Var, bool) {
	one := func(f rules.Fact, parts []rules.Part) (rules.Fact, []rules.Var, bool) {
		return f, []rules.Var{{Parts: parts}}, len(parts) > 0
	}
	if in.Decision < 0 && in.Attr == "" {
		f := s.Facts[in.Fact]
		switch f.Type {
		case rules.TypeList, rules.TypeTime, rules.TypeDateTime, rules.TypeDays, rules.TypeMonths:
			return f, nil, false
		case rules.TypeChoices:
			var vars []rules.Var
			for _, v := range f.Values {
				if slices.ContainsFunc(cells, func(c *rules.Cell) bool { return names(c, rules.StringOf(v)) }) {
					vars = append(vars, member(v))
				}
			}
			return f, vars, true
		}
		return one(f, parts(s, &f, cells, make([]string, len(cells))))
	}
	var values []rules.Value
	if in.Decision < 0 {
		for _, attrs := range s.Countries {
			values = append(values, attrs[in.Attr])
		}
		slices.SortFunc(values, func(a, b rules.Value) int { // of a map
			if n, ok := a.Compare(b); ok {
				return n
			}
			if n := int(a.Kind()) - int(b.Kind()); n != 0 {
				return n
			}
			return len(a.String()) - len(b.String())
		})
	} else {
		dec := s.Decisions[in.Decision]
		switch {
		case dec.Hit == rules.CollectCount || dec.Hit == rules.CollectSum:
			f := rules.Fact{Type: rules.TypeNumber}
			return one(f, intervals(&f, cells))
		case dec.Hit.Many():
			var vars []rules.Var
			for _, r := range dec.Rows {
				v := r.Out[in.Output]
				seen := slices.ContainsFunc(vars, func(x rules.Var) bool { return x.Member == v.Text() })
				if v.Kind() == rules.String && !seen && slices.ContainsFunc(cells, func(c *rules.Cell) bool { return names(c, v) }) {
					vars = append(vars, member(v.Text()))
				}
			}
			return rules.Fact{Type: rules.TypeChoices}, vars, true
		}
		for i := range len(dec.Rows) + 1 {
			if out := dec.Out(i); out != nil {
				values = append(values, out[in.Output])
			}
		}
	}
	var ps []rules.Part
	for _, v := range values {
		if !slices.ContainsFunc(ps, func(p rules.Part) bool { return p.Values[0].Equal(v) }) {
			ps = append(ps, rules.Part{Values: []rules.Value{v}})
		}
	}
	return one(rules.Fact{Type: rules.TypeChoice}, ps)
}

func member(v string) rules.Var {
	return rules.Var{Member: v, Parts: []rules.Part{{Values: []rules.Value{rules.Yes}}, {Values: []rules.Value{rules.No}}}}
}

// folded is the table folded in one order of its columns.
type folded struct {
	c     *compiler
	order []int
	root  ref // leaves are the first row with the same outputs, or gaps
	rows  ref // leaves are rows
	size  int
}

// fold folds the table; it gives up and reports false where that takes more than
// limit nodes, as some orders do.
func (f *folder) fold(order []int, limit int) (folded, bool) {
	c := &compiler{set: f.set, chain: []int{0}, varOf: make(map[int][]int)}
	var sizes []int
	for _, fact := range order {
		for _, v := range f.vars[fact] {
			v.Fact = fact
			c.varOf[fact] = append(c.varOf[fact], len(c.vars))
			c.vars = append(c.vars, v)
			sizes = append(sizes, len(v.Parts))
		}
	}
	c.m = newManager(sizes)
	rows := leaf(gap)
	if f.dec.Default != nil {
		rows = leaf(len(f.dec.Rows))
	}
	for _, i := range slices.Backward(sequence(f.dec)) {
		rows = c.m.apply(c.row(f.dec, &f.dec.Rows[i]), rows, operation{
			leaf: func(t, rest int) int {
				if t == isTrue {
					return i
				}
				return rest
			},
			short: func(f, g ref) (ref, bool) { return g, f == leaf(isFalse) },
		})
		if len(c.m.nodes) > limit {
			return folded{}, false
		}
	}
	out := folded{c: c, order: slices.Clone(order), rows: rows}
	out.root = c.m.care(c.m.relabel(out.rows, func(v int) int {
		if v >= gap {
			return gap
		}
		return slices.IndexFunc(f.outs(), func(o []rules.Value) bool { return slices.EqualFunc(o, f.dec.Out(v), rules.Value.Equal) })
	}))
	out.size = c.m.count(out.root)
	return out, true
}

// outs are the outputs of the rows, the default last.
func (f *folder) outs() [][]rules.Value {
	out := make([][]rules.Value, 0, len(f.dec.Rows)+1)
	for i := range f.dec.Rows {
		out = append(out, f.dec.Rows[i].Out)
	}
	return append(out, f.dec.Default)
}

// sift moves one column at a time to where the fewest questions are left.
func (f *folder) sift(best *folded) bool {
	better := false
	for _, x := range slices.Clone(best.order) {
		at := slices.Index(best.order, x)
		rest := slices.Delete(slices.Clone(best.order), at, at+1)
		for i := range len(rest) + 1 {
			if i == at {
				continue
			}
			if try, ok := f.fold(slices.Insert(slices.Clone(rest), i, x), 2*len(best.c.m.nodes)); ok && try.size < best.size {
				*best, better = try, true
			}
		}
	}
	return better
}

// care removes the questions that matter only for what cannot arise.
func (m *manager) care(f ref) ref {
	memo := make(map[ref]ref)
	var do func(f ref) ref
	do = func(f ref) ref {
		if f.isLeaf() {
			return f
		}
		if r, ok := memo[f]; ok {
			return r
		}
		n := m.nodes[f]
		kids := make([]ref, len(n.kids))
		only := leaf(gap)
		several := false
		for i, k := range n.kids {
			kids[i] = do(k)
			switch {
			case kids[i] == leaf(gap) || kids[i] == only:
			case only == leaf(gap):
				only = kids[i]
			default:
				several = true
			}
		}
		r := only
		if several {
			r = m.mk(n.v, kids)
		}
		memo[f] = r
		return r
	}
	return do(f)
}

// count is the number of nodes below f.
func (m *manager) count(f ref) int {
	seen := make(map[ref]bool)
	var do func(f ref)
	do = func(f ref) {
		if f.isLeaf() || seen[f] {
			return
		}
		seen[f] = true
		for _, k := range m.nodes[f].kids {
			do(k)
		}
	}
	do(f)
	return len(seen)
}

// export writes the folded table as questions with their answers joined.
func (b *folded) export(f *folder) *Local {
	if b.root.isLeaf() {
		return &Local{Out: f.dec.Out(b.root.value())}
	}
	m := b.c.m
	e := &exporter{b: b, m: m, rows: make(map[[2]ref][]int), seen: make(map[[2]ref]bool), size: make(map[ref]int)}
	e.follow(b.root, b.rows)
	e.visit(b.root)
	slices.Reverse(e.done)
	place := make(map[ref]int)
	for i, r := range e.done {
		place[r] = i
	}
	l := &Local{}
	for _, r := range e.done {
		x := &b.c.vars[m.nodes[r].v]
		q := Question{Column: f.columns[x.Fact], Member: x.Member}
		for _, g := range e.groups(r) {
			br := Branch{Parts: joined(x.Parts, g.parts), To: -1}
			if g.kid.isLeaf() {
				br.Out = f.outs()[g.kid.value()]
				br.Rows = e.rows[[2]ref{r, g.kid}]
				slices.Sort(br.Rows)
			} else {
				br.To = place[g.kid]
			}
			q.Branches = append(q.Branches, br)
		}
		l.Questions = append(l.Questions, q)
	}
	return l
}

type exporter struct {
	b    *folded
	m    *manager
	rows map[[2]ref][]int // question, result → rows
	seen map[[2]ref]bool
	size map[ref]int
	done []ref
}

// group is the parts of a variable that lead to the same child.
type group struct {
	kid   ref
	parts []int
}

// groups puts results before questions, and of the questions the one that takes the
// fewest further ones last: it stands next. Amounts and days keep their order.
func (e *exporter) groups(r ref) []group {
	n := e.m.nodes[r]
	var out []group
	for p, k := range n.kids {
		if k == leaf(gap) {
			continue
		}
		i := slices.IndexFunc(out, func(g group) bool { return g.kid == k })
		if i < 0 {
			i, out = len(out), append(out, group{kid: k})
		}
		out[i].parts = append(out[i].parts, p)
	}
	if first := e.b.c.vars[n.v].Parts[0]; first.Values == nil && !first.Rest {
		return out
	}
	slices.SortStableFunc(out, func(a, b group) int {
		if a.kid.isLeaf() && b.kid.isLeaf() {
			return 0
		}
		if a.kid.isLeaf() {
			return -1
		}
		if b.kid.isLeaf() {
			return 1
		}
		return e.below(b.kid) - e.below(a.kid)
	})
	return out
}

func (e *exporter) below(r ref) int {
	n, ok := e.size[r]
	if !ok {
		n = e.m.count(r)
		e.size[r] = n
	}
	return n
}

func (e *exporter) visit(r ref) {
	if r.isLeaf() || slices.Contains(e.done, r) {
		return
	}
	for _, g := range e.groups(r) {
		e.visit(g.kid)
	}
	e.done = append(e.done, r)
}

// follow walks the folded table and its rows side by side and notes which rows stand
// behind each result.
func (e *exporter) follow(q, rows ref) {
	if q.isLeaf() || e.seen[[2]ref{q, rows}] {
		return
	}
	e.seen[[2]ref{q, rows}] = true
	m := e.m
	v := m.nodes[q].v
	if t := m.top(rows); t < v {
		for _, k := range m.nodes[rows].kids {
			e.follow(q, k)
		}
		return
	}
	for p, k := range m.nodes[q].kids {
		below := m.kid(rows, v, p)
		if !k.isLeaf() {
			e.follow(k, below)
			continue
		}
		if k == leaf(gap) {
			continue
		}
		at := make(map[int]bool)
		m.leaves(below, at)
		key := [2]ref{q, k}
		for row := range at {
			if row < gap && !slices.Contains(e.rows[key], row) {
				e.rows[key] = append(e.rows[key], row)
			}
		}
	}
}

// joined are the parts with these numbers, neighbouring intervals made one.
func joined(parts []rules.Part, numbers []int) []rules.Part {
	var out []rules.Part
	for i, n := range numbers {
		p := parts[n]
		if p.Values == nil && !p.Rest && i > 0 && numbers[i-1] == n-1 {
			last := &out[len(out)-1]
			last.Hi, last.HiOpen = p.Hi, p.HiOpen
			continue
		}
		out = append(out, p)
	}
	return out
}
