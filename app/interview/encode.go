//go:build !js

package interview

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"
)

// piece is how long a piece may be, in bytes, where it can be cut.
const piece = 8 << 10

// Encode writes the logic for the browser.
func (l *Logic) Encode() ([]byte, error) {
	return documents(
		logicHead{l.Goal, l.Set.Facts, l.Set.Countries, l.Today, l.Nodes, l.Leaves, l.Known},
		l.Diagram, l.Set.Decisions, l.Notes, l.Sections,
	)
}

// EncodeWords writes the words for the browser.
func (d *Data) EncodeWords() ([]byte, error) {
	return documents(wordsHead{d.Lang, d.Dir, d.Outcomes, d.Check, d.File, d.Also, d.Steps}, d.Words, d.Meanings, d.Courts, d.Cites)
}

func documents(docs ...any) ([]byte, error) {
	var out []byte
	for _, doc := range docs {
		raw, err := encoded(doc)
		if err != nil {
			return nil, err
		}
		lines, err := cut(raw)
		if err != nil {
			return nil, err
		}
		out = append(append(out, bytes.Join(lines, []byte{'\n'})...), "\n\n"...)
	}
	return out, nil
}

func encoded(doc any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(doc)
	return bytes.TrimSpace(b.Bytes()), err
}

// cut cuts a list or an object into several that hold its members one after another.
func cut(raw []byte) (pieces [][]byte, err error) {
	var members [][]byte
	switch raw[0] {
	case '[':
		var list []json.RawMessage
		err = json.Unmarshal(raw, &list)
		for _, m := range list {
			members = append(members, m)
		}
	case '{':
		var object map[string]json.RawMessage
		err = json.Unmarshal(raw, &object)
		for _, key := range slices.Sorted(maps.Keys(object)) {
			name, err := encoded(key)
			if err != nil {
				return nil, err
			}
			members = append(members, append(append(name, ':'), object[key]...))
		}
	}
	if len(members) == 0 || err != nil {
		return [][]byte{raw}, err
	}
	open, end := raw[:1], raw[len(raw)-1:]
	for len(members) > 0 {
		n, size := 1, len(members[0])
		for n < len(members) && size+len(members[n]) <= piece {
			size += len(members[n])
			n++
		}
		pieces = append(pieces, slices.Concat(open, bytes.Join(members[:n], []byte{','}), end))
		members = members[n:]
	}
	return pieces, nil
}
