package serve

import (
	"bytes"
	_ "embed"
	"fmt"
	"html"
	"mime"
	"net"
	"net/http"
	"path"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"wentu/app/address"
	"wentu/build/report"
)

// own is the folder, outside the site, of what serve itself adds to a page. The
// pages' policy allows scripts and styles from the same host only.
const own = "/_serve/"

var (
	//go:embed serve.js
	script []byte
	//go:embed serve.css
	style []byte
)

// Handler serves the site and the stream of events that reloads the browser.
func (s *Server) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET "+own+"serve.js", fixed(script, "text/javascript; charset=utf-8"))
	mux.HandleFunc("GET "+own+"serve.css", fixed(style, "text/css; charset=utf-8"))
	mux.HandleFunc("GET "+own+"events", s.events)
	mux.HandleFunc("GET /", s.file)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !s.own(r.Host) {
			http.Error(w, "Wentu answers to the name of this machine alone.", http.StatusMisdirectedRequest)
			return
		}
		mux.ServeHTTP(w, r)
	})
}

// own reports whether a request names this machine: a page of another site could make its
// own name lead here, and read drafts.
func (s *Server) own(host string) bool {
	name := host
	if h, _, err := net.SplitHostPort(host); err == nil {
		name = h
	}
	name = strings.ToLower(strings.Trim(name, "[]"))
	return net.ParseIP(name) != nil || name == "localhost" || strings.HasSuffix(name, ".localhost") || name == s.name
}

func fixed(data []byte, contentType string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", contentType)
		_, _ = w.Write(data)
	}
}

func (s *Server) file(w http.ResponseWriter, r *http.Request) {
	site, _ := s.current()
	name := strings.TrimPrefix(path.Clean(r.URL.Path), "/")
	if name == "" || strings.HasSuffix(r.URL.Path, "/") {
		name = path.Join(name, address.Home)
	}
	data, wrong, ok := site.open(name)
	w.Header().Set("Cache-Control", "no-store")
	if !ok {
		if _, _, folder := site.open(name + "/" + address.Home); folder {
			http.Redirect(w, r, "/"+name+"/", http.StatusFound)
			return
		}
		w.WriteHeader(http.StatusNotFound)
		data, name = notFound(site, name), address.NotFound
	}
	if path.Ext(name) == ".html" {
		data = withFindings(data, slices.Concat(site.Findings, wrong), site.build, s.Tongue)
	}
	if t := contentType(name); t != "" && ok {
		w.Header().Set("Content-Type", t)
	}
	_, _ = w.Write(data)
}

// open is Open, also where there never was a site.
func (s Site) open(name string) ([]byte, []report.Finding, bool) {
	if s.Open == nil {
		return nil, nil, false
	}
	return s.Open(name)
}

func contentType(name string) string {
	switch path.Ext(name) {
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".wasm":
		return "application/wasm"
	case ".json":
		return "application/json"
	}
	return mime.TypeByExtension(path.Ext(name))
}

func notFound(site Site, name string) []byte {
	lang, _, _ := strings.Cut(name, "/")
	for _, at := range []string{address.InLanguage(lang, address.NotFound), address.NotFound} { // as hosts do
		if page, _, ok := site.open(at); ok {
			return page
		}
	}
	return []byte("<!doctype html><html lang=\"en\"><title>Not found</title><body><h1>Not found</h1></body></html>")
}

// withFindings adds to a page the script that reloads it and, on top, the errors in a
// language, those of a build that has a name.
func withFindings(page []byte, findings []report.Finding, build string, l *report.Tongue) []byte {
	findings = slices.DeleteFunc(slices.Clone(findings), func(f report.Finding) bool { return f.Severity != report.Error })
	var b bytes.Buffer
	fmt.Fprintf(&b, `<script defer src="%sserve.js"></script>`, own)
	if len(findings) > 0 {
		count := report.Say("1 error")
		if len(findings) > 1 {
			count = report.Say("%d errors", len(findings))
		}
		say := func(t report.Text) string { return html.EscapeString(t.In(l)) }
		fmt.Fprintf(&b, `<link rel="stylesheet" href="%sserve.css"><div class="serve-errors" role="alert" dir="%s" lang="%s" data-build="%s"><p>%s<button type="button" title="%[6]s" aria-label="%[6]s">×</button></p><ul>`,
			own, direction(l.Code()), l.Code(), build, say(count), say(report.Say("put away until the next change")))
		for _, f := range findings {
			fmt.Fprintf(&b, `<li><code dir="ltr">%s</code> %s<small>%s</small>`, html.EscapeString(position(f)), say(f.Msg), say(f.Hint))
			if len(f.Folded) > 0 {
				fmt.Fprintf(&b, `<details><summary>%s</summary>`, say(report.Say("what follows from it: %d lines", len(f.Folded))))
				for _, t := range f.Folded {
					fmt.Fprintf(&b, `<small>%s</small>`, say(t))
				}
				b.WriteString(`</details>`)
			}
			b.WriteString(`</li>`)
		}
		b.WriteString("</ul></div>")
	}
	// It goes behind the page: the browser side of the finder replaces the first
	// child of body.
	return bytes.Replace(page, []byte("</body>"), append(b.Bytes(), "</body>"...), 1)
}

// direction tells from the script of a language how it is written.
func direction(code string) string {
	if script, _ := language.Make(code).Script(); script.String() == "Arab" {
		return "rtl"
	}
	return "ltr"
}

func position(f report.Finding) string {
	switch {
	case f.Line == 0:
		return f.File
	case f.Col == 0:
		return fmt.Sprintf("%s:%d", f.File, f.Line)
	}
	return fmt.Sprintf("%s:%d:%d", f.File, f.Line, f.Col)
}

// events tells the browser when the site was built again.
func (s *Server) events(w http.ResponseWriter, r *http.Request) {
	_, changed := s.current()
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	_, _ = fmt.Fprint(w, ": listening\n\n")
	flusher, ok := w.(http.Flusher)
	if !ok {
		return
	}
	flusher.Flush()
	select {
	case <-changed:
		_, _ = fmt.Fprint(w, "event: built\ndata: again\n\n")
		flusher.Flush()
	case <-r.Context().Done():
	}
}
