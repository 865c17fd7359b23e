package levels_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// The law of engine and levels: (program, schedule, rules version) gives the
// same on every machine and in every run. So there is no clock, no random source
// of the library, no floating-point number, no pointer that is printed, and no
// loop over a map but where its order cannot be noticed; those are listed here.

// noClock are packages that make a run depend on when and where it happens.
var noClock = []string{"time", "math/rand", "math/rand/v2", "crypto/rand", "unsafe"}

// looseMaps are the functions that may loop over a map, and why nobody can notice
// in which order they do.
var looseMaps = map[string]string{}

// clocks are the packages there that may look at one: a program that measures the
// engine beside another tool, the watch that ends a test when a body never hands
// control back, the inspector, which says how long a check took, and the class server, which says when something
// came. None has a part in any result.
var clocks = []string{"engine/bench/compare", "engine/watch", "levels/class/server", "levels/cmd/inspector"}

func TestNoClockNoRandomNoFloats(t *testing.T) {
	for _, s := range sources(t, "engine", "levels") {
		if slices.Contains(clocks, s.folder) {
			continue
		}
		for _, spec := range s.file.Imports {
			if slices.Contains(noClock, strings.Trim(spec.Path.Value, `"`)) {
				t.Errorf("%s: %s makes runs depend on more than their input", s.position(spec.Pos()), spec.Path.Value)
			}
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.Ident:
				if n.Name == "float32" || n.Name == "float64" || n.Name == "complex128" {
					t.Errorf("%s: %s: figures differ between machines", s.position(n.Pos()), n.Name)
				}
			case *ast.BasicLit:
				if n.Kind == token.FLOAT {
					t.Errorf("%s: %s: figures differ between machines", s.position(n.Pos()), n.Value)
				}
				if n.Kind == token.STRING && strings.Contains(n.Value, "%p") {
					t.Errorf("%s: a pointer's value differs from run to run", s.position(n.Pos()))
				}
			case *ast.SelectStmt:
				t.Errorf("%s: a select picks at random", s.position(n.Pos()))
			}
			return true
		})
	}
}

func TestNoLoopOverAMap(t *testing.T) {
	m := &moduleImporter{files: token.NewFileSet(), packages: map[string]*types.Package{}}
	var folders []string
	for _, s := range sources(t, "engine", "levels") {
		if !slices.Contains(folders, s.folder) {
			folders = append(folders, s.folder)
		}
	}
	used := map[string]bool{}
	for _, folder := range folders {
		info := &types.Info{Types: map[ast.Expr]types.TypeAndValue{}}
		for _, file := range m.check(folder, info) {
			for _, d := range file.Decls {
				name := folder + "." + nameOf(d)
				ast.Inspect(d, func(n ast.Node) bool {
					loop, ok := n.(*ast.RangeStmt)
					if !ok || info.TypeOf(loop.X) == nil {
						return true
					}
					if _, isMap := info.TypeOf(loop.X).Underlying().(*types.Map); !isMap {
						return true
					}
					used[name] = true
					if looseMaps[name] == "" {
						t.Errorf("%s: %s loops over a map, whose order differs from run to run", m.files.Position(n.Pos()), name)
					}
					return true
				})
			}
		}
	}
	for name := range looseMaps {
		if !used[name] {
			t.Errorf("%s does not loop over a map any more: take it off the list", name)
		}
	}
}

// TestTheMapLintSeesMaps keeps the lint from passing because it sees nothing.
func TestTheMapLintSeesMaps(t *testing.T) {
	m := &moduleImporter{files: token.NewFileSet(), packages: map[string]*types.Package{}}
	info := &types.Info{Types: map[ast.Expr]types.TypeAndValue{}}
	m.check("levels", info)
	maps := 0
	for _, tv := range info.Types {
		if _, ok := tv.Type.Underlying().(*types.Map); ok {
			maps++
		}
	}
	if maps == 0 {
		t.Error("package levels has a map of texts, but the lint finds none")
	}
}

func nameOf(d ast.Decl) string {
	if f, ok := d.(*ast.FuncDecl); ok {
		return f.Name.Name
	}
	return "(declaration)"
}

// moduleImporter type-checks this module's packages from source, and takes all
// others as empty: what comes from them has no type here, and is not looked at.
// That is enough to know the module's own maps, and needs no build.
type moduleImporter struct {
	files    *token.FileSet
	packages map[string]*types.Package
}

// Import implements types.Importer.
func (m *moduleImporter) Import(name string) (*types.Package, error) {
	folder, ours := strings.CutPrefix(name, "lostupdate/")
	if !ours {
		p := types.NewPackage(name, path.Base(name))
		p.MarkComplete()
		return p, nil
	}
	if m.packages[folder] == nil {
		m.check(folder, nil)
	}
	return m.packages[folder], nil
}

// check type-checks one folder, fills info and returns the files.
func (m *moduleImporter) check(folder string, info *types.Info) []*ast.File {
	names, err := filepath.Glob(filepath.Join("..", filepath.FromSlash(folder), "*.go"))
	if err != nil {
		return nil
	}
	var files []*ast.File
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		if file, err := parser.ParseFile(m.files, name, nil, parser.SkipObjectResolution); err == nil {
			files = append(files, file)
		}
	}
	config := types.Config{Importer: m, Error: func(error) {}} // what the empty packages lack is no matter
	p, _ := config.Check("lostupdate/"+folder, m.files, files, info)
	if m.packages[folder] == nil {
		m.packages[folder] = p
	}
	return files
}
