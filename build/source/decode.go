package source

import (
	"bytes"
	"slices"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

// others are the encodings that editors in China save texts in, besides UTF-8.
var others = []struct {
	name string
	enc  encoding.Encoding
	may  func([]byte) bool
}{
	{"UTF-16", unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), inUTF16},
	{"GBK or GB 18030", simplifiedchinese.GB18030, func(b []byte) bool { return !slices.Contains(b, 0) }},
}

// decoded is a text that is not UTF-8, from the encoding that it seems to have; nil where it
// has none of those that are known here.
func decoded(data []byte) (text []byte, from string) {
	for _, o := range others {
		if !o.may(data) {
			continue
		}
		text, err := o.enc.NewDecoder().Bytes(data)
		if err == nil && len(bytes.TrimSpace(text)) > 0 && !bytes.ContainsRune(text, '\ufffd') && control(text) < 0 {
			return text, o.name
		}
	}
	return nil, ""
}

// inUTF16 reports whether a text begins as editors begin one in UTF-16.
func inUTF16(data []byte) bool {
	return bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff"))
}
