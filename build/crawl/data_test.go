package crawl

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"wentu/app/leanjson"
)

// What the browser reads is what was written: both readers of JSON agree on every line of
// the compiled data.
func TestDataIsReadAsItWasWritten(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(load(t).dir, "assets", "*.json"))
	if err != nil || len(files) < 4 {
		t.Fatalf("%d files of data, %v", len(files), err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for i, line := range bytes.Split(data, []byte("\n")) {
			var want, got any
			if len(line) == 0 {
				continue
			}
			if err := json.Unmarshal(line, &want); err != nil {
				t.Fatal(err)
			}
			if err := leanjson.Unmarshal(line, &got); err != nil || !reflect.DeepEqual(want, got) {
				t.Errorf("%s, line %d: %v", file, i+1, err)
			}
		}
	}
}
