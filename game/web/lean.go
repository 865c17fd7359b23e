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
// What else the engine does, such as a shift in virtual time and what is said of it, happens once for each verdict.
var inlined = []string{
	"runtime", "internal/runtime/...",
	"lostupdate/engine", "lostupdate/engine/explore", "lostupdate/engine/machine", "lostupdate/engine/routine", "lostupdate/engine/sched",
	"lostupdate/game/draw", "lostupdate/game/glyph", "lostupdate/game/paint",
}

// cut leaves something out of a file of Go's library.
type cut struct {
	file  string // below GOROOT/src
	users []string
	edits []edit
}

// edit replaces old, which stands in the file exactly once. Where it does not, as in another Go release, nothing is cut
// from the file at all, and the page is a little larger.
type edit struct{ old, new string }

// cuts are of what the game cannot come to and what would be linked all the same, because something starts it or names
// it. They name the packages that import what is cut; a test sees that no others do, and that what the game says and
// writes is the same with and without the cuts.
var cuts = []cut{
	// A template may call any exported method by its name, so the linker would keep all methods of all types, a tenth of
	// the program. No template of Ebitengine's shaders or of our texts calls any.
	{
		file: "text/template/exec.go",
		users: []string{
			ebitengine + "builtinshader", ebitengine + "colormshader", "lostupdate/levels/explain",
			"github.com/nicksnyder/go-i18n/v2/i18n", "github.com/nicksnyder/go-i18n/v2/i18n/template",
		},
		edits: []edit{{
			"\tif method := ptr.MethodByName(fieldName); method.IsValid() {\n",
			"\tif method := (reflect.Value{}); method.IsValid() {\n",
		}},
	},
	// Ebitengine looks for its own source files, to name callers in logs of its developers. There are none in a browser,
	// and so the answer is the same without the reader of Go packages, and without what it knows of the Go tool.
	{
		file: "go/build/build.go", users: []string{ebitengine + "debug"},
		edits: []edit{
			{"\t\"internal/buildcfg\"\n", ""},
			{"\tc.GOARCH = buildcfg.GOARCH\n", "\tc.GOARCH = runtime.GOARCH\n"},
			{"\tc.GOOS = buildcfg.GOOS\n", "\tc.GOOS = runtime.GOOS\n"},
			{"\tc.ToolTags = append(c.ToolTags, buildcfg.ToolTags...)\n", ""},
			{"\t\tenv = buildcfg.DefaultCGO_ENABLED\n", ""},
			{
				"func (ctxt *Context) Import(path string, srcDir string, mode ImportMode) (*Package, error) {\n",
				"func (ctxt *Context) Import(path string, srcDir string, mode ImportMode) (*Package, error) {\n" +
					"\treturn nil, errors.New(\"there are no packages in a browser\")\n",
			},
		},
	},
	// Ebitengine can play a game inside another program, with which it talks in gob. It cannot in a browser, and says there
	// no more than that it does not; yet gob gets itself ready when the program starts.
	{
		file: "encoding/gob/type.go", users: []string{ebitengine + "vmprotocol"},
		edits: []edit{
			{"func bootstrapType(name string, e any) typeId {\n", "func bootstrapType(name string, e any) typeId {\n\treturn 0\n"},
			{"var tWireType = mustGetTypeInfo(wireTypeType).id\n", "var tWireType typeId\n"},
			{"func init() {\n\t// Some magic numbers", "func init() {\n\treturn\n\t// Some magic numbers"},
		},
	},
	// The game writes pictures and films and reads none, so nobody asks package image for those formats.
	{
		file: "image/png/reader.go", users: []string{"lostupdate/game/app"},
		edits: []edit{{"\timage.RegisterFormat(\"png\", pngHeader, Decode, DecodeConfig)\n", ""}},
	},
	{
		file: "image/gif/reader.go", users: []string{"lostupdate/game/film"},
		edits: []edit{{"\timage.RegisterFormat(\"gif\", \"GIF8?a\", Decode, DecodeConfig)\n", ""}},
	},
	// Package sha256 asks whether another library, which is never there in a browser, is to do the work, and what that can
	// do comes along: AES, and tests of all of it.
	{
		file: "crypto/sha256/sha256.go", users: []string{"lostupdate/levels/class", "lostupdate/game/store"},
		edits: []edit{
			{"\t\"crypto/internal/boring\"\n", ""},
			{"\tif boring.Enabled {\n\t\treturn boring.NewSHA256()\n\t}\n", ""},
			{"\tif boring.Enabled {\n\t\treturn boring.NewSHA224()\n\t}\n", ""},
			{"\tif boring.Enabled {\n\t\treturn boring.SHA256(data)\n\t}\n", ""},
			{"\tif boring.Enabled {\n\t\treturn boring.SHA224(data)\n\t}\n", ""},
		},
	},
}

// ebitengine begins the paths of the packages that Ebitengine keeps to itself.
const ebitengine = "github.com/hajimehoshi/ebiten/v2/internal/"

// playerTag is the tag of a build for players: package levels then leaves the known solutions out.
const playerTag = "player"

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
		text, ok := c.apply(string(source))
		if !ok {
			continue
		}
		changed := filepath.Join(dir, fmt.Sprintf("lean-%d.go", i))
		if err := os.WriteFile(changed, []byte(text), 0o644); err != nil {
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

// apply makes all edits, or none.
func (c cut) apply(source string) (changed string, ok bool) {
	for _, e := range c.edits {
		if strings.Count(source, e.old) != 1 {
			return "", false
		}
		source = strings.Replace(source, e.old, e.new, 1)
	}
	return source, true
}
