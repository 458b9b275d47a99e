// Command share draws the pictures that chat programs show beside a link, one a kind of page
// and language, into public/share. They are committed: a build needs no browser. They have to
// be drawn again when a language is added, or what stands on them or the look has changed:
//
//	go run ./build/share
//
// It needs Chromium and the fonts that "make tools" installs, and takes half a minute.
package main

import (
	"bytes"
	"cmp"
	"fmt"
	"html"
	"image"
	"image/color"
	"image/png"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"wentu/build/content"
	"wentu/build/report"
	"wentu/build/site"
	"wentu/build/words"
)

// card is a picture: the name of the site above, the words of the kind below. The colours,
// the fonts and the mark are those of the site.
const card = `<!doctype html>
<html lang="%[1]s" dir="%[2]s"><meta charset="utf-8"><link rel="stylesheet" href="file://%[3]s/wentu.css">
<style>
html { font-size: 100%%; }
body { inline-size: 1200px; block-size: 630px; overflow: hidden; padding: 64px 84px; display: grid; grid-template-rows: auto 1fr auto; }
header { display: flex; align-items: center; gap: 26px; font-family: var(--serif); font-size: 54px; font-weight: 600; letter-spacing: .04em; padding-block-end: 30px; border-block-end: 8px double var(--ink); }
:lang(ar) header { letter-spacing: 0; }
header img { block-size: 84px; }
h1 { align-self: center; font-family: var(--serif); font-weight: var(--head); font-size: 92px; line-height: 1.25; max-inline-size: 1000px; margin: 0; text-wrap: balance; }
h1:lang(zh) { word-break: keep-all; }
h1.long:lang(zh) { max-inline-size: 9em; }
h1.long { font-size: 72px; }
p { font-size: 34px; font-family: var(--sans); color: var(--soft); margin: 0; }
.alone { grid-template-rows: 1fr; place-items: center; }
.alone img { block-size: 330px; }
</style>
%[4]s
`

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "share:", err)
		os.Exit(1)
	}
}

func run() error {
	public, err := filepath.Abs("public")
	if err != nil {
		return err
	}
	browser, err := chromium()
	if err != nil {
		return err
	}
	d := &drawing{public: public, browser: browser}
	if d.dir, err = os.MkdirTemp("", "wentu-share-"); err != nil {
		return err
	}
	defer os.RemoveAll(d.dir)
	if err := os.MkdirAll(filepath.Join(public, "share"), 0o755); err != nil {
		return err
	}
	logo := `<img alt="" src="file://` + public + `/logo.svg">`
	if err := d.draw(site.SharePicture("", ""), content.SourceLang, "alone", logo); err != nil {
		return err
	}
	rep := &report.Report{}
	langs := words.Languages(os.DirFS("."), "locales", content.SourceLang)
	all := words.Load(os.DirFS("."), "locales", langs, rep)
	for _, lang := range langs {
		w := all.Lang(lang)
		for _, k := range site.ShareKinds {
			text, class, below := w.Get(k.Words), "", "<p>"+html.EscapeString(w.Get("site.tagline"))+"</p>"
			if k == site.ShareKinds[0] {
				below = ""
			}
			if len([]rune(text)) > 30 || lang == content.SourceLang && len([]rune(text)) > 10 {
				class = "long"
			}
			main := "<header>" + logo + "<span>" + html.EscapeString(w.Get("site.name")) + `</span></header><h1 class="` + class + `">` + html.EscapeString(text) + "</h1>" + below
			if err := d.draw(site.SharePicture(k.Name, lang), lang, "", main); err != nil {
				return err
			}
		}
	}
	if rep.Failed() {
		return fmt.Errorf("words are missing: run go run ./build check")
	}
	return nil
}

// drawing is what all pictures need.
type drawing struct {
	public, browser string
	dir             string // for pages, and what the browser keeps
}

func (d *drawing) draw(name, lang, class, main string) error {
	if class != "" {
		main = `<body class="` + class + `">` + main
	}
	page := filepath.Join(d.dir, "page.html")
	if err := os.WriteFile(page, fmt.Appendf(nil, card, lang, site.Direction(lang), d.public, main), 0o644); err != nil {
		return err
	}
	to := filepath.Join(d.public, filepath.FromSlash(name))
	out, err := exec.Command(d.browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--allow-file-access-from-files",
		"--force-device-scale-factor=1", "--user-data-dir="+filepath.Join(d.dir, "profile"),
		fmt.Sprintf("--window-size=%d,%d", site.ShareWidth, site.ShareHeight), "--screenshot="+to, "file://"+page).CombinedOutput()
	if err != nil {
		return fmt.Errorf("%s: %w\n%s", name, err, out)
	}
	n, err := fewer(to)
	if err == nil {
		fmt.Printf("%s %d bytes\n", name, n)
	}
	return err
}

// fewer writes a picture anew with a palette: colours that nobody tells apart become one of
// them. It gives the length of the file.
func fewer(file string) (int, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return 0, err
	}
	from, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		return 0, err
	}
	size := from.Bounds()
	if size.Dx() != site.ShareWidth || size.Dy() != site.ShareHeight {
		return 0, fmt.Errorf("%s is %d by %d", file, size.Dx(), size.Dy())
	}
	near := func(c color.RGBA) color.RGBA { return color.RGBA{c.R &^ 15, c.G &^ 15, c.B &^ 15, 255} }
	seen, most := make(map[color.RGBA]int), make(map[color.RGBA]color.RGBA)
	at := func(x, y int) color.RGBA { return color.RGBAModel.Convert(from.At(x, y)).(color.RGBA) }
	each := func(visit func(x, y int, c color.RGBA)) {
		for y := size.Min.Y; y < size.Max.Y; y++ {
			for x := size.Min.X; x < size.Max.X; x++ {
				visit(x, y, at(x, y))
			}
		}
	}
	each(func(_, _ int, c color.RGBA) {
		seen[c]++
		if n := near(c); seen[c] > seen[most[n]] {
			most[n] = c
		}
	})
	var palette color.Palette
	index := make(map[color.RGBA]uint8)
	for _, n := range slices.SortedFunc(maps.Keys(most), func(a, b color.RGBA) int { // the same bytes each time
		return cmp.Or(int(a.R)-int(b.R), int(a.G)-int(b.G), int(a.B)-int(b.B))
	}) {
		if len(palette) == 256 {
			return 0, fmt.Errorf("%s has too many colours", file)
		}
		index[n] = uint8(len(palette))
		palette = append(palette, most[n])
	}
	to := image.NewPaletted(size, palette)
	each(func(x, y int, c color.RGBA) { to.SetColorIndex(x, y, index[near(c)]) })
	var b bytes.Buffer
	err = (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&b, to)
	if err == nil {
		err = os.WriteFile(file, b.Bytes(), 0o644)
	}
	return b.Len(), err
}

// chromium is the browser that draws.
func chromium() (string, error) {
	names := []string{"chromium", "chromium-browser", "google-chrome"}
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", fmt.Errorf("there is none of %s; make tools installs one", strings.Join(names, ", "))
}
