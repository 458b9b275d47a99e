package address

import "strings"

// External reports whether a text is the address of a page of another site, which is the
// only kind of address that authors may write: https or http, a host, and no character
// that an address does not have.
func External(s string) bool {
	rest, ok := strings.CutPrefix(s, "https://")
	if !ok {
		rest, ok = strings.CutPrefix(s, "http://")
	}
	host := rest
	if i := strings.IndexAny(rest, "/?#"); i >= 0 {
		host = rest[:i]
	}
	if !ok || strings.Trim(host, ".-:[]") == "" || strings.Contains(host, "@") {
		return false
	}
	return !strings.ContainsFunc(s, func(r rune) bool { return r <= ' ' || r == 0x7f || strings.ContainsRune("\"<>\\^`{|}", r) })
}
