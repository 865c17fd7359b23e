package server

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"fmt"
	"net/http"
	"path"
	"strings"
	"time"

	"lostupdate/levels/class/page"
)

//go:embed pages/host.js
var hostScript []byte

// hostName is the script that stands between the game and the server.
const hostName = "host.js"

// gameFiles are the files of the browser version, with our script in front. They are in memory, and
// nothing else can be asked for: there is no folder that a path could lead out of.
type gameFiles struct {
	page  *page.Page
	files map[string]gameFile
}

// gameFile is a file in the form in which it is sent.
type gameFile struct {
	kind  string
	tag   string // changes with the content
	forms map[string][]byte
}

// gamePacked are the packed forms, the smallest first.
func gamePacked() []struct{ ending, encoding string } {
	return []struct{ ending, encoding string }{{".br", "br"}, {".gz", "gzip"}}
}

func newGameFiles(p *page.Page) (*gameFiles, error) {
	g := &gameFiles{page: p, files: map[string]gameFile{}}
	if p == nil {
		return g, nil
	}
	if _, err := p.WithScript(hostName, hostScript); err != nil {
		return nil, err
	}
	add := func(name string, source []byte) {
		sum := sha256.Sum256(source)
		f := gameFile{contentType(name), `"` + hex.EncodeToString(sum[:12]) + `"`, map[string][]byte{"": source}}
		for _, packed := range gamePacked() {
			if form, ok := p.File(name + packed.ending); ok {
				f.forms[packed.encoding] = form
			}
		}
		g.files[name] = f
	}
	for _, f := range p.Files() {
		if f.Name != page.Index && path.Ext(f.Name) != ".br" && path.Ext(f.Name) != ".gz" {
			add(f.Name, f.Source)
		}
		if path.Ext(f.Name) == ".gz" { // the game's page may ask for the packed program by name
			add(f.Name, f.Source)
		}
	}
	add(hostName, hostScript)
	return g, nil
}

// contentType names the types of files. It does not ask the system, whose list may be wrong.
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

// play serves the game to students. Its page has the student's own data in it; all other files are the same for everybody.
func (s *Server) play(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Security-Policy", gamePolicy)
	name := r.PathValue("file")
	if name == "" || name == page.Index {
		s.playPage(w, r)
		return
	}
	f, ok := s.game.files[name]
	if !ok {
		http.Error(w, "404: the game has no such file", http.StatusNotFound)
		return
	}
	header := w.Header()
	header.Set("Content-Type", f.kind)
	header.Set("Cache-Control", "no-cache") // keep it, but ask
	header.Set("Vary", "Accept-Encoding")
	content, encoding := f.form(r.Header.Get("Accept-Encoding"))
	header.Set("ETag", strings.TrimSuffix(f.tag, `"`)+encoding+`"`)
	if encoding != "" {
		header.Set("Content-Encoding", encoding)
	}
	http.ServeContent(steady{w, http.NewResponseController(w), s.bounds.Write}, r, "", time.Time{}, bytes.NewReader(content))
}

// steady gives each piece of a long answer its own time: a whole class that downloads the game over one weak network is
// slow, and still gets it, while somebody who takes nothing is cut off.
type steady struct {
	http.ResponseWriter
	out      *http.ResponseController
	patience time.Duration
}

// Write implements http.ResponseWriter.
func (s steady) Write(piece []byte) (int, error) {
	if err := s.out.SetWriteDeadline(time.Now().Add(s.patience)); err != nil {
		return 0, err
	}
	return s.ResponseWriter.Write(piece)
}

// form returns the smallest form that a client takes; one that names an encoding with a weight of 0 does not take it.
func (f gameFile) form(accept string) (content []byte, encoding string) {
	for _, packed := range gamePacked() {
		form, has := f.forms[packed.encoding]
		if !has {
			continue
		}
		for item := range strings.SplitSeq(accept, ",") {
			name, weight, _ := strings.Cut(item, ";")
			if strings.TrimSpace(name) == packed.encoding && !strings.HasPrefix(strings.ReplaceAll(weight, " ", "")+".", "q=0.") {
				return form, packed.encoding
			}
		}
	}
	return f.forms[""], ""
}

// playPage serves the page of the game: what the student is asked for, his nickname and what is kept of him are
// attributes of our script.
func (s *Server) playPage(w http.ResponseWriter, r *http.Request) {
	p := s.student(r)
	switch {
	case p == nil:
		http.Redirect(w, r, "/", http.StatusSeeOther)
		return
	case s.game.page == nil:
		s.problem(w, r, http.StatusNotFound, say("This server has no browser version of the game.", "这台服务器上没有网页版游戏。"))
		return
	}
	p.room.mu.Lock()
	kept := printed(p.kept)
	p.room.mu.Unlock()
	with, err := s.game.page.WithScript(hostName, hostScript,
		page.Data{Name: "assignment", Value: p.room.assignment.Text()},
		page.Data{Name: "name", Value: p.name},
		page.Data{Name: "saved", Value: kept},
		page.Data{Name: "player", Value: fmt.Sprintf("class %s %d", p.room.kept.Code, p.id)},
	)
	if err != nil {
		s.fault(w, r, err)
		return
	}
	index, _ := with.File(page.Index)
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_, _ = w.Write(index)
}
