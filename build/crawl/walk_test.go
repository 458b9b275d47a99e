package crawl

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/sync/errgroup"

	"wentu/app/address"
	"wentu/app/interview"
	"wentu/app/rules"
	"wentu/app/view"
	"wentu/build/answer"
	"wentu/build/built"
	"wentu/build/content"
	"wentu/build/report"
)

// fewWalks is how many random walks are made unless WENTU_WALKS says another number.
const fewWalks = 150

// TestRandomWalksAgree walks through the static pages at random, link by link, and gives
// the same answers to the code that runs in the browser and to eval: after each answer
// the browser must show the page that the link leads to, and at the end all three must
// give the same result. Every third visitor does not know some of the answers; there are
// no static pages for that, but browser and eval must leave the same open. WENTU_SEED
// repeats the walks of a run.
func TestRandomWalksAgree(t *testing.T) {
	s := load(t)
	seed, walks, lib := s.drawn(t)
	walkers := make([]*walker, len(s.langs))
	var folded *answer.Folded
	for i, lang := range s.langs {
		d, err := built.Interview(s.dir, address.Finder, lang)
		if err != nil {
			t.Fatal(err)
		}
		d.SetToday(today())
		if folded == nil {
			folded = answer.Fold(lib.Rules, lib.Rules.Decision(d.Goal.Decision))
		}
		walkers[i] = &walker{site: s, lib: lib, folded: folded, d: d, lang: lang, start: s.firstQuestion(t, lang), memo: make(map[string]float64)}
		walkers[i].ways(s.pages[walkers[i].start])
	}

	f := &faults{t: t}
	defer f.close()
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	var mu sync.Mutex
	var steps, agreed int
	ends := make(map[string]bool)
	for i := range walks {
		g.Go(func() error {
			w := *walkers[i%len(walkers)]
			w.rnd = rand.New(rand.NewPCG(seed, uint64(i)))
			var err error
			switch i / len(walkers) % 3 {
			case 0:
				err = w.walk(func(*page) float64 { return 1 })
			case 1:
				err = w.walk(w.ways) // any way through is as likely as another, most are long
			default:
				err = w.wander()
			}
			mu.Lock()
			defer mu.Unlock()
			steps += len(w.said)
			ends[path.Base(w.at)] = true
			if agreed++; err != nil {
				agreed--
				f.add("%v\n\tafter %s", err, strings.Join(w.said, ", "))
			}
			if done := agreed + f.n; done%600 == 0 {
				fmt.Fprintf(os.Stderr, "%d walks of %d\n", done, walks)
			}
			return nil
		})
	}
	_ = g.Wait() // what went wrong is said
	t.Logf("%d walks in %d languages, %d answers, %d different ends: static pages, browser and eval agree on %d, disagree on %d (WENTU_SEED=%x)",
		walks, len(s.langs), steps, len(ends), agreed, f.n, seed)
}

// drawn says how many walks are made, and from which seed; what they are held against is the
// content.
func (s *site) drawn(t *testing.T) (seed uint64, walks int, lib *content.Library) {
	t.Helper()
	seed, err := built.Seed()
	if err != nil {
		t.Fatal(err)
	}
	walks = fewWalks
	if v := os.Getenv("WENTU_WALKS"); v != "" {
		if walks, err = strconv.Atoi(v); err != nil {
			t.Fatal(err)
		}
	}
	root, err := built.Root()
	if err != nil {
		t.Fatal(err)
	}
	return seed, walks, content.Load(os.DirFS(root), s.langs, &report.Report{})
}

// today is the day in China, as the browser takes it.
func today() rules.Value {
	y, m, d := time.Now().In(time.FixedZone("", 8*60*60)).Date()
	return rules.DateOf(y, int(m), d)
}

// firstQuestion is the page that the start of the finder leads to.
func (s *site) firstQuestion(t *testing.T, lang string) string {
	t.Helper()
	for _, p := range s.sorted() {
		for _, l := range p.links {
			if to := s.pages[l.to]; p.lang == lang && path.Base(path.Dir(p.name)) == address.Finder && len(p.asks) == 0 && l.starts && to != nil && len(to.asks) > 0 {
				return l.to
			}
		}
	}
	t.Fatalf("%s: no page leads to a question", lang)
	return ""
}

// walker walks once.
type walker struct {
	*site
	lib    *content.Library
	d      *interview.Data
	lang   string
	start  string
	memo   map[string]float64
	folded *answer.Folded // what eval answers
	rnd    *rand.Rand
	at     string
	said   []string
}

// ways counts the ways from a page to an end.
func (w *walker) ways(p *page) float64 {
	if len(p.asks) == 0 {
		return 1
	}
	n, known := w.memo[p.name]
	if !known {
		for _, o := range p.asks {
			n += w.ways(w.pages[o.to])
		}
		w.memo[p.name] = n
	}
	return n
}

