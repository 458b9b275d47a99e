package site

import (
	_ "embed"
	"fmt"
	"math"
	"strconv"

	"wentu/build/content"
	"wentu/build/report"
)

// theme is one of the two sets of colours of wentu.css, as far as the accent meets them.
type theme struct {
	paper, tint, on string // what the accent is written on, and what is written on it
	toward          float64
}

var (
	lightTheme = theme{paperLight, "#f1eadc", "#fffaf2", 0}
	darkTheme  = theme{paperDark, "#211d17", "#15130f", 255}
)

// enough is the contrast that WCAG 2.2 asks of text (AA).
const enough = 4.5

// CheckAccent reports an accent that cannot be read on the paper, or bear what is written
// on it.
func CheckAccent(p *content.Publisher, rep *report.Report) {
	for _, c := range []struct {
		key, accent string
		theme
	}{{"accent", p.Accent, lightTheme}, {"accent-dark", p.AccentDark, darkTheme}} {
		if c.accent == "" {
			continue
		}
		if got := c.contrast(c.accent); got < enough {
			file, line := p.Line(c.key)
			rep.Errorf("contrast", file, line, 1, report.Say("take another colour; %q is the nearest of its kind that can be read", c.nearest(c.accent)),
				"%q has a contrast of %s to what is behind and upon it, %s are needed", c.accent, tenths(got), tenths(enough))
		}
	}
}

func tenths(x float64) string { return strconv.FormatFloat(math.Floor(10*x)/10, 'f', 1, 64) }

// contrast is the least that an accent has.
func (t theme) contrast(accent string) float64 {
	return min(contrast(accent, t.paper), contrast(accent, t.tint), contrast(accent, t.on))
}

// nearest mixes black into an accent, or white, until it can be read.
func (t theme) nearest(accent string) string {
	rgb := channels(accent)
	for i := range 101 {
		mixed := "#"
		for _, c := range rgb {
			mixed += fmt.Sprintf("%02x", int(c+(t.toward-c)*float64(i)/100))
		}
		if t.contrast(mixed) >= enough {
			return mixed
		}
	}
	return ""
}

// contrast is that of two colours by WCAG, from 1 to 21.
func contrast(a, b string) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + .05) / (min(x, y) + .05)
}

func luminance(colour string) float64 {
	var l float64
	for i, c := range channels(colour) {
		c /= 255
		if c <= .04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+.055)/1.055, 2.4)
		}
		l += c * []float64{.2126, .7152, .0722}[i]
	}
	return l
}

// channels are red, green and blue, from 0 to 255.
func channels(colour string) [3]float64 {
	n, _ := strconv.ParseUint(colour[1:], 16, 32)
	return [3]float64{float64(n >> 16), float64(n >> 8 & 255), float64(n & 255)}
}

//go:embed publisher.css
var publisherStyle string

//go:embed publisher.js
var publisherScript string

// Added is what stands behind the style sheet and the script of a site whose publisher says
// something, by their plain names.
func Added(p *content.Publisher) map[string]string {
	if !p.Set() {
		return nil
	}
	style := publisherStyle
	if p.Accent != "" {
		style += "@media screen{:root{--cin:" + p.Accent + ";--seal:" + p.Accent + "}}"
		if p.AccentDark == "" { // the site's own stays
			style += "@media screen and (prefers-color-scheme:dark){:root{--cin:" + darkAccent + ";--seal:" + darkSeal + "}}"
		}
	}
	if p.AccentDark != "" {
		style += "@media screen and (prefers-color-scheme:dark){:root{--cin:" + p.AccentDark + ";--seal:" + p.AccentDark + "}}"
	}
	return map[string]string{styleAsset: style, scriptAsset: publisherScript}
}

// What wentu.css has on dark paper: the accent, and that of buttons.
const (
	darkAccent = "#f28b74"
	darkSeal   = "#d9573f"
)
