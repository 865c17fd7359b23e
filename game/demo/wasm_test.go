//go:build !js

package demo_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestGoldenDemosInWasm runs TestGoldenDemos as WebAssembly: in the browser the same messages lead to the very same
// models and pictures.
func TestGoldenDemosInWasm(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles for WebAssembly")
	}
	for _, tool := range []string{"go", "node"} {
		if _, err := exec.LookPath(tool); err != nil {
			if os.Getenv("LOSTUPDATE_FULL") == "1" {
				t.Fatalf("LOSTUPDATE_FULL is set, but there is no %s", tool)
			}
			t.Skipf("there is no %s on this machine", tool)
		}
	}
	binary := filepath.Join(t.TempDir(), "demo.wasm")
	build := exec.Command("go", "test", "-c", "-o", binary, ".")
	build.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	out, err := build.CombinedOutput()
	require.NoError(t, err, "%s", out)

	root, err := exec.Command("go", "env", "GOROOT").Output()
	require.NoError(t, err)
	loader := filepath.Join(strings.TrimSpace(string(root)), "lib", "wasm", "wasm_exec_node.js")
	run := exec.Command("node", "--stack-size=8192", loader, binary, "-test.run=^TestGoldenDemos$", "-test.v")
	// The browser's environment is small; so must this one be, or it would not
	// fit the 8 KiB that a js/wasm program has for it.
	run.Env = []string{"PATH=" + os.Getenv("PATH"), "TMPDIR=" + t.TempDir()}
	out, err = run.CombinedOutput()
	require.NoError(t, err, "%s", out)
	require.Contains(t, string(out), "--- PASS: TestGoldenDemos", "on %s: %s", runtime.GOARCH, out)
}
