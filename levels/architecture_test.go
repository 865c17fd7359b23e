package levels_test

import (
	"go/ast"
	"go/build"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// mayImport is the import direction of the whole module. It is policy: a package
// that needs a line more here is in the wrong place, or the line needs a reason.
// "..." stands for everything below; what no row names may import nothing of the
// module.
var mayImport = []struct{ who, what string }{
	{"engine/...", "engine engine/..."},

	{"levels/puzzle", "engine engine/machine"},
	{"levels/format", "engine engine/machine levels/puzzle"},
	{"levels", "levels/format levels/puzzle"},
	{"levels/compile", "engine engine/machine levels/puzzle"},
	{"levels/explain", "engine engine/hb levels levels/compile levels/format levels/puzzle levels/texts"},
	{"levels/grade", "engine engine/cores engine/explore engine/machine engine/sched levels levels/compile levels/explain levels/format levels/puzzle"},
	{"levels/solve", "engine engine/cores engine/explore engine/machine engine/sched levels levels/compile levels/format levels/grade levels/puzzle"},
	{"levels/code", "engine engine/explore engine/machine levels levels/compile levels/explain levels/format levels/grade levels/puzzle levels/texts"},
	{"levels/pack", "levels levels/format levels/puzzle"},
	{"levels/class", "engine levels levels/format levels/grade levels/puzzle"},
	{"levels/class/report", "engine levels levels/class levels/explain levels/grade levels/puzzle"},
	{"levels/class/store", ""},
	{"levels/class/duel", "engine engine/machine engine/sched levels levels/compile levels/explain levels/grade levels/puzzle"},
	{"levels/class/page", ""},
	{"levels/class/server", "engine levels levels/class levels/class/duel levels/class/page levels/class/report levels/class/store levels/explain levels/puzzle"},
	{"levels/class/scorm", "levels/class levels/class/page"},
	{"levels/class/kit", "levels levels/class levels/puzzle"},
	{"levels/cmd/...", "engine/... engine levels levels/..."},

	{"assets/...", "assets assets/..."},
	{"game", "engine engine/... levels levels/... assets assets/... game/..."},
	{"game/...", "engine engine/... levels levels/... assets assets/... game/..."},
}

// outside says which modules beside the standard library a folder may use,
// without its tests.
var outside = []struct{ who, what string }{
	{"engine", ""},
	{"engine/...", ""},
	{"levels", ""},
	{"levels/puzzle", ""},
	{"levels/compile", ""},
	{"levels/grade", ""},
	{"levels/solve", ""},
	{"levels/pack", ""},
	{"levels/class", ""},
	{"levels/class/report", ""},
	{"levels/class/store", "modernc.org/sqlite"},
	{"levels/class/duel", ""},
	{"levels/class/page", ""},
	{"levels/class/server", "golang.org/x/text rsc.io/qr"},
	{"levels/class/scorm", ""},
	{"levels/class/kit", "github.com/yuin/goldmark"},
	{"levels/code", ""},
	{"levels/hosttest", "github.com/stretchr/testify"},
	{"levels/format", "github.com/goccy/go-yaml"},
	{"levels/texts", "github.com/goccy/go-yaml"},
	{"levels/explain", "github.com/nicksnyder/go-i18n/v2 golang.org/x/text"},
	{"levels/cmd/inspector", "github.com/alecthomas/kong rsc.io/qr"},
}

// source is one file of the module that is not a test.
type source struct {
	folder, name string
	file         *ast.File
	position     func(token.Pos) token.Position
}

func sources(t *testing.T, roots ...string) []source {
	t.Helper()
	var all []source
	for _, root := range roots {
		err := filepath.WalkDir(filepath.Join("..", root), func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
				return err
			}
			files := token.NewFileSet()
			file, err := parser.ParseFile(files, name, nil, parser.ParseComments)
			if err != nil {
				return err
			}
			folder := strings.TrimPrefix(filepath.ToSlash(filepath.Dir(name)), "../")
			all = append(all, source{folder, name, file, files.Position})
			return nil
		})
		if !os.IsNotExist(err) {
			require.NoError(t, err)
		}
	}
	return all
}

