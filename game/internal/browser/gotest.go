//go:build !js

package browser

import (
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// testPage runs a compiled Go test and keeps its exit code. Lines that it prints go to the console.
const testPage = `<!DOCTYPE html><meta charset="utf-8"><link rel="icon" href="data:,"><body><canvas></canvas>
<script src="wasm_exec.js"></script>
<script>
  const go = new Go();
  go.argv = ["test.wasm", "-test.v", "-test.run=^Test"]; // fuzz targets look for files, which a page has none of
  go.exit = (code) => { window.exitCode = code; };
  WebAssembly.instantiateStreaming(fetch("test.wasm"), go.importObject).then((made) => go.run(made.instance));
</script>`

// RunGoTests compiles the tests of a package for the browser, such as "lostupdate/game/store", runs them there, and
// gives what they printed. Each test of the package that fails there fails this test.
func RunGoTests(t testing.TB, testedPackage string) []string {
	t.Helper()
	Need(t)
	dependOnSource(t)
	dir := t.TempDir()
	goTool(t, "test", "-c", "-o", filepath.Join(dir, "test.wasm"), testedPackage)
	goRoot := strings.TrimSpace(goTool(t, "env", "GOROOT"))
	files := http.NewServeMux()
	files.HandleFunc("GET /{$}", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, testPage) })
	files.HandleFunc("GET /wasm_exec.js", func(w http.ResponseWriter, r *http.Request) {
		http.ServeFile(w, r, filepath.Join(goRoot, "lib", "wasm", "wasm_exec.js"))
	})
	files.HandleFunc("GET /test.wasm", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/wasm")
		http.ServeFile(w, r, filepath.Join(dir, "test.wasm"))
	})

	p := Open(t, HostHandler(t, files), View{W: 640, H: 360})
	p.WaitFor("window.exitCode !== undefined")
	lines := p.Console()
	if code := Evaluate[int](p, "exitCode"); code != 0 {
		t.Errorf("browser: the tests of %s fail in the browser (exit code %d):\n%s",
			testedPackage, code, strings.Join(lines, "\n"))
	}
	return lines
}

// goTool runs the Go tool for the browser's platform and gives what it printed.
func goTool(t testing.TB, args ...string) string {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "go", args...)
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	var stderr strings.Builder
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("browser: go %s: %v\n%s", strings.Join(args, " "), err, stderr.String())
	}
	return string(out)
}
