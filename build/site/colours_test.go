package site

import (
	"os"
	"strings"
	"testing"
)

// The colours that accents are held against are those of the style sheet.
func TestThemesAreThoseOfTheStyleSheet(t *testing.T) {
	b, err := os.ReadFile("../../public/wentu.css")
	if err != nil {
		t.Fatal(err)
	}
	light, dark, _ := strings.Cut(string(b), "prefers-color-scheme: dark")
	for name, c := range map[string]struct{ css, want string }{
		"paper": {light, lightTheme.paper}, "tint": {light, lightTheme.tint}, "on": {light, lightTheme.on},
		"paper ": {dark, darkTheme.paper}, "tint ": {dark, darkTheme.tint}, "on ": {dark, darkTheme.on}, "cin": {dark, darkAccent},
	} {
		_, rest, _ := strings.Cut(c.css, "--"+strings.TrimSpace(name)+":")
		if got, _, _ := strings.Cut(strings.TrimSpace(rest), ";"); got != c.want {
			t.Errorf("%s is %s in the style sheet, not %s", name, got, c.want)
		}
	}
	if c := contrast("#000000", "#ffffff"); c < 20.99 || c > 21.01 {
		t.Errorf("black on white: %v", c)
	}
	if c := contrast("#777777", "#ffffff"); c < 4.47 || c > 4.49 { // as WCAG's own examples have it
		t.Errorf("grey on white: %v", c)
	}
	if got := lightTheme.nearest("#ff8080"); lightTheme.contrast(got) < enough || got == "#000000" {
		t.Errorf("the nearest is %s", got)
	}
}
