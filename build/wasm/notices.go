package wasm

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// notices are the licences of what the binary holds of others: they ask to be passed on
// with it. goRoot is the folder of the Go release.
func notices(ctx context.Context, moduleDir, modfile, goRoot string) ([]byte, error) {
	out, err := goTool(ctx, moduleDir, "list", "-modfile="+modfile, "-deps", "-f", "{{with .Module}}{{if not .Main}}{{.Path}}{{end}}{{end}}", "./app/wasm")
	if err != nil {
		return nil, err
	}
	modules := strings.Fields(out)
	slices.Sort(modules)

	var b bytes.Buffer
	b.WriteString("The program in assets/ that this site runs in the browser holds code of others. Their licences:\n")
	version, err := goTool(ctx, moduleDir, "env", "GOVERSION")
	if err != nil {
		return nil, err
	}
	if err := notice(&b, "Go "+version+", https://go.dev", goRoot); err != nil {
		return nil, err
	}
	for _, module := range slices.Compact(modules) {
		// As it was published: what stands in its place here is without its licence.
		out, err := goTool(ctx, moduleDir, "list", "-m", "-f", "{{.Version}}\n{{.Dir}}", module)
		if err != nil {
			return nil, err
		}
		version, dir, _ := strings.Cut(out, "\n")
		if err := notice(&b, module+" "+version, dir); err != nil {
			return nil, err
		}
	}
	return b.Bytes(), nil
}

// notice adds the licence that lies in a folder.
func notice(b *bytes.Buffer, name, dir string) error {
	for _, pattern := range []string{"LICENSE*", "LICENCE*", "COPYING*"} {
		files, _ := filepath.Glob(filepath.Join(dir, pattern))
		if len(files) == 0 {
			continue
		}
		text, err := os.ReadFile(files[0])
		if err != nil {
			return err
		}
		fmt.Fprintf(b, "\n\n%s\n%s\n\n%s\n", name, strings.Repeat("-", len(name)), bytes.TrimSpace(text))
		return nil
	}
	return fmt.Errorf("%s has no licence in %s, and cannot be passed on", name, dir)
}
