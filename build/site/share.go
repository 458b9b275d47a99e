package site

import (
	"bytes"
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/text/language"

	"wentu/app/address"
)

// What chat programs and social networks show of a link: the Open Graph.

// ShareKind is a kind of pages that has a picture of its own, in each language.
type ShareKind struct {
	Name  string
	Words string // the key of what stands on the picture
}

// ShareKinds are all of them; the first is that of the site itself.
var ShareKinds = []ShareKind{
	{"site", "site.tagline"},
	{"finder", "site.home.start"},
	{"result", "site.share.result"},
	{"guide", "site.nav.guides"},
	{"court", "site.nav.courts"},
	{"rule", "site.nav.rules"},
	{"law", "site.nav.law"},
}

// The size of the pictures, and the most that one may weigh, in bytes.
const (
	ShareWidth  = 1200
	ShareHeight = 630
	ShareMost   = 40_000
)

// SharePicture is the name of the picture of a kind in a language among the assets. In no
// language it is that of the site without words.
func SharePicture(kind, lang string) string {
	if lang == "" {
		return "share/" + ShareKinds[0].Name + ".png"
	}
	return "share/" + kind + "." + lang + ".png"
}

// shareKind is the kind of a page.
func shareKind(p *Page) string {
	folder, _, below := strings.Cut(p.Path, "/")
	switch {
	case !below:
		return "site"
	case folder == address.Finder && p.Kind == "result":
		return "result"
	case folder == address.Finder:
		return "finder"
	case folder == "steps": // what to do after a result
		return "result"
	}
	switch address.Folder(folder) {
	case address.Guides:
		return "guide"
	case address.Courts:
		return "court"
	case address.Rules:
		return "rule"
	case address.Laws:
		return "law"
	}
	return "site"
}

// share is what is told of a page to those who show links.
type share struct {
	base        string // the address of the site
	url         string // of the page, "" where it is told by its answers too
	lang        string
	kind        string // of the picture
	site        string // the name of the site
	title       string
	description string
}

// write writes it into a head. All addresses are whole: relative ones are read by nobody, so
// without the address of the site there is nothing.
func (s *share) write(b *bytes.Buffer, assets *Assets) {
	if s.base == "" {
		return
	}
	property := func(name, content string) {
		if content != "" {
			meta(b, "property", "og:"+name, content)
		}
	}
	property("title", s.title)
	property("description", s.description)
	property("type", "website")
	property("locale", ogLocale(s.lang))
	property("site_name", s.site)
	property("url", s.url)
	if href := cmp.Or(assets.Href[SharePicture(s.kind, s.lang)], assets.Href[SharePicture("", "")]); href != "" {
		property("image", s.base+"/"+href)
		property("image:width", strconv.Itoa(ShareWidth))
		property("image:height", strconv.Itoa(ShareHeight))
		meta(b, "name", "twitter:card", "summary_large_image")
	}
}

// ogLocale is a language as the Open Graph has it, with a country: zh_CN.
func ogLocale(lang string) string {
	tag := language.Make(lang)
	base, _ := tag.Base()
	region, _ := tag.Region()
	return fmt.Sprintf("%s_%s", base, region)
}
