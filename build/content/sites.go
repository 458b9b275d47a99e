package content

import (
	"cmp"
	"errors"
	"io/fs"
	"net/url"
	"path"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"

	"wentu/app/address"
	"wentu/build/report"
	"wentu/build/source"
)

// SitesFile is the name of the file that names the sites on which law is read.
const SitesFile = "sites.yaml"

var sitesFile = path.Join(DataDir, SitesFile)

// Site is a site on which law is read.
type Site struct {
	Host string
	Name Words  // one for all languages stands under ""; nil where nobody can name it
	Home string // its address, where that is not https://HOST/
	// Official is OfficialText where its Chinese texts are the official ones, and
	// OfficialSite where it is an official site without them.
	Official string
	Laws     []string // the kinds of law that are looked for there
	line     int
}

// What an official site has.
const (
	OfficialText = "text"
	OfficialSite = "site"
)

// Title is the name of the site in a language; its host, where it has none.
func (s *Site) Title(lang string) string {
	return cmp.Or(s.Name[lang], s.Name[""], bare(s.Host))
}

// Sites are the sites by host.
type Sites struct {
	list []*Site
	none bool // there is no file that could be read
}

// At is the site of an address. A site that the list does not have has no name.
func (s *Sites) At(at string) *Site {
	host := hostOf(at)
	if i := slices.IndexFunc(s.list, func(x *Site) bool { return bare(x.Host) == bare(host) }); i >= 0 {
		return s.list[i]
	}
	return &Site{Host: host}
}

// OfficialText is where the official Chinese text of a law is: at the address, which is that of
// the text itself where exact is set, and else that of a site on which it is looked for by
// name or number. The site is nil where none is known.
func (s *Sites) OfficialText(l *LawFront) (site *Site, at string, exact bool) {
	if read := s.At(l.Source); l.Source != "" && read.Official == OfficialText {
		return read, l.Source, true
	}
	for _, x := range s.list {
		if l.Published != "" && bare(x.Host) == bare(l.Published) || l.Published == "" && slices.Contains(x.Laws, l.Kind) {
			return x, x.Home, false
		}
	}
	return nil, "", false
}

func hostOf(at string) string {
	u, err := url.Parse(at)
	if err != nil {
		return ""
	}
	return u.Hostname()
}

// bare is a host without what only names its computer.
func bare(host string) string { return strings.TrimPrefix(strings.ToLower(host), "www.") }

var siteKeys = []string{"name", "home", "official", "laws"}

const siteForm = `each site is a line "HOST:" with its keys indented below it: name, official, laws, home`

// loadSites reads the list. Without the file no site has a name.
func loadSites(fsys fs.FS, langs []string, rep *report.Report) *Sites {
	s := &Sites{}
	src, ok := source.Optional(fsys, sitesFile, rep)
	if !ok {
		s.none = true
		return s
	}
	file, err := parser.ParseBytes(src, 0, parser.AllowDuplicateMapKey())
	if err != nil {
		line, col, msg := source.YAMLError(err)
		rep.Errorf("sites", sitesFile, line, col, siteForm, "this is not YAML: %s", msg)
		return s
	}
	for _, doc := range file.Docs {
		for _, e := range source.Entries(doc.Body) {
			if site := readSite(e, langs, rep); site != nil {
				if s.At("//"+site.Host).line > 0 {
					rep.Errorf("sites", sitesFile, site.line, 0, "delete one of the two", "the key %q stands twice", site.Host)
					continue
				}
				s.list = append(s.list, site)
			}
		}
	}
	return s
}

