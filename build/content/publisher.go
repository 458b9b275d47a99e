package content

import (
	"errors"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"

	"wentu/build/report"
	"wentu/build/source"
)

// PublisherDir is the folder of what the publisher says about itself: one file of
// settings, and the pictures that it names.
const PublisherDir = Root + "/publisher"

var publisherFile = path.Join(PublisherDir, "publisher.yaml")

// Publisher is who publishes the site, and how. The zero value says nothing, and then
// pages show nothing of it.
type Publisher struct {
	Name Words
	Mark *Picture

	// Whom to ask.
	Office    Words
	Address   Words
	Hours     Words
	Telephone string
	Abroad    string // a telephone that can be dialled from abroad: +86 …
	Email     string
	Contact   string // the address of a page

	Accessibility string // an address, or page:ID
	Links         []FootLink

	// What sites in the mainland of China show at their foot.
	ICP          string
	Police       string
	PoliceMark   *Picture
	OrganMark    *Picture // 党政机关网站标识
	OrganLink    string
	SiteCode     string // 网站标识码
	SiteCodeMark *Picture
	SiteCodeLink string

	Site    string // the public address, as [SiteAddress] gives it
	Mirrors []string

	Notice      Words // above the front page
	NoticeFrom  Date
	NoticeUntil Date   // the last day
	NoticeLink  string // an address, or page:ID

	NotShown []string // courts without a page

	Accent     string // a colour: #a3281a
	AccentDark string // on dark paper

	ApprovedOnly bool // only approved texts are published

	lines map[string]int
	named map[string]*Picture
}

// FootLink is a link at the foot of every page.
type FootLink struct {
	Words Words
	To    string // an address, or page:ID
}

// Words are the same words in several languages.
type Words map[string]string

// In gives the words in a language, or the Chinese ones where there are none, and the
// language that they are in.
func (w Words) In(lang string) (words, in string) {
	if s := w[lang]; s != "" {
		return s, lang
	}
	return w[SourceLang], SourceLang
}

// Pictures are those that the settings name, in the order of their names.
func (p *Publisher) Pictures() []*Picture {
	var out []*Picture
	for _, name := range slices.Sorted(maps.Keys(p.named)) {
		if pic := p.named[name]; pic != nil {
			out = append(out, pic)
		}
	}
	return out
}

// Set reports whether the settings say anything.
func (p *Publisher) Set() bool { return len(p.lines) > 0 }

// Place is the address of the site where all its mirrors have the same path, which is what
// a page that a host shows anywhere has to know; else "".
func (p *Publisher) Place() string {
	for _, m := range p.Mirrors {
		if wayTo(m) != wayTo(p.Site) {
			return ""
		}
	}
	return p.Site
}

func wayTo(site string) string {
	_, rest, _ := strings.Cut(site, "://")
	_, path, _ := strings.Cut(rest, "/")
	return path
}

// Hides reports whether a court has no page here.
func (p *Publisher) Hides(court string) bool { return slices.Contains(p.NotShown, court) }

// Line is where a key of the settings stands, with the file.
func (p *Publisher) Line(key string) (file string, line int) {
	return publisherFile, max(p.lines[key], 1)
}

// loadPublisher reads the settings. Without the file there are none.
func loadPublisher(fsys fs.FS, langs []string, rep *report.Report) *Publisher {
	p := &Publisher{lines: make(map[string]int), named: make(map[string]*Picture)}
	entries, err := fs.ReadDir(fsys, PublisherDir)
	system := func(e fs.DirEntry) bool { return source.EditorFile(e.Name()) }
	if errors.Is(err, fs.ErrNotExist) || len(entries) > 0 && len(slices.DeleteFunc(entries, system)) == 0 {
		return p
	}
	s := &settings{pub: p, fsys: fsys, langs: langs, rep: rep}
	if s.read() {
		s.agree()
		s.idle()
	}
	return p
}

// settings reads the file of a publisher.
type settings struct {
	pub   *Publisher
	fsys  fs.FS
	langs []string
	rep   *report.Report
	src   []string // the lines of the file
}

// setting is a key and what reads its value.
type setting struct {
	key  string
	read func(key string, n ast.Node)
}

// How long words may be, in characters: at the foot of every page they must stay short.
const (
	shortWords = 80
	longWords  = 160
	noticeMost = 400
)

