package e2e

import (
	"strconv"
	"strings"
	"testing"
)

// What is copied from a result has what is read there: numbers, arrows and signs between
// words that stand beside each other, and none of the words that only a voice says.
func TestWhatIsCopiedFromAResult(t *testing.T) {
	for i, lang := range langs {
		t.Run(lang, func(t *testing.T) {
			needBrowser(t)
			end := visitorOf(t, "T01").end()
			p := open(t)
			p.visit(addressOf(lang, end.Next, end.Fragment))
			p.live()
			p.unfold()
			copied := eval[string](p, `() => { getSelection().selectAllChildren(document.querySelector("main")); return getSelection().toString(); }`)
			lines := strings.Split(copied, "\n")
			begins := func(with string) (n int) {
				for _, line := range lines {
					if strings.HasPrefix(strings.TrimSpace(line), with) && len(strings.TrimSpace(line)) > len(with) {
						n++
					}
				}
				return n
			}
			for no := range 5 { // of what to do this week, and of the reasons
				if n := begins(strconv.Itoa(no+1) + "."); n < 2 {
					t.Errorf("%d lines of two begin with %d.", n, no+1)
				}
			}
			arrow := []string{"→", "→", "←"}[i]
			if n, want := begins(arrow), p.count(".then, .to li"); n < want || want < 5 {
				t.Errorf("%d lines of %d begin with an arrow", n, want)
			}
			if n, want := strings.Count(copied, arrow)-begins(arrow), p.count(".swap del"); n < want || want < 2 {
				t.Errorf("%d arrows of %d stand between what was answered and what would change it", n, want)
			}
			if !strings.Contains(copied, "·") {
				t.Error("nothing parts the level of the court from its seat")
			}
			for _, said := range eval[[]string](p, `() => [...document.querySelectorAll("main .swap .hide")].map((e) => e.textContent)`) {
				if strings.Contains(copied, said) {
					t.Errorf("%q is for those who hear the page, and is copied", said)
				}
			}
			// Citations that stand in a row are lines, or have a sign between them.
			for _, glued := range eval[[]string](p, `(lines) => {
				const names = [...document.querySelectorAll("main .cites details > summary, main a.cite")].map((e) => e.innerText.split("\n")[0].trim()).filter((s) => s.length > 4);
				return lines.filter((l) => names.some((a) => names.some((b) => l.includes(a + b))));
			}`, lines) {
				t.Errorf("citations stand without a sign between them: %s", glued)
			}
			if t.Failed() {
				t.Log(copied)
			}
		})
	}
}

// Places to stop at with the tab key: on a phone, and where the answers stand beside the
// result, one more for each.
const (
	stopsOnAPhone  = 45
	stopsOnADesk   = 70
	stopsToActions = 16 // within the text
)

// A result has few places to stop at before the first thing is opened, and what can be
// done with it comes in the first half.
func TestAResultIsSoonPassedByKeyboard(t *testing.T) {
	needBrowser(t)
	p := open(t)
	worst := map[int64]int{}
	for _, id := range append([]string{"T01", "T10"}, longestCases...) {
		end := visitorOf(t, id).end()
		p.visit(addressOf("en", end.Next, end.Fragment))
		p.live()
		for width, most := range map[int64]int{phoneWidth: stopsOnAPhone, 1280: stopsOnADesk} {
			p.size(width, phoneHeight)
			stops := eval[struct{ All, Actions int }](p, `() => {
				const all = [...document.querySelectorAll("a[href], button, input, textarea, summary, [tabindex='0']")]
					.filter((e) => e.getClientRects().length && e.checkVisibility({contentVisibilityAuto: true, visibilityProperty: true}));
				const text = all.filter((e) => e.closest("main"));
				return {All: all.length, Actions: text.findIndex((e) => e.matches(".actions [data-print]"))};
			}`)
			worst[width] = max(worst[width], stops.All)
			if stops.All > most || stops.All < 20 {
				t.Errorf("%s at %d px: %d places to stop at, at most %d", id, width, stops.All, most)
			}
			if stops.Actions < 0 || stops.Actions > stopsToActions {
				t.Errorf("%s at %d px: to print the page is stop %d of the text, at most %d", id, width, stops.Actions+1, stopsToActions)
			}
		}
		eval[bool](p, `() => (sessionStorage.clear(), true)`)
	}
	t.Logf("at most %d places to stop at on a phone, %d on a desk", worst[phoneWidth], worst[1280])
}