// pick chooses an answer of a page, each as likely as the page that it leads to weighs.
func (w *walker) pick(p *page, weight func(*page) float64) int {
	total := 0.0
	for _, o := range p.asks {
		total += weight(w.pages[o.to])
	}
	at := w.rnd.Float64() * total
	for i, o := range p.asks {
		if at -= weight(w.pages[o.to]); at < 0 {
			return i
		}
	}
	return len(p.asks) - 1
}

// walk follows the static pages.
func (w *walker) walk(weight func(*page) float64) error {
	session := interview.Session{}
	for w.at = w.start; len(w.pages[w.at].asks) > 0; {
		if len(w.said) > 60 {
			return fmt.Errorf("the walk does not end")
		}
		p := w.pages[w.at]
		q, ok := w.d.View(interview.Spot{Place: address.ParsePlace(p.rest), Session: session}).(*view.Question)
		if !ok || len(q.Options) != len(p.asks) {
			return fmt.Errorf("%s offers %d answers, and the browser offers others", p.name, len(p.asks))
		}
		i := w.pick(p, weight)
		static, live := p.asks[i], q.Options[i]
		w.said = append(w.said, static.fact+"="+static.value)
		if static.fact != q.Fact || static.value != live.Value {
			return fmt.Errorf("%s: the page has %s=%s where the browser has %s=%s", p.name, static.fact, static.value, q.Fact, live.Value)
		}
		href, fragment, _ := strings.Cut(live.Href, "#")
		if to := path.Join(path.Dir(p.name), href); to != static.to {
			return fmt.Errorf("%s: %s leads to %s, in the browser to %s", p.name, static.value, static.to, to)
		}
		var problems []string
		if session, problems = w.d.ParseFragment(fragment); len(problems) > 0 {
			return fmt.Errorf("the link %s cannot be read: %v", live.Href, problems)
		}
		w.at = static.to
		if at := (interview.Spot{Place: address.ParsePlace(w.pages[w.at].rest), Session: session}); !w.stays(at) {
			return fmt.Errorf("the answers lead to %s, and are led on from there", w.at)
		}
	}
	if err := w.compare(session); err != nil {
		return err
	}
	return w.strays(session)
}

// stays reports whether the browser shows a spot as it is.
func (w *walker) stays(at interview.Spot) bool {
	to, said := w.d.Led(at)
	return to.Place == at.Place && said == ""
}

// strays opens pages elsewhere with answers that lead to a result: a link is as old as
// its maker, and the rules are not. Every other result, and every question that does not
// matter any more, gives way to the result of the answers.
func (w *walker) strays(session interview.Session) error {
	end := w.d.Next(session)
	for range 20 {
		leaf := address.Place{Goal: w.d.Goal.ID, Kind: address.Result, Name: w.d.Leaves[w.rnd.IntN(len(w.d.Leaves))]}
		if to, said := w.d.Led(interview.Spot{Place: leaf, Session: session}); to.Place != end.Place || said == "" && leaf != end.Place {
			return fmt.Errorf("%s is shown for answers that lead to %s", leaf.Path(), end.Place.Path())
		}
		node := address.Place{Goal: w.d.Goal.ID, Kind: address.Question, Name: w.d.Nodes[w.rnd.IntN(len(w.d.Nodes))]}
		to, said := w.d.Led(interview.Spot{Place: node, Session: session})
		if (said == "") != (to.Place.Kind == address.Question) || said != "" && to.Place != end.Place {
			return fmt.Errorf("%s leads to %s and says %q, and the answers to %s", node.Path(), to.Place.Path(), said, end.Place.Path())
		}
		if !w.stays(to) {
			return fmt.Errorf("%s leads to %s, which leads on", node.Path(), to.Place.Path())
		}
	}
	return nil
}

// wander goes by the browser's code alone, and now and then does not know the answer.
func (w *walker) wander() error {
	session := interview.Session{}
	spot := w.d.Next(session)
	for spot.Place.Kind == address.Question {
		if len(w.said) > 60 {
			return fmt.Errorf("the walk does not end")
		}
		if !w.stays(spot) {
			return fmt.Errorf("the answers lead to %s, and are led on from there", spot.Place.Path())
		}
		q := w.d.View(spot).(*view.Question)
		o := q.Options[w.rnd.IntN(len(q.Options))]
		if q.Unknown.Href != "" && w.rnd.IntN(4) == 0 {
			o.Href, o.Value = q.Unknown.Href, "not known"
		}
		w.said = append(w.said, q.Fact+"="+o.Value)
		_, fragment, _ := strings.Cut(o.Href, "#")
		var problems []string
		if session, problems = w.d.ParseFragment(fragment); len(problems) > 0 {
			return fmt.Errorf("the link %s cannot be read: %v", o.Href, problems)
		}
		spot = w.d.Next(session)
	}
	w.at = address.InLanguage(w.lang, spot.Place.Path())
	if spot.Place.Kind == address.Result {
		return w.compare(session)
	}
	ev, err := w.eval(session)
	if err != nil {
		return err
	}
	left := w.d.View(spot).(*view.Open).Remaining
	// A value may leave less open than the interval that was chosen, never more.
	results := 0
	for _, p := range left {
		results += len(p.Links)
	}
	if len(ev.Remaining) == 0 || len(ev.Remaining) > results {
		return fmt.Errorf("eval leaves %d results open, the browser %d", len(ev.Remaining), results)
	}
	for _, r := range ev.Remaining {
		outputs, _ := r.(map[string]rules.Value)
		title := w.d.Words.T("interview.gap.title")
		if o := w.lib.Outcomes.Get(outputs["outcome"].Text()); o != nil {
			title = o.Best(w.lang).Front.Title
		}
		if !slices.ContainsFunc(left, func(p view.Possible) bool { return p.Title == title }) {
			return fmt.Errorf("eval leaves %q open, the browser does not", title)
		}
	}
	return nil
}

