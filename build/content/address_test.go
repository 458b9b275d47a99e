package content

import "testing"

// However an address is written, links are made of it that hold; what is no address of a
// site is refused.
func TestAddressesOfASite(t *testing.T) {
	for in, want := range map[string]string{
		"https://example.org/wentu/":       "https://example.org/wentu",
		"https://example.org/wentu":        "https://example.org/wentu",
		"https://example.org/":             "https://example.org",
		"https://example.org":              "https://example.org",
		"http://example.org:8080//a/../b/": "http://example.org:8080/b",
		"HTTPS://Example.ORG/Wentu":        "https://example.org/Wentu",
		"https://法院.example/问途":            "https://xn--nww899f.example/%E9%97%AE%E9%80%94",
		"https://example.org/a b":          "https://example.org/a%20b",
		"https://example.org/a%20b/":       "https://example.org/a%20b",
		"https://[2001:db8::1]:8443/a/":    "https://[2001:db8::1]:8443/a",
		"https://192.0.2.7/a":              "https://192.0.2.7/a",
		"":                                 "",
		"example.org":                      "",
		"//example.org/a":                  "",
		"/wentu":                           "",
		"ftp://example.org":                "",
		"javascript:alert(1)":              "",
		"https://":                         "",
		"https:///a":                       "",
		"https://exa mple.org/":            "",
		"https://me:secret@example.org/":   "",
		"https://example.org/?a=b":         "",
		"https://example.org/?":            "",
		"https://example.org/#a":           "",
		"https://-.example/":               "",
		"https://example.org/%zz":          "",
		"https://example.org/w/index.html": "",
		"https://example.org/en/Home.HTM":  "",
		"https://example.org:99999/":       "",
		"https://example.org:0/":           "",
		"https://example.org/v1.2/":        "https://example.org/v1.2",
	} {
		got, ok := SiteAddress(in)
		if got != want || ok != (want != "") {
			t.Errorf("%q: %q %v, want %q", in, got, ok, want)
		}
	}
}
