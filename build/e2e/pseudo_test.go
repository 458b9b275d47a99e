package e2e

import (
	"path/filepath"
	"testing"

	"wentu/build/built"
	"wentu/build/pseudo"
)

// TestPseudoLocalesFit opens pages in languages that nobody speaks, of longer words, in
// the other direction and without spaces: what fits there fits in languages to come.
func TestPseudoLocalesFit(t *testing.T) {
	needBrowser(t)
	dir, err := built.Pseudo()
	if err != nil {
		t.Fatal(err)
	}
	served := serve(dir)
	defer served.Close()
	for _, l := range pseudo.Locales {
		t.Run(l.Code, func(t *testing.T) {
			p := openAt(t, served.URL+prefix)
			p.size(narrow, 800)
			for _, path := range []string{
				"index.html", "finder/index.html", "guides/index.html", "guides/sale-of-goods.html", "courts/index.html", "courts/sc_ftz.html",
				"law/index.html", "law/cpl.html", "rules/index.html", "rules/court-level.html", "rules/court-finder.html",
				"rules/court-finder-diagram.html", "rules/certificate.html", "rules/cases-contract.html", "notice.html",
				"finder/q/matter*.html", "finder/q/place-*.html", "finder/q/amount-*.html", "finder/r/sc_cd_ipc.html", "finder/check.html",
			} {
				names, err := filepath.Glob(filepath.Join(dir, l.Code, filepath.FromSlash(path)))
				if err != nil || len(names) == 0 {
					t.Errorf("there is no %s: %v", path, err)
					continue
				}
				name, _ := filepath.Rel(dir, names[0])
				p.visit(p.home + filepath.ToSlash(name))
				p.unfold()
				p.fits(name)
			}
		})
	}
}