// compare looks at the three results.
func (w *walker) compare(session interview.Session) error {
	p := w.pages[w.at]
	spot := w.d.Next(session)
	if spot.Place.Path() != p.rest {
		return fmt.Errorf("static pages end at %s, the browser at %s", p.name, spot.Place.Path())
	}
	r, ok := w.d.View(spot).(*view.Result)
	if !ok || !strings.Contains(p.heading, r.Title.Name) || r.Title.Name == "" {
		return fmt.Errorf("%s is headed %q, in the browser otherwise", p.name, p.heading)
	}
	ev, err := w.eval(session)
	if err != nil {
		return err
	}
	if len(ev.Remaining) > 1 {
		return fmt.Errorf("eval leaves it open: %v", ev.Open)
	}
	outputs, _ := ev.Outputs.(map[string]rules.Value)
	if outputs == nil {
		if want := w.d.Words.T("interview.gap.title"); r.Title.Name != want {
			return fmt.Errorf("eval gives nothing, the page says %q", p.heading)
		}
		return nil
	}
	o := w.lib.Outcomes.Get(outputs["outcome"].Text())
	if o == nil {
		return fmt.Errorf("eval gives an outcome without a text: %v", outputs)
	}
	if title := o.Best(w.lang).Front.Title; title != r.Title.Name {
		return fmt.Errorf("eval gives %q, the page %q", title, r.Title.Name)
	}
	appeal := outputs["appeal"]
	if (r.Appeal == nil) != appeal.IsNull() {
		return fmt.Errorf("eval gives the court of appeal %v, the browser %v", appeal, r.Appeal)
	}
	if !appeal.IsNull() && !slices.ContainsFunc(p.links, func(l link) bool { return l.to == w.lang+"/courts/"+appeal.Text()+".html" }) {
		return fmt.Errorf("eval gives the court of appeal %v, which %s does not name", appeal, p.name)
	}
	return nil
}

// eval answers the goal as the command does. Where the visitor chose an interval, any of
// its values must give the same.
func (w *walker) eval(session interview.Session) (*answer.Evaluation, error) {
	raw := make(map[string]any)
	for i := range w.d.Diagram.Vars {
		x := &w.d.Diagram.Vars[i]
		id := w.d.Set.Facts[x.Fact].ID
		key := id
		if x.Member != "" {
			key += "." + x.Member
		}
		a, ok := session.Get(key)
		switch {
		case !ok || a.Unknown:
		case x.Member == "":
			raw[id] = plain(w.within(a.Part))
		default:
			list, _ := raw[id].([]any)
			if a.Part.Sample().True() {
				list = append(list, x.Member)
			}
			raw[id] = append([]any{}, list...)
		}
	}
	facts, err := answer.Facts(w.lib.Rules, "walk", raw, w.d.Today)
	if err != nil {
		return nil, err
	}
	return w.folded.Evaluate(facts)
}

// within is some value of an answer: an end, or something between.
func (w *walker) within(p rules.Part) rules.Value {
	if len(p.Values) > 0 || p.Rest || p.Lo.Kind() != rules.Number && p.Hi.Kind() != rules.Number {
		return p.Sample()
	}
	lo, hi := 0.0, 1e12
	if !p.Lo.IsNull() {
		if lo = p.Lo.Float(); p.LoOpen {
			lo++
		}
	}
	if !p.Hi.IsNull() {
		if hi = p.Hi.Float(); p.HiOpen {
			hi--
		}
	}
	if hi <= lo {
		return p.Sample()
	}
	return rules.NumberOf([]float64{lo, lo + float64(int64(w.rnd.Float64()*(hi-lo))), hi}[w.rnd.IntN(3)])
}

// plain is a value as a file of facts has it.
func plain(v rules.Value) any {
	b, err := json.Marshal(v)
	if err != nil {
		return err.Error()
	}
	var x any
	if err := json.Unmarshal(b, &x); err != nil {
		return err.Error()
	}
	return x
}