// covers reports whether a word of a table stands for a package.
func covers(word, name string) bool {
	if below, ok := strings.CutSuffix(word, "/..."); ok {
		return strings.HasPrefix(name, below+"/")
	}
	return word == name
}

// row returns the words of the first row for a package.
func row(table []struct{ who, what string }, name string) ([]string, bool) {
	for _, r := range table {
		if covers(r.who, name) {
			return strings.Fields(r.what), true
		}
	}
	return nil, false
}

func TestImportDirection(t *testing.T) {
	for _, s := range sources(t, "engine", "levels", "assets", "game") {
		allowed, known := row(mayImport, s.folder)
		for _, spec := range s.file.Imports {
			name, ours := strings.CutPrefix(strings.Trim(spec.Path.Value, `"`), "lostupdate/")
			if !ours {
				continue
			}
			fine := known && slices.ContainsFunc(allowed, func(word string) bool { return covers(word, name) })
			if !fine {
				t.Errorf("%s imports %s: the table at the top of this test does not allow that", s.position(spec.Pos()), name)
			}
		}
	}
}

func TestModulesFromOutside(t *testing.T) {
	for _, s := range sources(t, "engine", "levels") {
		allowed, known := row(outside, s.folder)
		require.True(t, known, "%s is in no row of the table", s.folder)
		for _, spec := range s.file.Imports {
			name := strings.Trim(spec.Path.Value, `"`)
			if first, _, _ := strings.Cut(name, "/"); !strings.Contains(first, ".") {
				continue // the standard library or our own
			}
			fine := slices.ContainsFunc(allowed, func(module string) bool { return name == module || strings.HasPrefix(name, module+"/") })
			if !fine {
				t.Errorf("%s imports %s: the table at the top of this test does not allow that", s.position(spec.Pos()), name)
			}
		}
	}
}

// Only these folders of the game touch the screen, the sound device or the
// browser; all the rest can be tested without any of them.
func TestOnlyTheShellTouchesTheMachine(t *testing.T) {
	shell := []string{
		"game", "game/app", // the wiring
		"game/paint", "game/paint/...", "game/input", "game/input/...", "game/sound", "game/sound/...", "game/store", "game/store/...",
		"game/host",                // what a page around the game hears
		"game/web", "game/web/...", // the browser build and what stands around its canvas
		"game/internal/...", // programs that tests run in a browser
		"game/bench",        // measures painting
	}
	for _, s := range sources(t, "engine", "levels", "assets", "game") {
		if slices.ContainsFunc(shell, func(word string) bool { return covers(word, s.folder) }) {
			continue
		}
		for _, spec := range s.file.Imports {
			name := strings.Trim(spec.Path.Value, `"`)
			if name == "syscall/js" || strings.HasPrefix(name, "github.com/hajimehoshi/ebiten") {
				t.Errorf("%s imports %s", s.position(spec.Pos()), name)
			}
		}
	}
}

// Every package says what it is for, and nothing is hidden in init functions.
func TestPackagesAreDocumentedAndHaveNoInit(t *testing.T) {
	documented := map[string]bool{}
	for _, s := range sources(t, "engine", "levels") {
		documented[s.folder] = documented[s.folder] || s.file.Doc != nil
		for _, d := range s.file.Decls {
			if f, ok := d.(*ast.FuncDecl); ok && f.Recv == nil && f.Name.Name == "init" {
				t.Errorf("%s: no registration by init", s.position(f.Pos()))
			}
		}
	}
	for folder, has := range documented {
		require.True(t, has, "%s has no package comment", folder)
		require.NotContains(t, []string{"utils", "util", "common", "helpers"}, path.Base(folder))
	}
}

func TestTheTableIsAboutThisModule(t *testing.T) {
	p, err := build.ImportDir(".", 0)
	require.NoError(t, err)
	require.Equal(t, "levels", p.Name)
}
