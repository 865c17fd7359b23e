//go:build !js

package browser

import (
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"lostupdate/game/web"
)

// EchoPackage is the program that says back what it is told; see its own comment.
const EchoPackage = "./game/internal/browser/echo"

// Build builds the browser version of a main package of this module, or takes it from the cache. An empty package means
// the game.
func Build(t testing.TB, mainPackage string) web.Site {
	t.Helper()
	dependOnSource(t)
	site, err := web.Build(t.Context(), web.Options{Package: mainPackage})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("browser: %s: wasm %d bytes, gzip %d, br %d", site.Dir, site.WasmBytes, site.GzipBytes, site.BrotliBytes)
	return site
}

// dependOnSource looks at every source file of the module. go test remembers what a test looked at, and repeats the test
// when one of these has changed; it cannot know that the Go tool, in another process, compiled them.
func dependOnSource(t testing.TB) {
	t.Helper()
	root, err := os.Getwd()
	for err == nil && !exists(filepath.Join(root, "go.mod")) {
		if root == filepath.Dir(root) {
			t.Fatal("browser: no go.mod above the working directory")
		}
		root = filepath.Dir(root)
	}
	if err == nil {
		err = filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			if entry.IsDir() && path != root && strings.HasPrefix(entry.Name(), ".") {
				return fs.SkipDir
			}
			_, err = os.Stat(path)
			return err
		})
	}
	if err != nil {
		t.Fatalf("browser: %v", err)
	}
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// Host serves a site, as the game itself does, until the test ends, and gives the address.
func Host(t testing.TB, site web.Site) string {
	t.Helper()
	handler, err := web.Handler(site.Dir)
	if err != nil {
		t.Fatal(err)
	}
	return HostHandler(t, handler)
}

// HostHandler serves anything on a loopback port until the test ends.
func HostHandler(t testing.TB, handler http.Handler) string {
	t.Helper()
	server := httptest.NewServer(handler)
	t.Cleanup(func() {
		server.CloseClientConnections()
		server.Close()
	})
	return server.URL + "/"
}
