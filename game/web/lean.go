//go:build !js

package web

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// The page is fetched by everybody who plays, so the program in it is built to be small. Nothing here changes what it
// does: the same source, built without any of it, plays the same game and is a third larger.

// inlined are the packages in which small functions are put into their callers, as Go does everywhere else. In all others
// the copies, and the tables that describe them, are a seventh of the download, while only these few are busy long
// enough for a player to feel it: the search, which would be half as slow again, and what it and every frame stand on.
var inlined = []string{
	"runtime", "internal/runtime/...", "lostupdate/engine/...", "lostupdate/game/draw", "lostupdate/game/glyph", "lostupdate/game/paint",
}

// cut leaves something out of a file of Go's library.
type cut struct {
	file     string // below GOROOT/src
	old, new string // old stands in the file exactly once; elsewhere, as in another Go release, nothing is cut
}

var cuts = []cut{
	// Ebitengine fills in its shaders with text/template. A template may call any exported method by its name, so the
	// linker would keep all methods of all types, a tenth of the program. None of those templates calls any.
	{
		"text/template/exec.go",
		"\tif method := ptr.MethodByName(fieldName); method.IsValid() {\n",
		"\tif method := (reflect.Value{}); method.IsValid() {\n",
	},
	// Ebitengine looks for its own source files, to name callers in logs of its developers. There are none in a browser,
	// and so the answer is the same without the reader of Go packages.
	{
		"go/build/build.go",
		"func (ctxt *Context) Import(path string, srcDir string, mode ImportMode) (*Package, error) {\n",
		"func (ctxt *Context) Import(path string, srcDir string, mode ImportMode) (*Package, error) {\n" +
			"\treturn nil, errors.New(\"there are no packages in a browser\")\n",
	},
	// Ebitengine prints shaders of an old dialect anew. The game has no shaders of its own.
	{
		"go/printer/printer.go",
		"func (cfg *Config) Fprint(output io.Writer, fset *token.FileSet, node any) error {\n",
		"func (cfg *Config) Fprint(output io.Writer, fset *token.FileSet, node any) error {\n" +
			"\treturn fmt.Errorf(\"no Go source is printed in a browser\")\n",
	},
	// Patterns may ask for the letters of any script, for which all tables of Unicode are there. No pattern of ours or of
	// Ebitengine does; one that did would be refused when the program starts.
	{
		"regexp/syntax/parse.go",
		"func unicodeTable(name string) (tab, fold *unicode.RangeTable, sign int) {\n",
		"func unicodeTable(name string) (tab, fold *unicode.RangeTable, sign int) {\n\treturn nil, nil, 0\n",
	},
	// The game writes pictures and reads none.
	{
		"image/png/reader.go",
		"\timage.RegisterFormat(\"png\", pngHeader, Decode, DecodeConfig)\n",
		"",
	},
}

// leanFlags gives the flags of go build that make the program small. Files that they need are written to the folder.
func leanFlags(goRoot, dir string) ([]string, error) {
	flags := []string{"-gcflags=all=-l"}
	for _, pattern := range inlined {
		flags = append(flags, "-gcflags="+pattern+"=") // the last flag that matches counts
	}
	overlay, err := writeCuts(goRoot, dir)
	if err != nil || overlay == "" {
		return flags, err
	}
	return append(flags, "-overlay="+overlay), nil
}

// writeCuts writes the changed files and the list of them that go build reads as an overlay. It gives the path of the
// list, or "" where this Go release has nothing that we know how to cut.
func writeCuts(goRoot, dir string) (overlay string, err error) {
	replace := map[string]string{}
	for i, c := range cuts {
		path := filepath.Join(goRoot, "src", filepath.FromSlash(c.file))
		source, err := os.ReadFile(path)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return "", fmt.Errorf("web: %w", err)
		}
		if strings.Count(string(source), c.old) != 1 {
			continue
		}
		changed := filepath.Join(dir, fmt.Sprintf("lean-%d.go", i))
		if err := os.WriteFile(changed, []byte(strings.Replace(string(source), c.old, c.new, 1)), 0o644); err != nil {
			return "", fmt.Errorf("web: %w", err)
		}
		replace[path] = changed
	}
	if len(replace) == 0 {
		return "", nil
	}
	list, err := json.Marshal(struct{ Replace map[string]string }{replace})
	if err != nil {
		return "", fmt.Errorf("web: %w", err)
	}
	overlay = filepath.Join(dir, "lean.json")
	if err := os.WriteFile(overlay, list, 0o644); err != nil {
		return "", fmt.Errorf("web: %w", err)
	}
	return overlay, nil
}
