package hosttest

import (
	"os"
	"os/exec"
	"testing"
)

// Full reports whether a test must not be skipped for what the machine lacks.
func Full() bool { return os.Getenv("LOSTUPDATE_FULL") == "1" }

// Needs skips the test, or lets it fail where everything is asked for, unless all these programs are installed.
func Needs(t testing.TB, programs ...string) {
	t.Helper()
	for _, program := range programs {
		if _, err := exec.LookPath(program); err != nil {
			if Full() {
				t.Fatalf("LOSTUPDATE_FULL is set, but there is no %s", program)
			}
			t.Skipf("there is no %s on this machine", program)
		}
	}
}