func readSite(e *ast.MappingValueNode, langs []string, rep *report.Report) *Site {
	host, pos := e.Key.GetToken().Value, e.Key.GetToken().Position
	if hostOf("//"+host) != host || host == "" {
		rep.Errorf("sites", sitesFile, pos.Line, pos.Column, "write what stands between // and the next / of its address, as www.court.gov.cn", "%q is not the host of a site", host)
		return nil
	}
	s := &Site{Host: host, Home: "https://" + host + "/", line: pos.Line}
	for _, kv := range source.Entries(e.Value) {
		key, at := kv.Key.GetToken().Value, kv.Key.GetToken().Position
		var err error
		switch key {
		case "name":
			s.Name, err = siteName(kv.Value)
			for _, l := range langs {
				if err == nil && s.Name != nil && s.Name[""] == "" && s.Name[l] == "" {
					rep.Warnf("untranslated", sitesFile, at.Line, 0, report.Say("add a line \"%s: …\"", l), "the site %q has no name in %s; its pages show its host", host, l)
				}
			}
		case "home":
			err = yaml.NodeToValue(kv.Value, &s.Home)
		case "official":
			err = yaml.NodeToValue(kv.Value, &s.Official)
		case "laws":
			err = yaml.NodeToValue(kv.Value, &s.Laws)
		default:
			rep.Errorf("sites", sitesFile, at.Line, at.Column, report.DidYouMean(key, siteKeys, report.Say("the keys are %s", strings.Join(siteKeys, ", "))), "there is no key %q here", key)
		}
		bad := err != nil ||
			key == "official" && !slices.Contains([]string{OfficialText, OfficialSite}, s.Official) ||
			key == "home" && (!address.External(s.Home) || bare(hostOf(s.Home)) != bare(host)) ||
			key == "laws" && slices.ContainsFunc(s.Laws, func(k string) bool { return !slices.Contains(LawKinds, k) })
		if bad {
			rep.Errorf("sites", sitesFile, at.Line, at.Column, siteHints[key], "the value of %q cannot be read", key)
			return nil
		}
	}
	return s
}

// siteHints say how a value is written.
var siteHints = map[string]report.Text{
	"name":     report.Say("write a name that is the same in all languages, or one a language, the Chinese among them: {zh-Hans: …, en: …, ar: …}"),
	"home":     report.Say("write the address of its first page"),
	"official": report.Say("write text where its Chinese texts are the official ones, site for another official site; leave the line out for all others"),
	"laws":     report.Say("the values are %s", strings.Join(LawKinds, ", ")),
}

var errUnnamed = errors.New("a language has no name")

// siteName reads a name: one for all languages, which stands under "", or one a language.
func siteName(n ast.Node) (Words, error) {
	if empty(n) {
		return nil, nil
	}
	if source.Entries(n) == nil {
		var name string
		err := yaml.NodeToValue(n, &name)
		return Words{"": name}, err
	}
	var w Words
	err := yaml.NodeToValue(n, &w)
	if err == nil && w[SourceLang] == "" {
		err = errUnnamed
	}
	return w, err
}

// checkSites reports the sites that the texts name and the list does not, and what names a
// site that is not there.
func (lib *Library) checkSites(rep *report.Report) {
	said := make(map[string]bool)
	if lib.Sites.none {
		// That is one fault, where texts rely on it.
		if slices.ContainsFunc(lib.Laws.Items, func(l *Item[LawFront]) bool { return l.Front.Published != "" }) {
			rep.Lostf("sites", sitesFile, 0, 0, "bring it back from an earlier state", "the file is not there, and the texts of laws name sites of it")
		}
		return
	}
	for _, l := range lib.Laws.Items {
		t := l.Source()
		if l.Front.Published != "" && lib.Sites.At("//"+l.Front.Published).Official != OfficialText {
			rep.Errorf("sites", t.File, t.Line("published"), 1, report.Say("name the host of a site that has official: text in %s", sitesFile), "%q does not publish official texts", l.Front.Published)
		}
		at := lib.Sites.At(l.Front.Source)
		if l.Front.Source != "" && at.line == 0 && !said[at.Host] {
			said[at.Host] = true
			rep.Warnf("sites", t.File, t.Line("source"), 1, report.Say("add it to %s, with its name in each language; where it has none, the line \"%s:\" alone", sitesFile, at.Host), "the site %q has no name: pages show its host", at.Host)
		}
	}
}
