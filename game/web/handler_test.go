//go:build !js

package web_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/web"
)

// smallSite writes a site by hand: the packed forms only need to be smaller and different.
func smallSite(t *testing.T) http.Handler {
	t.Helper()
	dir := t.TempDir()
	for name, content := range map[string]string{
		"index.html":     "<!DOCTYPE html><title>Lost Update</title>",
		"style.css":      "body {}",
		"loader.js":      strings.Repeat("js", 100),
		"loader.js.gz":   "gzip of loader.js",
		"game.wasm":      strings.Repeat("\x00asm", 1000),
		"game.wasm.gz":   strings.Repeat("gzip", 100),
		"game.wasm.br":   strings.Repeat("br", 100),
		"nested/page.js": "not served",
	} {
		path := filepath.Join(dir, filepath.FromSlash(name))
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
		require.NoError(t, os.WriteFile(path, []byte(content), 0o600))
	}
	handler, err := web.Handler(dir)
	require.NoError(t, err)
	return handler
}

// ask sends one request; headers are given as name, value pairs.
func ask(t *testing.T, handler http.Handler, method, path string, headers ...string) *http.Response {
	t.Helper()
	r := httptest.NewRequest(method, "/", nil)
	r.URL.Path = path // as it came: httptest would refuse some of what the net sends
	for i := 0; i < len(headers); i += 2 {
		r.Header.Add(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	handler.ServeHTTP(w, r)
	return w.Result()
}

func TestTheSmallestFormThatTheBrowserTakes(t *testing.T) {
	site := smallSite(t)
	for _, c := range []struct {
		path, accept, encoding string
		status                 int
	}{
		{"/game.wasm", "gzip, deflate, br, zstd", "br", 200},
		{"/game.wasm", "gzip", "gzip", 200},
		{"/game.wasm", "gzip;q=1.0, br;q=0", "gzip", 200},
		{"/game.wasm", "BR;q=0.2", "br", 200},
		{"/game.wasm", "*", "br", 200},
		{"/game.wasm", "*, br;q=0", "gzip", 200},
		{"/game.wasm", "deflate", "", 200},
		{"/game.wasm", "", "", 200},
		{"/game.wasm", "brotli, xgzip", "", 200},
		{"/game.wasm", "identity;q=0, gzip", "gzip", 200},
		{"/game.wasm", "identity;q=0", "", 406},
		{"/game.wasm", "*;q=0", "", 406},
		{"/game.wasm", ";q=,,;;=", "", 200},
		{"/loader.js", "br", "", 200},
		{"/loader.js", "br, gzip", "gzip", 200},
		{"/style.css", "br, gzip", "", 200},
	} {
		response := ask(t, site, "GET", c.path, "Accept-Encoding", c.accept)
		require.Equal(t, c.status, response.StatusCode, "%+v", c)
		require.Equal(t, c.encoding, response.Header.Get("Content-Encoding"), "%+v", c)
		require.Equal(t, "Accept-Encoding", response.Header.Get("Vary"))
		if c.status == 200 {
			body, err := io.ReadAll(response.Body)
			require.NoError(t, err)
			require.Equal(t, strconv.Itoa(len(body)), response.Header.Get("Content-Length"), "%+v", c)
		}
	}
}

func TestTypesAndRules(t *testing.T) {
	site := smallSite(t)
	for path, contentType := range map[string]string{
		"/":           "text/html; charset=utf-8",
		"/index.html": "text/html; charset=utf-8",
		"/style.css":  "text/css; charset=utf-8",
		"/loader.js":  "text/javascript; charset=utf-8",
		"/game.wasm":  "application/wasm",
	} {
		response := ask(t, site, "GET", path, "Accept-Encoding", "gzip")
		require.Equal(t, 200, response.StatusCode, path)
		require.Equal(t, contentType, response.Header.Get("Content-Type"), path)
		require.Equal(t, "no-cache", response.Header.Get("Cache-Control"), path)
		require.Equal(t, "nosniff", response.Header.Get("X-Content-Type-Options"), path)
		require.Contains(t, response.Header.Get("Content-Security-Policy"), "default-src 'none'", path)
		require.NotContains(t, response.Header.Get("Content-Security-Policy"), "unsafe-eval' ", path)
	}
}

func TestOnlyTheSiteIsServed(t *testing.T) {
	site := smallSite(t)
	for _, path := range []string{
		"/nested", "/nested/", "/nested/page.js", "/..", "/../", "/../../etc/passwd", "/.", "/game", "/game.wasm/",
		"/game.wasm.br", "/game.wasm.gz", "/%2e%2e/", "/\\..\\", "/index.html\x00", "", "//", "/favicon.ico",
	} {
		response := ask(t, site, "GET", path)
		switch path {
		case "", "/.", "/..", "/../", "//": // all of these are the root, which is a page
			require.Equal(t, 200, response.StatusCode, "%q", path)
		case "/game.wasm/":
			require.Equal(t, 200, response.StatusCode, "%q", path)
		default:
			require.Equal(t, 404, response.StatusCode, "%q", path)
		}
	}
}

func TestOnlyGetAndHead(t *testing.T) {
	site := smallSite(t)
	for _, method := range []string{"POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PROPFIND"} {
		response := ask(t, site, method, "/")
		require.Equal(t, 405, response.StatusCode, method)
		require.Equal(t, "GET, HEAD", response.Header.Get("Allow"), method)
	}
	head := ask(t, site, "HEAD", "/game.wasm", "Accept-Encoding", "br")
	body, err := io.ReadAll(head.Body)
	require.NoError(t, err)
	require.Empty(t, body)
	require.Equal(t, "200", head.Header.Get("Content-Length"))
}

func TestAnUnchangedFileIsNotSentAgain(t *testing.T) {
	site := smallSite(t)
	tags := map[string]bool{}
	for _, encoding := range []string{"br", "gzip", "identity"} {
		first := ask(t, site, "GET", "/game.wasm", "Accept-Encoding", encoding)
		tag := first.Header.Get("ETag")
		require.NotEmpty(t, tag)
		require.False(t, tags[tag], "each form has a tag of its own")
		tags[tag] = true

		again := ask(t, site, "GET", "/game.wasm", "Accept-Encoding", encoding, "If-None-Match", tag)
		require.Equal(t, 304, again.StatusCode)
		body, err := io.ReadAll(again.Body)
		require.NoError(t, err)
		require.Empty(t, body)
	}
	stale := ask(t, site, "GET", "/game.wasm", "If-None-Match", `"somethingelse"`)
	require.Equal(t, 200, stale.StatusCode)
}

func TestAPartOfAFile(t *testing.T) {
	response := ask(t, smallSite(t), "GET", "/game.wasm", "Range", "bytes=0-3")
	require.Equal(t, 206, response.StatusCode)
	body, err := io.ReadAll(response.Body)
	require.NoError(t, err)
	require.True(t, bytes.Equal([]byte("\x00asm"), body))
}

func TestAFolderThatIsNoSiteIsRefused(t *testing.T) {
	_, err := web.Handler(t.TempDir())
	require.ErrorContains(t, err, "it has no index.html")
	_, err = web.Handler(filepath.Join(t.TempDir(), "missing"))
	require.ErrorIs(t, err, os.ErrNotExist)
}

func TestServeUsesTheLoopbackAndEndsCleanly(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	addresses := make(chan string, 1)
	ended := make(chan error, 1)
	go func() { ended <- web.Serve(ctx, 0, smallSite(t), func(url string) { addresses <- url }) }()

	address := <-addresses
	require.Regexp(t, `^http://127\.0\.0\.1:\d+/$`, address)
	response, err := http.Get(address)
	require.NoError(t, err)
	require.NoError(t, response.Body.Close())
	require.Equal(t, 200, response.StatusCode)

	stop()
	require.NoError(t, <-ended)
	_, err = http.Get(address)
	require.ErrorIs(t, err, syscall.ECONNREFUSED)
}

func TestATakenPortIsExplained(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	defer taken.Close()
	port := taken.Addr().(*net.TCPAddr).Port
	err = web.Serve(t.Context(), port, smallSite(t), func(string) { t.Error("it cannot be ready") })
	require.ErrorContains(t, err, "port "+strconv.Itoa(port)+" is taken")
	require.ErrorContains(t, err, "--port")
	require.True(t, errors.Is(err, syscall.EADDRINUSE))
}
