package address

import "testing"

func TestExternal(t *testing.T) {
	for s, want := range map[string]bool{
		"https://www.court.gov.cn/":           true,
		"http://example.com:8080/a?b=c#d":     true,
		"https://法院.example/路":                true,
		"https://":                            false,
		"https:///path":                       false,
		"HTTPS://example.com":                 false,
		"javascript:alert(1)":                 false,
		"java\nscript:alert(1)":               false,
		" https://example.com":                false,
		"https://example.com/a b":             false,
		"https://example.com/\"onclick=\"x":   false,
		"https://user:secret@example.com/":    false,
		"data:text/html,<script>1</script>":   false,
		"//example.com":                       false,
		"mailto:a@b.example":                  false,
		"vbscript:x":                          false,
		"https://example.com/<script>":        false,
		"https://example.com@elsewhere.test/": false,
		"https://[2001:db8::1]:8080/":         true,
		"https://example.com/\u202egpj.exe":   false,
		"https://example.com/a\u00a0b":        false,
		"https://example.com:99999/":          false,
		"https://example.com:port/":           false,
		"https://example.com/%zz":             false,
	} {
		if got := External(s); got != want {
			t.Errorf("%q: %v", s, got)
		}
	}
}
