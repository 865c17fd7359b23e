package hosttest

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// InWasm runs one test of the package in the working directory as WebAssembly, under node: what it compares is then
// the same in the browser's build.
func InWasm(t *testing.T, test string) {
	t.Helper()
	if testing.Short() {
		t.Skip("-short: it compiles for WebAssembly")
	}
	Needs(t, "go", "node")
	binary := filepath.Join(t.TempDir(), "test.wasm")
	build := exec.CommandContext(t.Context(), "go", "test", "-c", "-o", binary, ".")
	build.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	out, err := build.CombinedOutput()
	require.NoError(t, err, "%s", out)

	root, err := exec.CommandContext(t.Context(), "go", "env", "GOROOT").Output()
	require.NoError(t, err)
	loader := filepath.Join(strings.TrimSpace(string(root)), "lib", "wasm", "wasm_exec_node.js")
	run := exec.CommandContext(t.Context(), "node", "--stack-size=8192", loader, binary, "-test.run=^"+test+"$", "-test.v")
	// The browser's environment is small; so must this one be, or it would not fit the 8 KiB that a js/wasm program has for
	// it.
	run.Env = []string{"PATH=" + os.Getenv("PATH"), "TMPDIR=" + t.TempDir()}
	out, err = run.CombinedOutput()
	require.NoError(t, err, "%s", out)
	require.Contains(t, string(out), "--- PASS: "+test)
}
