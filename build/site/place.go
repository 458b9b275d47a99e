package site

import (
	_ "embed"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"wentu/app/address"
)

//go:embed place.js
var placeSource string

//go:embed places.js
var placesSource string

// Placed are the interviews that ask for a place that can be typed.
func (in *Input) Placed() []string {
	var out []string
	for _, i := range in.Interviews {
		if in.Lib.Typed != nil && i.Logic.Set.Fact(in.Lib.Typed.Fact) >= 0 {
			out = append(out, i.Item.ID)
		}
	}
	return out
}

// placed are the pages of an interview that ask for the place.
func (in *Input) placed(i *Interview) map[address.Place]bool {
	out := make(map[address.Place]bool)
	if in.Lib.Typed == nil {
		return out
	}
	l := i.Logic
	for n, name := range l.Nodes {
		if l.Set.Facts[l.Diagram.Vars[l.Diagram.Nodes[n].Var].Fact].ID == in.Lib.Typed.Fact {
			out[address.Place{Goal: i.Item.ID, Kind: address.Question, Name: name}] = true
		}
	}
	return out
}

// places is the script of the field for a place in each language, with its words, and what
// all of them search.
func places(in *Input, langs []*Language) ([]Asset, error) {
	if len(in.Placed()) == 0 {
		return nil, nil
	}
	states := make(map[string]bool)
	var out []Asset
	for _, l := range langs {
		w := in.Words.Lang(l.Code)
		for key, name := range w.Flat("country.") {
			if key != "country.CN" {
				states[name] = true
			}
		}
		say := map[string]string{"fact": in.Lib.Typed.Fact}
		for _, key := range []string{"label", "hint", "find", "border", "several", "none", "failed"} {
			say[key] = w.Get("site.place."+key, "place", "{place}")
		}
		words, err := json.Marshal(say)
		if err != nil {
			return nil, err
		}
		out = append(out, Asset{placeAsset(l.Code), []byte(strings.Replace(placeSource, `say = "words"`, "say = "+string(words), 1))})
	}
	data, err := in.Lib.Typed.Data(slices.Sorted(maps.Keys(states)))
	return append(out, Asset{PlacesAsset, []byte(strings.Replace(placesSource, `prepare("data")`, "prepare("+string(data)+")", 1))}), err
}
