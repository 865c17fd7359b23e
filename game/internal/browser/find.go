//go:build !js

package browser

import (
	"os"
	"os/exec"
	"testing"
)

// FullVariable is the environment variable that makes a missing browser a failure.
const FullVariable = "LOSTUPDATE_FULL"

// names are what Chromium is called by Debian, Ubuntu, and its makers.
func names() []string {
	return []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"}
}

// Need gives the path of Chromium. Without one it skips the test, or, if everything is to be tested, fails it.
func Need(t testing.TB) string {
	t.Helper()
	for _, name := range names() {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	const missing = "no Chromium on the PATH: this test needs it (Debian, Ubuntu: apt-get install chromium)"
	if os.Getenv(FullVariable) != "" {
		t.Fatalf("%s; %s asks for every test", missing, FullVariable)
	}
	t.Skipf("SKIPPED: %s", missing)
	return ""
}
