//go:build !js

package web

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
)

// The teacher's page stands beside the game's, with a program of its own that only that page loads.
const (
	teacherPackage = "./game/web/teacher"
	teacherName    = "teacher.wasm"
	teacherPage    = "teacher.html"
)

// teacherFiles are what the teacher's page loads beside its program and wasm_exec.js.
func teacherFiles() []string {
	return []string{
		"teacher.css", "teacher-words.js", "teacher-desk.js", "teacher-assign.js", "teacher-files.js", "teacher-grade.js", "teacher-grid.js",
		"teacher-findings.js", "teacher.js", "teacher-worker.js",
	}
}

// compileTeacher compiles the program of the teacher's page, and returns where it is; "" where what is built is not the
// game, or a source tree without one.
func (t toolchain) compileTeacher(ctx context.Context, cache string, options Options) (string, error) {
	if options.Package != gamePackage {
		return "", nil
	}
	if _, err := os.Stat(filepath.Join(t.root, filepath.FromSlash(teacherPackage))); err != nil {
		return "", nil
	}
	program := filepath.Join(cache, teacherName)
	return program, t.compile(ctx, teacherPackage, program, options.Progress)
}

// addTeacher adds the teacher's page, and everything that it needs, to the files of a site.
func addTeacher(files map[string][]byte, version string, options Options) error {
	if options.teacher == "" {
		return nil
	}
	wasm, err := os.ReadFile(options.teacher)
	if err != nil {
		return fmt.Errorf("web: %w", err)
	}
	files[teacherName] = wasm
	if files[teacherPage], err = render(teacherPage, version, len(wasm), options.static); err != nil {
		return err
	}
	for _, name := range teacherFiles() {
		if files[name], err = pageFiles.ReadFile("page/" + name); err != nil {
			return fmt.Errorf("web: %w", err)
		}
	}
	return nil
}
