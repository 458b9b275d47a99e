package e2e

import (
	"os"
	"path/filepath"
	"testing"
)

// TestDeepASecondEngine has IBM's checker look at every kind of page beside axe: it knows
// other rules. What it finds for sure counts, not what it asks a human to look at.
func TestDeepASecondEngine(t *testing.T) {
	needDeep(t)
	ace, err := os.ReadFile(filepath.Join("testdata", "ace.js"))
	if err != nil {
		t.Fatal(err)
	}
	for i, lang := range langs {
		t.Run(lang, func(t *testing.T) {
			needBrowser(t)
			p := open(t)
			p.size(widths[1+i], 800)
			for _, k := range kinds(t, lang) {
				p.look(k)
				p.unfold()
				p.inject(string(ace) + "\n;globalThis.ace = ace")
				for _, f := range eval[[]string](p, `async () => {
					const r = await new ace.Checker().check(document, ["IBM_Accessibility", "WCAG_2_2"]);
					const found = new Map();
					// A link past the head, and the button that prints, stand before all landmarks, and what scrolls takes the focus.
					const meant = {aria_content_in_landmark: "a.skip, .crumbs > .print", element_tabbable_role_valid: ".table, .scroll"};
					for (const v of r.results) {
						if (meant[v.ruleId] && v.node.matches(meant[v.ruleId])) continue;
						if (v.value[0] === "VIOLATION" && v.value[1] === "FAIL" && !found.has(v.ruleId)) found.set(v.ruleId, v.ruleId + ": " + v.message + "\n\t" + v.path.dom + "\n\t" + v.snippet.slice(0, 160));
					}
					return [...found.values()];
				}`) {
					t.Errorf("%s: %s", k.name, f)
				}
			}
		})
	}
}