func (s *settings) all() []setting {
	p := s.pub
	return []setting{
		{"name", s.words(&p.Name, shortWords)},
		{"mark", s.picture(&p.Mark)},
		{"office", s.words(&p.Office, shortWords)},
		{"address", s.words(&p.Address, longWords)},
		{"hours", s.words(&p.Hours, longWords)},
		{"telephone", s.match(&p.Telephone, telephone, report.Say("write digits, spaces and hyphens, as 028-12345678"))},
		{"telephone-abroad", s.match(&p.Abroad, abroad, report.Say("write it with the code of the country, as +86 28 1234 5678; 12368 cannot be dialled from abroad"))},
		{"email", s.match(&p.Email, email, report.Say("write it as office@court.example"))},
		{"contact-page", s.address(&p.Contact, false)},
		{"accessibility", s.address(&p.Accessibility, true)},
		{"links", s.links},
		{"icp", s.match(&p.ICP, icp, report.Say("write it as it was given: 蜀ICP备12345678号-1"))},
		{"police", s.match(&p.Police, police, report.Say("write it as it was given: 川公网安备51010402000001号"))},
		{"police-mark", s.picture(&p.PoliceMark)},
		{"organ-mark", s.picture(&p.OrganMark)},
		{"organ-link", s.address(&p.OrganLink, false)},
		{"site-code", s.match(&p.SiteCode, siteCode, report.Say("write it as it was given: 5100000001"))},
		{"site-code-mark", s.picture(&p.SiteCodeMark)},
		{"site-code-link", s.address(&p.SiteCodeLink, false)},
		{"site", s.site},
		{"mirrors", s.mirrors},
		{"notice", s.words(&p.Notice, noticeMost)},
		{"notice-from", s.day(&p.NoticeFrom)},
		{"notice-until", s.day(&p.NoticeUntil)},
		{"notice-link", s.address(&p.NoticeLink, true)},
		{"approved-only", s.yes(&p.ApprovedOnly)},
		{"courts-not-shown", s.list(&p.NotShown)},
		{"accent", s.colour(&p.Accent)},
		{"accent-dark", s.colour(&p.AccentDark)},
	}
}

func (s *settings) errorf(n ast.Node, hint any, format string, args ...any) {
	pos := n.GetToken().Position
	s.rep.Errorf("publisher", publisherFile, pos.Line, pos.Column, hint, format, args...)
}

// read reports false where there is no file that can be read.
func (s *settings) read() bool {
	if _, err := fs.Stat(s.fsys, publisherFile); errors.Is(err, fs.ErrNotExist) {
		if _, err := fs.Stat(s.fsys, ApprovalsFile); err == nil {
			return true // nothing is set
		}
		s.rep.Errorf("publisher", publisherFile, 0, 0, "bring it back, or delete the folder", "the folder is there and this file of it is not")
		return false
	}
	raw, ok := source.Read(s.fsys, publisherFile, s.rep)
	if !ok {
		return false
	}
	text := string(raw)
	s.src = strings.Split(text, "\n")
	file, err := parser.ParseBytes([]byte(text), 0, parser.AllowDuplicateMapKey())
	if err != nil {
		line, col, msg := source.YAMLError(err)
		s.rep.Lostf("yaml", publisherFile, line, col, `each line is "key: value"; quote a value that holds ": " or begins with [ { * & >`, "this is not YAML: %s", msg)
		return false
	}
	all := s.all()
	for _, doc := range file.Docs {
		entries := source.Entries(doc.Body)
		if entries == nil && doc.Body != nil {
			s.errorf(doc.Body, `each line is "key: value"; quote a value that holds ": " or begins with [ { * & >`, "the file is not a list of settings")
		}
		for _, e := range entries {
			s.entry(e, all)
		}
	}
	return true
}

func (s *settings) entry(e *ast.MappingValueNode, all []setting) {
	key := e.Key.GetToken().Value
	i := slices.IndexFunc(all, func(x setting) bool { return x.key == key })
	switch {
	case s.pub.lines[key] != 0:
		s.errorf(e.Key, "delete one of the two", "the key %q stands twice", key)
	case i < 0:
		var keys []string
		for _, x := range all {
			keys = append(keys, x.key)
		}
		s.errorf(e.Key, report.DidYouMean(key, keys, report.Say("the keys are %s", strings.Join(keys, ", "))), "there is no key %q here", key)
	case empty(e.Value):
		s.hash(e)
	default:
		s.pub.lines[key] = e.Key.GetToken().Position.Line
		all[i].read(key, e.Value)
	}
}

// empty reports whether a value was left out.
func empty(n ast.Node) bool {
	_, null := n.(*ast.NullNode)
	return null || n == nil
}

// hash reports a value that YAML takes for a comment: accent: #a3281a.
func (s *settings) hash(e *ast.MappingValueNode) {
	line := s.src[e.Key.GetToken().Position.Line-1]
	if _, rest, ok := strings.Cut(line, "#"); ok && colour.MatchString("#"+strings.TrimSpace(rest)) {
		s.errorf(e.Key, report.Say(`write %s: "#%s"`, e.Key.GetToken().Value, strings.TrimSpace(rest)), "what follows # is a comment, unless it stands between quotation marks")
	}
}

// plain is a value as it was written; false, with a finding, where it is no plain one.
func (s *settings) plain(key string, n ast.Node) (string, bool) {
	switch n := n.(type) {
	case *ast.StringNode:
		return strings.TrimSpace(n.Value), true
	case *ast.LiteralNode:
		return strings.Join(strings.Fields(n.Value.Value), " "), true
	case ast.ScalarNode:
		return n.GetToken().Value, true
	}
	s.errorf(n, `write plain words; quote them if they hold ": " or begin with [ { * & >`, "the value of %q cannot be read", key)
	return "", false
}

// items are the plain values of a list; one value alone is a list too.
func (s *settings) items(key string, n ast.Node) []item {
	nodes := []ast.Node{n}
	if seq, ok := n.(*ast.SequenceNode); ok {
		nodes = seq.Values
	}
	var out []item
	for _, v := range nodes {
		if text, ok := s.plain(key, v); ok && text != "" && !empty(v) {
			out = append(out, item{v, text})
		}
	}
	return out
}

type item struct {
	node ast.Node
	text string
}
