package e2e

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"wentu/app/interview"
	"wentu/app/view"
	"wentu/build/built"
)

// atOnce is how many walks the page makes before it tells of them.
const atOnce = 20

// TestDeepRandomWalks walks at random in a page that WebAssembly has taken over. Where
// each walk ends, and what stands there, must be what the same code gives natively; that
// this is what the static pages and eval give, package crawl shows.
func TestDeepRandomWalks(t *testing.T) {
	needDeep(t)
	seed, err := built.Seed()
	if err != nil {
		t.Fatal(err)
	}
	walks := 300
	if v := os.Getenv("WENTU_WALKS"); v != "" {
		if walks, err = strconv.Atoi(v); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("%d walks; WENTU_SEED=%x repeats them", walks, seed)
	goals := goals()
	for i := range len(goals) * len(langs) {
		goal, lang := goals[i/len(langs)], langs[i%len(langs)]
		t.Run(goal+"/"+lang, func(t *testing.T) {
			needBrowser(t)
			d := interviewOf(t, goal, lang)
			rnd := rand.New(rand.NewPCG(seed, uint64(i)))
			p := open(t)
			start := addressOf(lang, d.First(), "")
			p.visit(start)
			p.live()
			ends := make(map[string]bool)
			answers, wrong := 0, 0
			share := walks / len(langs) / len(goals)
			for done := 0; done < share; done += atOnce {
				var ways [][]string
				for range min(atOnce, share-done) {
					ways = append(ways, wander(d, rnd))
				}
				for _, e := range p.wander(start, ways) {
					answers += e.Answers
					ends[e.Path] = true
					if why := e.differs(d, lang); why != "" {
						wrong++
						t.Errorf("%s\n\tat %s#%s", why, e.Path, e.Fragment)
					}
				}
				if (done/atOnce)%10 == 9 {
					fmt.Fprintf(os.Stderr, "%s: %d walks of %d\n", lang, done+atOnce, share)
				}
			}
			if !p.inPlace() {
				t.Error("a page was loaded")
			}
			t.Logf("%d walks, %d answers, %d different ends, %d wrong", share, answers, len(ends), wrong)
		})
	}
}

// notKnown stands for the answer that is not known.
const notKnown = "\x00"

// wander makes up the answers of a walk, natively. One in ten is not known, and answers
// that end the walk are avoided twice: most ways are short.
func wander(d *interview.Data, rnd *rand.Rand) (way []string) {
	s := interview.Session{}
	asked := func(at interview.Spot) (*view.Question, bool) {
		q, ok := d.View(at).(*view.Question)
		return q, ok
	}
	for q, ok := asked(d.Next(s)); ok; q, ok = asked(d.Next(s)) {
		for try := range 3 {
			o := q.Options[rnd.IntN(len(q.Options))]
			value, href := o.Value, o.Href
			if q.Unknown.Href != "" && rnd.IntN(10) == 0 {
				value, href = notKnown, q.Unknown.Href
			}
			_, fragment, _ := strings.Cut(href, "#")
			next, _ := d.ParseFragment(fragment)
			if _, on := asked(d.Next(next)); try == 2 || on {
				way, s = append(way, value), next
				break
			}
		}
	}
	return way
}

// ended is where a walk ended.
type ended struct {
	Path, Fragment, Title string
	Rows                  []string // of a list
	Answers               int
}

// wander gives the answers of each way in turn, from the start.
func (p *tab) wander(start string, ways [][]string) []ended {
	p.t.Helper()
	p.stamp()
	return eval[[]ended](p, `async (start, ways, notKnown) => {
		const out = [];
		const next = async (act) => {
			const was = document.querySelector("h1");
			act();
			for (let n = 0; document.querySelector("h1") === was || !document.querySelector("h1"); n++) {
				if (n > 5000) throw new Error("nothing follows at " + location.href);
				await new Promise((ok) => setTimeout(ok));
			}
		};
		for (const way of ways) {
			if (location.href !== start) await next(() => {
				history.replaceState(null, "", start);
				dispatchEvent(new PopStateEvent("popstate"));
			});
			for (const value of way) {
				const a = value === notKnown ? document.querySelector("main.question .unknown a.on") :
					[...document.querySelectorAll("main.question .options a")].find((a) => a.dataset.value === value);
				if (!a) throw new Error(value + " is not offered at " + location.href);
				await next(() => a.click());
			}
			out.push({Path: location.pathname, Fragment: location.hash.slice(1), Title: document.querySelector("h1").textContent,
				Rows: [...document.querySelectorAll("main [data-row]")].map((li) => li.dataset.row + (li.querySelector(".only") ? "?" : "")), Answers: way.length});
		}
		return out;
	}`, start, ways, notKnown)
}

// differs compares an end with what its answers lead to natively.
func (e ended) differs(d *interview.Data, lang string) string {
	s, problems := d.ParseFragment(e.Fragment)
	if len(problems) > 0 {
		return fmt.Sprintf("the answers cannot be read: %v", problems)
	}
	at := d.Next(s)
	if want := "/" + lang + "/" + at.Place.Path(); !strings.HasSuffix(e.Path, want) {
		return "natively the answers lead to " + want
	}
	title := d.Title(at)
	switch v := d.View(at).(type) {
	case *view.Result:
		title = v.Title.Name
	case *view.Checklist:
		var rows []string
		for _, s := range v.Sections {
			for _, l := range s.Lines {
				row := l.Row
				if len(l.If) > 0 {
					row += "?"
				}
				rows = append(rows, row)
			}
		}
		if !slices.Equal(rows, e.Rows) {
			return fmt.Sprintf("the page has the lines %s, natively %s", strings.Join(e.Rows, " "), strings.Join(rows, " "))
		}
	}
	if !strings.Contains(e.Title, title) {
		return fmt.Sprintf("the page is headed %q, natively %q", e.Title, title)
	}
	return ""
}
