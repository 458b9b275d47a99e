package emit

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// killMe is set in the process that the next test kills; it names the folder.
const killMe = "WENTU_TEST_KILL"

// TestOldSiteStaysWhole kills builds at any moment: what is in the folder is always one
// whole site, and what the dead have left is cleared away. On other systems folders change
// places in two steps, see TestOldSiteComesBack.
func TestOldSiteStaysWhole(t *testing.T) {
	if dir := os.Getenv(killMe); dir != "" {
		for n := 0; ; n++ { // a state that no process before has made
			if err := write(dir, files(os.Getpid()*1000+n)...); err != nil {
				t.Fatal(err)
			}
		}
	}
	dir := filepath.Join(t.TempDir(), "dist")
	if err := write(dir, files(0)...); err != nil {
		t.Fatal(err)
	}
	first := filepath.Join(dir, files(0)[0].Path)
	for kill := range 25 {
		before, err := os.ReadFile(first)
		if err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command(os.Args[0], "-test.run=^TestOldSiteStaysWhole$")
		cmd.Env = append(os.Environ(), killMe+"="+dir)
		var out bytes.Buffer
		cmd.Stdout = &out
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		for range 3000 { // until it has published something
			if now, err := os.ReadFile(first); err != nil {
				t.Fatalf("kill %d: the site is away: %v", kill, err)
			} else if !bytes.Equal(now, before) {
				break
			}
			time.Sleep(10 * time.Millisecond)
		}
		time.Sleep(time.Duration(kill) * time.Millisecond)
		_ = cmd.Process.Kill()
		if _ = cmd.Wait(); out.Len() > 0 {
			t.Fatal(out.String())
		}
		state := ""
		for i := range filesOfASite {
			got, err := os.ReadFile(filepath.Join(dir, files(0)[i].Path))
			if err != nil {
				t.Fatalf("kill %d: the site is not whole: %v", kill, err)
			}
			if state == "" {
				state = string(got)
			}
			if string(got) != state {
				t.Fatalf("kill %d: the site is a mixture", kill)
			}
		}
		if state == string(before) {
			t.Fatal("nothing was published before the kill")
		}
	}
	if err := write(dir, files(0)...); err != nil {
		t.Fatal(err)
	}
	nothingBeside(t, dir)
}
