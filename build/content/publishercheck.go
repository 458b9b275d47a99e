package content

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"wentu/build/report"
	"wentu/build/source"
)

// agree reports settings that need one another, as far as the file alone can tell.
func (s *settings) agree() {
	p := s.pub
	need := func(key, other string, have, has bool) {
		if have && !has {
			s.rep.Errorf("publisher", publisherFile, p.lines[key], 1, report.Say("fill in %s too, or leave both empty", other), "%q is not shown without %q", key, other)
		}
	}
	need("organ-mark", "organ-link", p.OrganMark != nil, p.lines["organ-link"] != 0)
	need("organ-link", "organ-mark", p.OrganLink != "", p.lines["organ-mark"] != 0)
	need("police-mark", "police", p.PoliceMark != nil, p.lines["police"] != 0)
	need("site-code-mark", "site-code", p.SiteCodeMark != nil, p.lines["site-code"] != 0)
	need("site-code-link", "site-code", p.SiteCodeLink != "", p.lines["site-code"] != 0)
	need("mirrors", "site", p.Mirrors != nil, p.lines["site"] != 0)
	need("notice", "notice-from", p.Notice != nil, p.lines["notice-from"] != 0)
	need("notice", "notice-until", p.Notice != nil, p.lines["notice-until"] != 0)
	if p.NoticeFrom != "" && p.NoticeUntil != "" && p.NoticeUntil < p.NoticeFrom {
		s.rep.Errorf("publisher", publisherFile, p.lines["notice-until"], 1, "exchange the two days", "the notice ends on %s, before it begins on %s", p.NoticeUntil, p.NoticeFrom)
	}
	if i := slices.Index(p.Mirrors, p.Site); i >= 0 && p.Site != "" {
		s.rep.Errorf("publisher", publisherFile, p.lines["mirrors"], 1, "delete it from the mirrors", "%q is the address of the site itself", p.Site)
	}
	if p.NoticeFrom == "" || p.NoticeUntil == "" {
		p.Notice = nil
	}
}

// idle reports files of the folder that nothing shows.
func (s *settings) idle() {
	entries, _ := fs.ReadDir(s.fsys, PublisherDir)
	for _, e := range entries {
		file := path.Join(PublisherDir, e.Name())
		_, named := s.pub.named[e.Name()]
		if named || file == publisherFile || file == ApprovalsFile || source.EditorFile(e.Name()) {
			continue
		}
		hint := report.Say("name it in %s, or move it out of the content", publisherFile)
		if strings.HasSuffix(e.Name(), ".yaml") {
			hint = report.Say("the settings stand in %s", publisherFile)
		}
		s.rep.Errorf("misplaced", file, 0, 0, hint, "nothing reads the file %q here", e.Name())
	}
}

// checkPublisher follows what the settings name in the content.
func (lib *Library) checkPublisher(date Date, rep *report.Report) {
	p := lib.Publisher
	page := func(key, to string) {
		if id, ok := strings.CutPrefix(to, "page:"); ok {
			lib.checkItem(kindNamed("page"), id, publisherFile, p.lines[key], 1, rep)
		}
	}
	page("accessibility", p.Accessibility)
	page("notice-link", p.NoticeLink)
	for _, l := range p.Links {
		page("links", l.To)
	}
	for _, id := range p.NotShown {
		if !lib.Courts.Has(id) {
			rep.Errorf("unknown-court", publisherFile, p.lines["courts-not-shown"], 1, report.DidYouMean(id, lib.Courts.IDs(), "the courts are the files of content/zh-Hans/courts"), "there is no court %q", id)
		}
	}
	if p.Notice != nil && p.NoticeUntil < date {
		rep.Warnf("publisher", publisherFile, p.lines["notice-until"], 1, "delete the notice, or give it a later day", "the notice ended on %s and is not shown", p.NoticeUntil)
	}
}
