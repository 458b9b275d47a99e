package report

import (
	"bytes"
	"encoding/gob"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
)

// Text is a sentence with its arguments. The English of it, a format of package fmt, is
// also the key under which a [Tongue] has the sentence of another language.
type Text struct {
	format string
	args   []any
}

// Say makes a text.
func Say(format string, args ...any) Text { return Text{format, args} }

// text takes what a caller gives for a sentence: a Text, or a string without arguments.
func text(x any) Text {
	switch x := x.(type) {
	case Text:
		return x
	case string:
		if x == "" {
			return Text{}
		}
		return Say(x)
	}
	panic(fmt.Sprintf("report: %T is not a text", x))
}

// IsZero reports whether there is no sentence.
func (t Text) IsZero() bool { return t.format == "" }

// String is the sentence in English.
func (t Text) String() string { return t.In(nil) }

// MarshalJSON writes the sentence in English.
func (t Text) MarshalJSON() ([]byte, error) { return json.Marshal(t.String()) }

// written is a text as gob has it.
type written struct {
	Format string
	Args   []any
}

func init() {
	gob.Register(Text{})
	gob.Register(List{})
}

// GobEncode writes the sentence for every language. It fails where an argument is neither
// plain nor a text: one that knows by itself how to speak.
func (t Text) GobEncode() ([]byte, error) {
	var b bytes.Buffer
	err := gob.NewEncoder(&b).Encode(written{t.format, t.args})
	return b.Bytes(), err
}

// GobDecode reads what GobEncode wrote.
func (t *Text) GobDecode(data []byte) error {
	var w written
	err := gob.NewDecoder(bytes.NewReader(data)).Decode(&w)
	t.format, t.args = w.Format, w.Args
	return err
}

// In is the sentence in a language; nil is English. An argument that is itself a text,
// or [Spoken], is put into that language too.
func (t Text) In(l *Tongue) string {
	if len(t.args) == 0 {
		return l.sentence(t.format)
	}
	args := make([]any, len(t.args))
	for i, a := range t.args {
		if s, ok := a.(Spoken); ok {
			a = s.In(l)
		}
		args[i] = a
	}
	return fmt.Sprintf(l.sentence(t.format), args...)
}

// Spoken is an argument that differs from language to language.
type Spoken interface{ In(*Tongue) string }

// List puts texts one behind the other, as an argument of another text.
type List struct {
	Between string
	Texts   []Text
}

// In is the texts in a language; nil is English.
func (x List) In(l *Tongue) string {
	var parts []string
	for _, t := range x.Texts {
		parts = append(parts, t.In(l))
	}
	return strings.Join(parts, x.Between)
}

// Wrong is an error that findings can tell in every language, a line for each text.
type Wrong []Text

// Error is the lines in English.
func (w Wrong) Error() string { return w.In(nil) }

// In is the lines in a language; nil is English.
func (w Wrong) In(l *Tongue) string { return List{"\n", w}.In(l) }

// Told is an error as a text. One that has a sentence, with its arguments, is told in every
// language; so is one of a single sentence that languages know.
func Told(err error) Text {
	var t interface{ Sentence() (string, []any) }
	var w Wrong
	switch {
	case errors.As(err, &t):
		format, args := t.Sentence()
		said := Text{format: format}
		for _, a := range args {
			said.args = append(said.args, fmt.Sprint(a)) // so that it can be written down
		}
		return said
	case errors.As(err, &w):
		return Say("%s", List{"\n", w})
	}
	return Text{format: err.Error()}
}

// Tongue is a language that findings are told in. The nil Tongue is English.
type Tongue struct {
	Lang      string            // BCP 47
	Sentences map[string]string // by their English
}

// Code is the language, as BCP 47 has it.
func (l *Tongue) Code() string {
	if l == nil {
		return "en"
	}
	return l.Lang
}

// sentence is a format in the language; in English where it has none.
func (l *Tongue) sentence(english string) string {
	if l != nil {
		if s := l.Sentences[english]; s != "" {
			return s
		}
	}
	return english
}
