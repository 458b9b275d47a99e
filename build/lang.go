package main

import (
	"cmp"
	"flag"
	"fmt"
	"os"
	"strings"

	"golang.org/x/text/language"

	"wentu/build/content"
	"wentu/build/report"
	"wentu/build/words"
)

// speech is the languages that findings can be told in besides English, and the one
// that they are told in, nil for English.
type speech struct {
	others []*report.Tongue
	tongue *report.Tongue
}

func (p *project) tongues(rep *report.Report) []*report.Tongue {
	return words.Tongues(p.fsys, localesDir, words.Languages(p.fsys, localesDir, content.SourceLang), rep)
}

// langFlag declares -lang. Without it the environment decides.
func langFlag(fl *flag.FlagSet, p *project) *speech {
	s := &speech{}
	s.others = p.tongues(&report.Report{}) // what is wrong with them is found again with all else
	s.tongue = s.match(cmp.Or(os.Getenv("LC_ALL"), os.Getenv("LC_MESSAGES"), os.Getenv("LANG")))
	fl.Func("lang", "", func(code string) error {
		codes := []string{"en"}
		if code == "en" {
			s.tongue = nil
			return nil
		}
		for _, l := range s.others {
			if l.Lang == code {
				s.tongue = l
				return nil
			}
			codes = append(codes, l.Lang)
		}
		return fmt.Errorf("the languages are %s", strings.Join(codes, ", "))
	})
	return s
}

// match gives the language for a locale as the environment has it: zh_CN.UTF-8.
func (s *speech) match(locale string) *report.Tongue {
	locale, _, _ = strings.Cut(locale, "@")
	locale, _, _ = strings.Cut(locale, ".")
	want, err := language.Parse(locale)
	if err != nil {
		return nil // "C", "POSIX" or nothing
	}
	tags := []language.Tag{language.English}
	for _, l := range s.others {
		tags = append(tags, language.Make(l.Lang))
	}
	_, i, sure := language.NewMatcher(tags).Match(want)
	if i == 0 || sure < language.High {
		return nil
	}
	return s.others[i-1]
}
