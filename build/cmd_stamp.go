package main

import (
	"bytes"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"wentu/build/content"
	"wentu/build/report"
	"wentu/build/source"
)

const stampHelp = `Usage: go run ./build stamp FILE… | -all

Records in each translation which state of the Chinese text it follows: a translator
runs it after comparing the two. When the Chinese text changes later, the pages say so
to the reader and check says so to the maintainer.

  -all  stamp every translation

Exit status: 0 the files were written; 1 a file is not a translation; 2 the command was
misused.
`

func cmdStamp(args []string, _ io.Reader, stdout, stderr io.Writer) int {
	fl := newFlags("stamp", stampHelp, stderr)
	all := fl.Bool("all", false, "")
	if code, done := parse(fl, args); done {
		return code
	}
	if *all == (fl.NArg() > 0) {
		fmt.Fprintln(stderr, "stamp: name the files, or give -all; stamp -h explains")
		return exitUsage
	}
	hashes := openProject().load(&report.Report{}).lib.Stampable()
	files := fl.Args()
	if *all {
		files = slices.Sorted(maps.Keys(hashes))
	}
	code := exitOK
	changed, before := 0, 0
	for _, f := range files {
		hash, ok := hashes[filepath.ToSlash(filepath.Clean(f))]
		if !ok {
			fmt.Fprintf(stderr, "stamp: %s is not a translation of a text that can be read\n", f)
			code = exitFindings
			continue
		}
		wrote, err := stamp(f, hash)
		switch {
		case err != nil:
			fmt.Fprintf(stderr, "stamp: %v\n", err)
			code = exitFindings
		case wrote:
			changed++
		default:
			before++
		}
	}
	fmt.Fprintf(stdout, "%s stamped, %d as before\n", plural(changed, "translation"), before)
	return code
}

// stamp writes the hash into a file and reports whether that changed it.
func stamp(file, hash string) (bool, error) {
	src, err := os.ReadFile(file)
	if err != nil {
		return false, err
	}
	out, ok := content.Stamp(string(source.Text(src)), hash)
	stamped := source.Like(src, []byte(out))
	if !ok || bytes.Equal(stamped, src) {
		return false, nil
	}
	return true, os.WriteFile(file, stamped, 0o644)
}
