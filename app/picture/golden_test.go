package picture

import (
	"flag"
	"os"
	"path/filepath"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the golden pictures")

func TestGolden(t *testing.T) {
	for name, draw := range samples() {
		t.Run(name, func(t *testing.T) {
			got, file := draw(), filepath.Join("testdata", name+".svg")
			if *update {
				if err := os.WriteFile(file, []byte(got+"\n"), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if got+"\n" != string(want) {
				t.Errorf("%s is drawn differently; go test ./app/picture -update after looking at it", file)
			}
		})
	}
}
