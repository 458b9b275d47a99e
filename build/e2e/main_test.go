// Package e2e walks through the built site in a real Chromium, as visitors do: with
// scripts off, with WebAssembly taking over half-way, by keyboard alone, from a folder
// on disk, and below a path of a host with the strict policy of the design.
//
// The site is that of package built. Where no Chromium is installed the tests of the browser are skipped, or fail when
// the environment says CI=true.
package e2e

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"wentu/build/built"
)

// langs are the languages of the site; the first is its source.
var langs = []string{"zh-Hans", "en", "ar"}

// site is what all tests share.
var site struct {
	dir     string          // the folder of the site
	base    string          // its address, ending in a slash
	served  *server         // what answers there
	browser context.Context // nil where there is none
	missing string          // why there is none
}

func TestMain(m *testing.M) {
	flag.Parse()
	code, err := run(m)
	if err != nil {
		fmt.Fprintln(os.Stderr, "e2e:", err)
		code = 1
	}
	os.Exit(code)
}

func run(m *testing.M) (code int, err error) {
	tmp, err := os.MkdirTemp("", "wentu-e2e-")
	if err != nil {
		return 1, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(tmp)) }()
	if site.dir, err = built.Site(); err != nil {
		return 1, err
	}
	site.served = serve(site.dir)
	defer site.served.Close()
	site.base = site.served.URL + prefix

	stop, err := launch(tmp)
	if err != nil {
		return 1, err
	}
	defer stop()
	return m.Run(), nil
}

// launch starts the browser that all tests share.
func launch(tmp string) (stop func(), err error) {
	var path string
	names := []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"}
	for _, name := range slices.Insert(names, 0, strings.Fields(os.Getenv("WENTU_BROWSER"))...) {
		if path, err = exec.LookPath(name); err == nil {
			break
		}
	}
	if err != nil {
		site.missing = "no Chromium in PATH; make tools installs it"
		return func() {}, nil
	}
	opts := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path),
		chromedp.UserDataDir(filepath.Join(tmp, "profile")),
		chromedp.Flag("hide-scrollbars", true),
		chromedp.Flag("lang", "en"),
	)
	if os.Getuid() == 0 {
		opts = append(opts, chromedp.NoSandbox)
	}
	alloc, _ := chromedp.NewExecAllocator(context.Background(), opts...)
	browser, _ := chromedp.NewContext(alloc)
	if err := chromedp.Do(browser); err != nil {
		return nil, fmt.Errorf("%s does not start: %w", path, err)
	}
	site.browser = browser
	return func() {
		if err := chromedp.Cancel(browser); err != nil {
			fmt.Fprintln(os.Stderr, "e2e: the browser did not end well:", err)
		}
	}, nil
}
