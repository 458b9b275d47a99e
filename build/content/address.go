package content

import (
	"cmp"
	"net"
	"net/url"
	"path"
	"strconv"
	"strings"

	"golang.org/x/net/idna"
)

// SiteAddress gives an address that people write for a site as links have it, without the
// slash behind it.
func SiteAddress(s string) (string, bool) {
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.User != nil || u.RawQuery != "" || u.ForceQuery || strings.Contains(s, "#") {
		return "", false
	}
	if port, err := strconv.ParseUint(cmp.Or(u.Port(), "80"), 10, 16); err != nil || port == 0 {
		return "", false
	}
	if ext := strings.ToLower(path.Ext(u.Path)); ext == ".html" || ext == ".htm" {
		return "", false // a page of the site, not its folder
	}
	host, err := idna.Lookup.ToASCII(u.Hostname())
	if err != nil && net.ParseIP(u.Hostname()) != nil {
		host, err = u.Host, nil
	} else if u.Port() != "" {
		host = net.JoinHostPort(host, u.Port())
	}
	if err != nil || u.Hostname() == "" {
		return "", false
	}
	way := path.Clean("/" + u.Path)
	return strings.TrimSuffix((&url.URL{Scheme: u.Scheme, Host: host, Path: way}).String(), "/"), true
}
