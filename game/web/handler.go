//go:build !js

package web

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Handler serves a finished site. It reads the folder once: what is in it then is served, under its own name, and
// nothing else is, so there are no listings and no ways out of the folder.
func Handler(dir string) (http.Handler, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, fmt.Errorf("web: %w", err)
	}
	s := &server{pages: map[string]*page{}}
	for _, entry := range entries {
		if !entry.Type().IsRegular() {
			continue
		}
		content, err := os.ReadFile(filepath.Join(dir, entry.Name()))
		if err != nil {
			return nil, fmt.Errorf("web: %w", err)
		}
		s.add(entry.Name(), content)
	}
	if index := s.pages["/index.html"]; index != nil {
		s.pages["/"] = index
	}
	if s.pages["/"] == nil {
		return nil, fmt.Errorf("web: %s is no site: it has no index.html; build one with web.Build", dir)
	}
	return s, nil
}

// server answers from memory.
type server struct {
	pages map[string]*page
}

// page is one address, with its packed forms.
type page struct {
	contentType string
	forms       []form // the smallest first
}

// form is one way of sending a page.
type form struct {
	encoding string // "" is the page as it is
	content  []byte
	etag     string
}

// add puts a file into the table: under its own address, or, if it is the packed form of another, under that.
func (s *server) add(name string, content []byte) {
	encoding := ""
	plain := name
	for ending, coding := range map[string]string{".br": "br", ".gz": "gzip"} {
		if base, packed := strings.CutSuffix(name, ending); packed {
			plain, encoding = base, coding
		}
	}
	p := s.pages["/"+plain]
	if p == nil {
		p = &page{contentType: contentType(plain)}
		s.pages["/"+plain] = p
	}
	sum := sha256.Sum256(content)
	p.forms = append(p.forms, form{encoding, content, `"` + hex.EncodeToString(sum[:12]) + `"`})
	slices.SortFunc(p.forms, func(a, b form) int { return len(a.content) - len(b.content) })
}

// contentType names the types of a site's files. It does not ask the system: a Windows registry may call JavaScript
// plain text.
func contentType(name string) string {
	switch path.Ext(name) {
	case ".html":
		return "text/html; charset=utf-8"
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".css":
		return "text/css; charset=utf-8"
	case ".wasm":
		return "application/wasm"
	case ".svg":
		return "image/svg+xml"
	}
	return "application/octet-stream"
}

func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	header := w.Header()
	header.Set("Content-Security-Policy", policy)
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("Referrer-Policy", "no-referrer")
	header.Set("Cross-Origin-Opener-Policy", "same-origin")
	header.Set("Cross-Origin-Resource-Policy", "same-origin")

	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		header.Set("Allow", "GET, HEAD")
		http.Error(w, "405: only GET and HEAD", http.StatusMethodNotAllowed)
		return
	}
	p := s.pages[path.Clean("/"+r.URL.Path)]
	if p == nil {
		http.Error(w, "404: nothing is here; the game is at /", http.StatusNotFound)
		return
	}
	header.Set("Vary", "Accept-Encoding")
	chosen, ok := p.choose(r.Header.Values("Accept-Encoding"))
	if !ok {
		http.Error(w, "406: this file comes as br, gzip or identity", http.StatusNotAcceptable)
		return
	}
	header.Set("Content-Type", p.contentType)
	header.Set("Cache-Control", "no-cache") // keep it, but ask: a rebuilt game has the same addresses
	header.Set("ETag", chosen.etag)
	if chosen.encoding != "" {
		header.Set("Content-Encoding", chosen.encoding)
		if r.Header.Get("Range") == "" {
			header.Set("Content-Length", strconv.Itoa(len(chosen.content))) // ServeContent leaves it out for packed content
		}
	}
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(chosen.content))
}

// choose takes the smallest form that the browser accepts; forms are sorted.
func (p *page) choose(accept []string) (form, bool) {
	for _, f := range p.forms {
		if accepts(strings.Join(accept, ","), f.encoding) {
			return f, true
		}
	}
	return form{}, false
}

// accepts reads an Accept-Encoding header, RFC 9110 section 12.5.3: is the encoding one that the client takes? An
// encoding with weight 0 is refused; "*" speaks for those not named; identity is taken unless refused.
func accepts(accept, encoding string) bool {
	identity := encoding == ""
	if identity {
		encoding = "identity"
	}
	answer := identity
	for _, item := range strings.Split(accept, ",") {
		name, weight, _ := strings.Cut(item, ";")
		name = strings.ToLower(strings.TrimSpace(name))
		if name != encoding && name != "*" {
			continue
		}
		taken := weightOf(weight) > 0
		if name == encoding {
			return taken
		}
		answer = taken
	}
	return answer
}

// weightOf reads the "q=0.5" behind an encoding. Without one, or with one that cannot be read, the weight is 1.
func weightOf(parameter string) float64 {
	text, found := strings.CutPrefix(strings.TrimSpace(parameter), "q=")
	weight, err := strconv.ParseFloat(strings.TrimSpace(text), 64)
	if !found || err != nil {
		return 1
	}
	return weight
}
