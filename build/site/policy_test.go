package site

import (
	"os"
	"strings"
	"testing"
)

// The README tells hosts which policy they may send; one that is stricter than the pages
// would break them.
func TestTheReadmeNamesThePolicy(t *testing.T) {
	b, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	if text := strings.Join(strings.Fields(string(b)), " "); !strings.Contains(text, "`"+Policy+"`") {
		t.Errorf("the README does not name the policy:\n%s", Policy)
	}
}
