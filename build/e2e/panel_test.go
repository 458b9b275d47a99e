package e2e

import (
	"context"
	"io"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"wentu/build/report"
	draft "wentu/build/serve"
)

// What serve says of errors leaves the page to be read: it is low, it can be told from its
// ground, it is put away with one key and stays away on the next page, and it is back after
// the next change.
func TestErrorsOfServeArePutAway(t *testing.T) {
	needBrowser(t)
	dir := t.TempDir()
	findings := []report.Finding{}
	for range 9 {
		findings = append(findings, report.Finding{
			Severity: report.Error, File: "content/zh-Hans/rules/court-level.md", Line: 12, Col: 3,
			Msg: report.Say("No row applies."), Hint: report.Say("add a row"), Folded: []report.Text{report.Say("a place")},
		})
	}
	build := func() draft.Site {
		return draft.Site{Findings: findings, Open: func(name string) ([]byte, []report.Finding, bool) {
			data, err := os.ReadFile(filepath.Join(site.dir, filepath.FromSlash(name)))
			return data, nil, err == nil
		}}
	}
	l, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := l.Addr().String()
	_ = l.Close()
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	server := &draft.Server{Build: build, Watch: []string{dir}, Log: io.Discard}
	go func() { ended <- server.Run(ctx, address) }()
	t.Cleanup(func() {
		stop()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
	home := "http://" + address + "/"
	p := openAt(t, home)
	p.size(360, 740)
	end := "() => document.querySelector('.serve-errors') && !document.querySelector('.serve-errors').hidden"
	for _, scheme := range []string{"light", "dark"} {
		p.media("", scheme)
		p.visit(home + "en/index.html")
		p.until("the errors are shown", end)
		if high := eval[float64](p, `() => document.querySelector(".serve-errors").getBoundingClientRect().height / innerHeight`); high > 0.21 {
			t.Errorf("the errors cover %.0f %% of the page", 100*high)
		}
		for _, w := range eval[[]string](p, contrasts) {
			t.Errorf("%s: %s", scheme, w)
		}
	}
	p.click(".serve-errors button")
	p.until("the errors are away", `() => document.querySelector(".serve-errors").hidden`)
	p.visit(home + "en/guides/filing.html")
	p.until("they stay away", `() => document.querySelector(".serve-errors").hidden`)
	if err := os.WriteFile(filepath.Join(dir, "a"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	p.until("they are back", end)
	p.forgive(strings.TrimSuffix(home, "/"))
}

// contrasts names each text of the panel that is too near to its ground.
const contrasts = `() => {
	const rgb = (s) => s.match(/[\d.]+/g).slice(0, 3).map(Number);
	const light = (c) => { const [r, g, b] = rgb(c).map((v) => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
	const panel = document.querySelector(".serve-errors"), ground = light(getComputedStyle(panel).backgroundColor);
	return [...panel.querySelectorAll("*")].filter((e) => e.textContent).map((e) => {
		const own = getComputedStyle(e), a = light(own.color);
		const ratio = (Math.max(a, ground) + 0.05) / (Math.min(a, ground) + 0.05) * own.opacity;
		return ratio < 4.5 ? e.tagName + " " + own.color + " " + ratio.toFixed(2) : "";
	}).filter(Boolean);
}`
