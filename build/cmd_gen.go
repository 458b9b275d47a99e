package main

import (
	"archive/zip"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"wentu/build/cldr"
)

const genHelp = `Usage: go run ./build gen [-from PATH]

Writes build/cldr/data: the names of states and languages, and how each language writes
numbers, days and enumerations. It is needed for another language or another release of
CLDR only; how to get one, build/cldr/generate.go says. The site's own names stand in
build/cldr/overrides.yaml and need no gen.

  -from PATH  the files of CLDR: an archive, or the folder of its npm packages
              (default build/cldr/cldr-48.2.0.zip)

Exit status: 0 the data was written; 1 CLDR's files cannot be read or hold something new;
2 the command was misused.
`

// cmdGen makes committed data from the originals of others.
func cmdGen(args []string, _ io.Reader, stdout, stderr io.Writer) int {
	fl := newFlags("gen", genHelp, stderr)
	from := fl.String("from", cldr.Source, "")
	if code, done := parse(fl, args); done {
		return code
	}
	if err := generate(*from); err != nil {
		fmt.Fprintln(stderr, "gen:", err)
		return exitFindings
	}
	fmt.Fprintf(stdout, "names and formats of %d languages\n", len(cldr.Langs))
	return exitOK
}

func generate(from string) error {
	var src fs.FS = os.DirFS(from)
	if filepath.Ext(from) == ".zip" {
		z, err := zip.OpenReader(from)
		if err != nil {
			return err
		}
		defer z.Close()
		src = z
	}
	for _, lang := range cldr.Langs {
		b, err := cldr.Generate(src, lang)
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join("build", "cldr", "data", lang+".json"), b, 0o666); err != nil {
			return err
		}
	}
	return nil
}
