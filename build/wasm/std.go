package wasm

import (
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
)

// standard are packages of Go's own library that are compiled in a form that the browser
// needs: the settings in GODEBUG, with their counters, weigh 19 kB in brotli, and reading
// the addresses of IPv6 that net/url may meet 15 kB.
var standard = []string{"internal/godebug", "net/netip"}

// overlay writes these packages to cacheDir, and the file that tells the go command to take
// them in place of the library's. It gives the path of that file.
func overlay(ctx context.Context, moduleDir, cacheDir string) (string, error) {
	root, err := goTool(ctx, moduleDir, "env", "GOROOT")
	if err != nil {
		return "", err
	}
	to := filepath.Join(cacheDir, "std")
	files := map[string][]byte{}
	replace := map[string]string{} // a file that is there → what stands in its place, "" for nothing
	for _, pkg := range standard {
		base := filepath.Base(pkg) + ".go"
		code, err := replacements.ReadFile("lean/std/" + base + ".txt")
		if err != nil {
			return "", err
		}
		theirs, err := filepath.Glob(filepath.Join(root, "src", filepath.FromSlash(pkg), "*.go"))
		if err != nil {
			return "", err
		}
		for _, name := range theirs {
			if !strings.HasSuffix(name, "_test.go") {
				replace[name] = ""
			}
		}
		theirFile, ours := filepath.Join(root, "src", filepath.FromSlash(pkg), base), filepath.Join(to, base)
		if _, ok := replace[theirFile]; !ok {
			return "", fmt.Errorf("%s: this release of Go has no such file: look at standard again", theirFile)
		}
		replace[theirFile], files[ours] = ours, code
	}
	text, err := json.MarshalIndent(map[string]any{"Replace": replace}, "", "\t")
	if err != nil {
		return "", err
	}
	list := filepath.Join(to, "overlay.json")
	files[list] = append(text, '\n')
	return list, only(to, files)
}
