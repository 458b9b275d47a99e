package content

import (
	"bytes"
	"encoding/xml"
	"errors"
	"image"
	_ "image/jpeg" // for its size
	_ "image/png"
	"io"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml/ast"

	"wentu/build/report"
	"wentu/build/source"
)

// Picture is a picture of the publisher's own.
type Picture struct {
	Name          string // of its file
	Data          []byte
	Width, Height int // in pixels, or in the units of a drawing
}

// PictureMost is how many bytes a picture may have: those at the foot are loaded by every
// page.
const PictureMost = 50_000

var pictureKinds = []string{".svg", ".png", ".jpg"}

func (s *settings) picture(to **Picture) func(string, ast.Node) {
	return func(key string, n ast.Node) {
		name, ok := s.plain(key, n)
		if !ok || name == "" {
			return
		}
		if pic, known := s.pub.named[name]; known {
			*to = pic
			return
		}
		*to = s.pictureAt(n, name)
		s.pub.named[name] = *to
	}
}

// pictureAt reads a picture that is named at a node; nil, with a finding, where it cannot
// be shown.
func (s *settings) pictureAt(n ast.Node, name string) *Picture {
	if !slices.Contains(pictureKinds, path.Ext(name)) || path.Base(name) != name {
		s.errorf(n, report.Say("name a file of %s that ends in %s", PublisherDir, strings.Join(pictureKinds, ", ")), "%q is not the name of a picture", name)
		return nil
	}
	if strings.Trim(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-") != "" {
		s.errorf(n, "use letters from a to z, digits and hyphens: the name becomes part of an address", "%q is not the name of a picture", name)
		return nil
	}
	file := path.Join(PublisherDir, name)
	data, err := fs.ReadFile(s.fsys, file)
	if errors.Is(err, fs.ErrNotExist) {
		s.errorf(n, report.Say("put it into %s, or name one that is there: %s", PublisherDir, strings.Join(s.there(), ", ")), "there is no picture %q", name)
		return nil
	}
	if err != nil {
		s.rep.Errorf("file", file, 0, 0, "check that it is there and its permissions", "the file cannot be read: %v", err)
		return nil
	}
	if len(data) > PictureMost {
		s.rep.Errorf("publisher", file, 0, 0, report.Say("make it smaller: %d bytes at most", PictureMost), "the picture has %d bytes, and every page loads it", len(data))
		return nil
	}
	pic := &Picture{Name: name, Data: data}
	var why report.Text
	if path.Ext(name) == ".svg" {
		why = pic.drawing()
	} else {
		why = pic.pixels()
	}
	if !why.IsZero() {
		s.rep.Errorf("publisher", file, 0, 0, "save it anew as an ordinary picture", "%s", why)
		return nil
	}
	return pic
}

// there are the pictures of the folder.
func (s *settings) there() []string {
	entries, _ := fs.ReadDir(s.fsys, PublisherDir)
	var out []string
	for _, e := range entries {
		if !source.EditorFile(e.Name()) && slices.Contains(pictureKinds, path.Ext(e.Name())) {
			out = append(out, e.Name())
		}
	}
	return out
}

// pixels reads how large a photograph is, or says what is wrong with it.
func (p *Picture) pixels() report.Text {
	c, kind, err := image.DecodeConfig(bytes.NewReader(p.Data))
	want := map[string]string{".png": "png", ".jpg": "jpeg"}[path.Ext(p.Name)]
	switch {
	case err != nil:
		return report.Say("the picture cannot be read: %v", err)
	case kind != want:
		return report.Say("the picture is of the kind %s, not what its name says", kind)
	}
	p.Width, p.Height = c.Width, c.Height
	return report.Text{}
}

// drawing reads how large an SVG is, or says what in it is no drawing: a script, or
// something from elsewhere.
func (p *Picture) drawing() report.Text {
	d := xml.NewDecoder(bytes.NewReader(p.Data))
	root := true
	for {
		t, err := d.Token()
		if err == io.EOF && !root {
			return report.Text{}
		}
		if err != nil {
			return report.Say("the picture cannot be read: %v", err)
		}
		e, ok := t.(xml.StartElement)
		if !ok {
			if style, text := t.(xml.CharData); text && foreign(string(style)) {
				return report.Say("the picture loads something from elsewhere")
			}
			continue
		}
		if root && !p.size(e) {
			return report.Say("the picture is no SVG with a viewBox")
		}
		root = false
		if slices.Contains([]string{"script", "foreignObject", "iframe", "a"}, e.Name.Local) {
			return report.Say("the picture holds <%s>", e.Name.Local)
		}
		for _, a := range e.Attr {
			switch {
			case strings.HasPrefix(strings.ToLower(a.Name.Local), "on"):
				return report.Say("the picture holds a script: %s", a.Name.Local)
			case a.Name.Local == "href" && !strings.HasPrefix(a.Value, "#") && !strings.HasPrefix(a.Value, "data:image/"), foreign(a.Value):
				return report.Say("the picture loads something from elsewhere")
			}
		}
	}
}

// foreign reports whether a style names something to load.
func foreign(style string) bool {
	s := strings.ToLower(strings.Join(strings.Fields(style), ""))
	rest := strings.ReplaceAll(strings.ReplaceAll(strings.ReplaceAll(s, "url(#", ""), "url('#", ""), `url("#`, "")
	return strings.Contains(rest, "url(") || strings.Contains(rest, "@import") || strings.Contains(rest, "javascript:")
}

// size takes the size from the root of a drawing.
func (p *Picture) size(e xml.StartElement) bool {
	for _, a := range e.Attr {
		f := strings.FieldsFunc(a.Value, func(r rune) bool { return r == ' ' || r == ',' })
		if e.Name.Local != "svg" || a.Name.Local != "viewBox" || len(f) != 4 {
			continue
		}
		w, err1 := strconv.ParseFloat(f[2], 64)
		h, err2 := strconv.ParseFloat(f[3], 64)
		if err1 != nil || err2 != nil || !(w > 0 && h > 0) {
			return false
		}
		// Width and height keep the page from jumping, so it is their relation that counts.
		p.Width, p.Height = max(1, int(100*w/h)), 100
		return true
	}
	return false
}
