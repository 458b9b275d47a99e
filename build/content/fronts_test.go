package content

import (
	"reflect"
	"slices"
	"strings"
	"testing"
)

// The kinds of law stand in the order of the register; its front matter takes the same.
func TestLawKindsAreThoseOfTheFrontMatter(t *testing.T) {
	field, _ := reflect.TypeFor[LawFront]().FieldByName("Kind")
	tag := field.Tag.Get("front")
	taken := strings.Split(tag[strings.LastIndexByte(tag, ',')+1:], "|")
	if want := slices.Sorted(slices.Values(LawKinds)); !slices.Equal(slices.Sorted(slices.Values(taken)), want) {
		t.Errorf("the front matter takes %v, and the kinds are %v", taken, want)
	}
}
