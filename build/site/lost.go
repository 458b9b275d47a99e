package site

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html"
	"net/url"
	"path"
	"strings"
)

//go:embed lost.js
var lostSource string

// lostScript is the script of the not-found pages without its comment.
var lostScript = func() string {
	var b strings.Builder
	for line := range strings.Lines(lostSource) {
		if !strings.HasPrefix(line, "//") {
			b.WriteString(strings.TrimLeft(line, " "))
		}
	}
	return b.String()
}()

// lostCSP is the policy of the not-found pages: their script stands in them, and says
// where relative addresses begin.
var lostCSP = func() string {
	sum := sha256.Sum256([]byte(lostScript))
	p := strings.Replace(csp, "script-src 'self'", "script-src 'self' 'sha256-"+base64.StdEncoding.EncodeToString(sum[:])+"'", 1)
	return strings.Replace(p, "base-uri 'none'", "base-uri 'self'", 1)
}()

// Policy is what a host may send with every answer: the pages' own policies together, so
// that none of them is stricter, and what only a header can say: who may frame them. That
// is nobody, until a host names the sites that embed pages.
var Policy = lostCSP + "; frame-ancestors 'none'"

// lost writes what a not-found page needs to work under any address that a host shows it
// at. Own is the page's path seen from the folder of a language, "" for the page at the
// root of the site. Where the address of the site is known nothing has to be guessed.
func lost(b *bytes.Buffer, own, base string, langs []*Language, lang string, goals []string) {
	var codes []string
	for _, l := range langs {
		codes = append(codes, l.Code)
	}
	fmt.Fprintf(b, `<script data-own="%s" data-langs="%s" data-goals="%s">%s</script>`, own, strings.Join(codes, "|"), strings.Join(goals, " "), lostScript)
	if u, err := url.Parse(base); base != "" && err == nil {
		fmt.Fprintf(b, `<base href="%s">`, html.EscapeString(path.Join("/", u.Path, lang, own)+slash(own)))
	}
}

func slash(own string) string {
	if own == "" {
		return "/"
	}
	return ""
}
