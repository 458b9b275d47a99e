package site

import (
	"strings"
	"testing"
	"unicode"
)

func TestNormalise(t *testing.T) {
	for _, c := range []struct{ name, src, want string }{
		{"attributes are sorted", `<a title="x" href="y" class="z">t</a>`, `<a class="z" href="y" title="x">t</a>`},
		{"quotation marks survive", `<a title="&#34;a&#34; &amp; b">t</a>`, `<a title="&quot;a&quot; &amp; b">t</a>`},
		{"bare attributes stay bare", `<details open><summary>s</summary></details>`, `<details open><summary>s</summary></details>`},
		{"indentation between blocks goes", "<div>\n  <p>a</p>\n  <p>b</p>\n</div>", `<div><p>a</p><p>b</p></div>`},
		{"indentation between Chinese neighbours goes", "<p>\n  <span>第</span>\n  <b>1</b>\n  <span>条</span>\n</p>", `<p><span>第</span><b>1</b><span>条</span></p>`},
		{"English neighbours are not glued", "<p>\n  <span>Art.</span>\n  <b>22</b>\n</p>", `<p><span>Art.</span> <b>22</b></p>`},
		{"lines of a paragraph are not glued", "<p>the court\nof <a href=\"x\">\nCity B</a>\n, not</p>", `<p>the court of <a href="x">City B</a>, not</p>`},
		{"lines of Chinese text are joined", "<p>向法院\n起诉，见\n<a href=\"x\">指南</a></p>", `<p>向法院起诉，见<a href="x">指南</a></p>`},
		{"full-width signs need no space", "<p>CPL\n（民诉法）</p>", `<p><bdi lang="en">CPL</bdi>（民诉法）</p>`},
		{"Arabic words are not glued", "<p>المادة\n<b>22</b></p>", `<p>المادة <b>22</b></p>`},
		{"a bracket opens without a space", "<p>(\n<a href=\"x\">Art. 22</a>\n)</p>", "<p>(<a href=\"x\">Art.\u00a022</a>)</p>"},
		{"no line ends before the number of an article", `<p>المادة 22, Arts. 4 and 5, not part 4</p>`, "<p>المادة\u00a022, Arts.\u00a04 and 5, not part 4</p>"},
		{"plain spaces stay", `<p>a <b>b</b> c</p>`, `<p>a <b>b</b> c</p>`},
		{"a no-break space is a character", "<p>CNY\u00a020</p>", "<p>CNY\u00a020</p>"},
		{"code keeps its lines", "<pre><code>a\n  b\n</code></pre>", "<pre><code>a\n  b\n</code></pre>"},
		{"a drawing keeps its closed elements", `<svg><path d="M0 0"/><path d="M1 1"/></svg>`, `<svg><path d="M0 0"/><path d="M1 1"/></svg>`},
		{"comments go", `<p>a<!-- b --></p>`, `<p>a</p>`},
		{"nothing is escaped twice", `<p>a &lt; b &amp; c</p>`, `<p>a &lt; b &amp; c</p>`},
	} {
		t.Run(c.name, func(t *testing.T) {
			lang := "en"
			if strings.ContainsFunc(c.src, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
				lang = "zh-Hans"
			}
			got := string(normal(c.src, lang, "ltr"))
			if got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
			if again := string(normal(got, lang, "ltr")); again != c.want {
				t.Errorf("twice gives %s", again)
			}
		})
	}
}

func TestRelative(t *testing.T) {
	for _, c := range [][3]string{
		{"index.html", "guides/a.html", "guides/a.html"},
		{"guides/a.html", "guides/b.html", "b.html"},
		{"guides/a.html", "law/b.html", "../law/b.html"},
		{"finder/q/a.html", "finder/r/b.html", "../r/b.html"},
		{"finder/index.html", "finder/q/a.html", "q/a.html"},
		{"finder/q/a.html", "../en/finder/q/a.html", "../../../en/finder/q/a.html"},
		{"index.html", "../", "../"},
	} {
		if got := relative(c[0], c[1]); got != c[2] {
			t.Errorf("from %s to %s: %s, want %s", c[0], c[1], got, c[2])
		}
	}
}
