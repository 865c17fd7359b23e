package page

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"html"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Bounds of a page. The game's own has about 15 files and 45 MiB.
const (
	FilesMax = 100
	BytesMax = 256 << 20
)

// The files that the page cannot do without.
const (
	Index   = "index.html"
	Program = "game.wasm"
)

func needed() []string { return []string{Index, Program, "wasm_exec.js", "loader.js", "style.css"} }

// ErrNoPage tells that a folder is no page. The error says what is missing, and the way out.
var ErrNoPage = errors.New(`this is no page of the game; "go run ./game --export FOLDER" writes one`)

// File is one file of a page. Names that end in .br or .gz are packed forms of the file without that ending.
type File struct {
	Name   string
	Source []byte
}

// Page is the browser version. It does not change.
type Page struct{ files []File } // by name

// teacherPrefix begins the names of all that belongs to the page for teachers, which is not given to a class.
const teacherPrefix = "teacher"

// Open reads a page from a folder, without the page for teachers.
func Open(folder string) (*Page, error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, err
	}
	p, size := &Page{}, 0
	for _, entry := range entries {
		if !entry.Type().IsRegular() || strings.HasPrefix(entry.Name(), ".") || strings.HasPrefix(entry.Name(), teacherPrefix) {
			continue
		}
		info, err := entry.Info()
		if err != nil {
			return nil, err
		}
		if size += int(min(info.Size(), BytesMax)); size > BytesMax || len(p.files) == FilesMax {
			return nil, fmt.Errorf("%s has more than %d files or %d MiB: %w", folder, FilesMax, BytesMax>>20, ErrNoPage)
		}
		source, err := os.ReadFile(filepath.Join(folder, entry.Name()))
		if err != nil {
			return nil, err
		}
		p.files = append(p.files, File{entry.Name(), source})
	}
	for _, name := range needed() {
		if _, ok := p.File(name); !ok {
			return nil, fmt.Errorf("%s has no %s: %w", folder, name, ErrNoPage)
		}
	}
	return p, nil
}

// Files are all files, by name. They must not be changed.
func (p *Page) Files() []File { return slices.Clone(p.files) }

// File returns the content of a file, which must not be changed; false where there is none of that name.
func (p *Page) File(name string) ([]byte, bool) {
	at, found := p.at(name)
	if !found {
		return nil, false
	}
	return p.files[at].Source, true
}

func (p *Page) at(name string) (int, bool) {
	return slices.BinarySearchFunc(p.files, name, func(f File, name string) int { return strings.Compare(f.Name, name) })
}

// hostName is what the program calls the host that a script in front of it sets.
const hostName = "lostUpdateHost"

// Hears reports whether the program of the page looks for a host; that of an early release does not.
func (p *Page) Hears() bool {
	program, _ := p.File(Program)
	return bytes.Contains(program, []byte(hostName))
}

// Data is an attribute "data-NAME" of a script's element, which the script finds at document.currentScript.dataset.
type Data struct{ Name, Value string }

// WithScript returns a page that loads one more script, before all others. The script becomes a file of this name, which
// must be new, and end in ".js". The order of scripts stays, so of two the one added last is loaded first.
func (p *Page) WithScript(name string, source []byte, data ...Data) (*Page, error) {
	at, taken := p.at(name)
	if taken || !strings.HasSuffix(name, ".js") || strings.ContainsAny(name, `/\"'<>&?#% `) {
		return nil, fmt.Errorf("page: %q cannot be the name of a script in it", name)
	}
	index, _ := p.File(Index)
	first := bytes.Index(index, []byte("<script "))
	if first < 0 {
		return nil, fmt.Errorf("its %s loads no script: %w", Index, ErrNoPage)
	}
	sum := sha256.Sum256(source)
	element := fmt.Sprintf(`<script defer src="%s?v=%s"`, name, hex.EncodeToString(sum[:8])) // no cache mixes two releases
	for _, d := range data {
		element += fmt.Sprintf(` data-%s="%s"`, d.Name, html.EscapeString(d.Value))
	}
	changed := slices.Concat(index[:first], []byte(element+"></script>\n"), index[first:])
	with := &Page{slices.Insert(p.Files(), at, File{name, source})}
	with.files = slices.DeleteFunc(with.files, func(f File) bool { return strings.HasPrefix(f.Name, Index+".") })
	at, _ = with.at(Index)
	with.files[at].Source = changed
	return with, nil
}
