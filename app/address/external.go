package address

import (
	"net/url"
	"strconv"
	"strings"
	"unicode"
)

// External reports whether a text is the address of a page of another site, which is the
// only kind of address that authors may write: https or http, a host, and no character
// that an address does not have, or that hides where it leads.
func External(s string) bool {
	u, err := url.Parse(s)
	if err != nil || !strings.HasPrefix(s, "https://") && !strings.HasPrefix(s, "http://") || strings.Trim(u.Hostname(), ".-") == "" || u.User != nil {
		return false
	}
	if _, err := strconv.ParseUint(u.Port(), 10, 16); err != nil && u.Port() != "" {
		return false
	}
	return !strings.ContainsFunc(s, func(r rune) bool {
		return r <= ' ' || unicode.In(r, unicode.C, unicode.Z) || strings.ContainsRune("\"<>\\^`{|}", r)
	})
}
