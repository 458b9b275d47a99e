package e2e

import (
	"strings"
	"testing"

	"wentu/build/built"
	"wentu/build/pseudo"
)

// TestPseudoLocalesFit looks at every kind of page in languages that nobody speaks: longer
// than English, from right to left, and without spaces. No page may be wider than the
// screen of a telephone, open or not.
func TestPseudoLocalesFit(t *testing.T) {
	needBrowser(t)
	dir, err := built.Pseudo()
	if err != nil {
		t.Fatal(err)
	}
	host := serve(dir)
	t.Cleanup(host.Close)
	home := host.URL + prefix
	p := openAt(t, home)
	p.size(narrow, 800)
	for _, l := range pseudo.Locales {
		for _, k := range someKinds(t, l.Code, 10) {
			k.url = home + strings.TrimPrefix(k.url, site.base)
			t.Run(l.Code+"/"+k.name, func(t *testing.T) {
				of := p.t
				p.t = t
				defer func() { p.t = of }()
				p.look(k)
				p.written(l.Code)
				p.fits(k.name)
				p.unfold()
				p.fits(k.name + ", unfolded")
				p.quiet()
			})
		}
	}
}
