// Package wasm compiles the browser's side of Wentu, package app/wasm, small.
//
// The binary is built from a copy of go-app without its server half, which would
// bring net/http and TLS into every browser. The copy is made from the module cache
// (see [lean]), lies in the cache folder that git ignores, and takes the module's
// place through a second go.mod: the build flag -overlay may not replace files of
// the module cache, -modfile with a replace may.
//
// Measured with Go 1.26.8, brotli 11: 1.20 MB with the server half alone left out;
// 1.05 MB without encryption, UUIDs and routes by pattern as well, none of which
// Wentu uses; 0.95 MB when also compiled without inlining, which a wizard's step
// does not feel.
//
// What was compiled is kept under a hash of everything that went into it, so that a
// build without changes to the code neither compiles nor compresses.
package wasm

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/andybalholm/brotli"

	"wentu/build/cache"
)

// Budget is the most that the binary may weigh in brotli, in bytes.
const Budget = 1_100_000

// flags are those of go build. The build id and the state of the repository would
// make equal builds differ.
var flags = []string{"-trimpath", "-buildvcs=false", "-gcflags=all=-l", "-ldflags=-s -w -buildid="}

// Binary is the compiled program, compressed for hosts that serve it so, and the
// script of the same Go release that starts it.
type Binary struct {
	Wasm, Brotli, Gzip []byte
	ExecJS             []byte
	Notices            []byte // the licences of others that the program stands under, a text
}

// Build compiles app/wasm of the module in moduleDir, or takes it from cacheDir.
// Slow work is told to progress, which may be nil.
func Build(ctx context.Context, moduleDir, cacheDir string, progress io.Writer) (Binary, error) {
	if progress == nil {
		progress = io.Discard
	}
	key, err := inputs(moduleDir)
	if err != nil {
		return Binary{}, fmt.Errorf("wasm: %w", err)
	}
	// The go command runs in moduleDir, so paths given to it must not depend on where
	// this program runs.
	if cacheDir, err = filepath.Abs(cacheDir); err != nil {
		return Binary{}, fmt.Errorf("wasm: %w", err)
	}
	folder := &cache.Folder{Dir: filepath.Join(cacheDir, "wasm")}
	b, ok := kept(folder, key)
	if ok {
		return b, nil
	}
	if b, err = compile(ctx, moduleDir, cacheDir, progress); err == nil {
		err = keep(folder, key, b)
	}
	if err != nil {
		return Binary{}, fmt.Errorf("wasm: %w", err)
	}
	return b, nil
}

func compile(ctx context.Context, moduleDir, cacheDir string, progress io.Writer) (b Binary, err error) {
	modfile, err := lean(ctx, moduleDir, cacheDir)
	if err != nil {
		return b, err
	}
	std, err := overlay(ctx, moduleDir, cacheDir)
	if err != nil {
		return b, err
	}
	tmp, err := os.MkdirTemp("", "wentu-")
	if err != nil {
		return b, err
	}
	defer os.RemoveAll(tmp)
	out := filepath.Join(tmp, "app.wasm")
	fmt.Fprintln(progress, "compiling WebAssembly")
	args := append([]string{"build", "-modfile=" + modfile, "-overlay=" + std, "-o", out}, flags...)
	if _, err := goTool(ctx, moduleDir, append(args, "./app/wasm")...); err != nil {
		return b, err
	}
	if b.Wasm, err = os.ReadFile(out); err != nil {
		return b, err
	}
	root, err := goTool(ctx, moduleDir, "env", "GOROOT")
	if err != nil {
		return b, err
	}
	if b.ExecJS, err = os.ReadFile(filepath.Join(root, "lib", "wasm", "wasm_exec.js")); err != nil {
		return b, err
	}
	if b.Notices, err = notices(ctx, moduleDir, modfile, root); err != nil {
		return b, err
	}
	fmt.Fprintln(progress, "compressing WebAssembly")
	if b.Brotli, err = pack(b.Wasm, func(w io.Writer) io.WriteCloser {
		return brotli.NewWriterOptions(w, brotli.WriterOptions{Quality: 11, LGWin: 24})
	}); err != nil {
		return b, err
	}
	b.Gzip, err = pack(b.Wasm, func(w io.Writer) io.WriteCloser {
		z, _ := gzip.NewWriterLevel(w, gzip.BestCompression) // fails for unknown levels only
		return z
	})
	return b, err
}

func pack(data []byte, writer func(io.Writer) io.WriteCloser) ([]byte, error) {
	var buf bytes.Buffer
	w := writer(&buf)
	if _, err := w.Write(data); err != nil {
		return nil, err
	}
	err := w.Close()
	return buf.Bytes(), err
}

// goTool runs the go command for the browser's platform and gives what it prints.
func goTool(ctx context.Context, dir string, args ...string) (string, error) {
	cmd := exec.CommandContext(ctx, "go", args...)
	cmd.Dir = dir
	// Flags, workspaces and a vendor folder of the user's own would change what is built.
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "GOWASM=", "GOFLAGS=-mod=readonly", "GOWORK=off", "CGO_ENABLED=0")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("go %s: %w\n%s", args[0], err, strings.TrimSpace(stderr.String()))
	}
	return strings.TrimSpace(string(out)), nil
}
