package main

import (
	"archive/zip"
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"lostupdate/levels/class"
)

type gradescopeCommand struct {
	Out        string `help:"The autograder to write." short:"o" required:"" type:"path" placeholder:"FILE.zip"`
	Assignment string `help:"The assignment's link or text, or a file with it." required:"" placeholder:"LINK"`
	Lang       string `help:"Language of the results: en or zh." enum:"en,zh" default:"en"`
	Binary     string `help:"Use this inspector, built for Linux, instead of building one." type:"path" placeholder:"FILE"`
	Arch       string `help:"Processor of the machine that grades." enum:"amd64,arm64" default:"amd64"`
}

// setupScript runs once, when the service makes its image.
const setupScript = `#!/usr/bin/env bash
# There is nothing to install: the inspector beside this file needs nothing.
exit 0
`

// runScript runs for each submission. The service puts it into /autograder, with the archive's files in source, the
// student's in submission, and reads results/results.json.
const runScript = `#!/usr/bin/env bash
cd "${AUTOGRADER:-/autograder}" || exit 1
mkdir -p results
source/inspector grade submission --assignment source/assignment.txt --format gradescope --lang %s --out results/results.json
exit 0 # whatever the points are; without results.json the service says that the autograder has failed
`

func (c *gradescopeCommand) run(t *tool) error {
	a, err := t.assignment(c.Assignment)
	if err != nil {
		return err
	}
	binary, err := c.binary()
	if err != nil {
		return err
	}
	archive, err := autograder(a, binary, c.Lang)
	if err != nil {
		return err
	}
	if err := os.WriteFile(c.Out, archive, 0o644); err != nil {
		return unreadablePath(err, writeAdvice)
	}
	fmt.Fprintf(t.out, "%s: %s, code %s, %d MiB\n", c.Out, plural(len(a.Levels), "level"), a.Code(), len(archive)>>20)
	return nil
}

// binary returns an inspector that runs on any Linux of the architecture.
func (c *gradescopeCommand) binary() ([]byte, error) {
	if c.Binary != "" {
		source, err := os.ReadFile(c.Binary)
		return source, unreadablePath(err, "name an inspector that was built for Linux.")
	}
	folder, err := os.MkdirTemp("", "autograder")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	name := filepath.Join(folder, "inspector")
	build := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", name, "lostupdate/levels/cmd/inspector")
	build.Env = append(os.Environ(), "CGO_ENABLED=0", "GOOS=linux", "GOARCH="+c.Arch)
	if said, err := build.CombinedOutput(); err != nil {
		return nil, usageError(fmt.Sprintf("the inspector could not be built: %v\n%s\nAdvice: run this in the source folder of the game, with Go installed, or give --binary FILE.", err, bytes.TrimSpace(said)))
	}
	return os.ReadFile(name)
}

// autograder packs the files into an archive, at its top, as the service wants them. It is the same
// archive for the same files.
func autograder(a *class.Assignment, binary []byte, language string) ([]byte, error) {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, file := range []struct {
		name   string
		mode   os.FileMode
		source []byte
	}{
		{"setup.sh", 0o755, []byte(setupScript)},
		{"run_autograder", 0o755, fmt.Appendf(nil, runScript, language)},
		{"assignment.txt", 0o644, []byte(a.Text() + "\n")},
		{"inspector", 0o755, binary},
	} {
		head := &zip.FileHeader{Name: file.name, Method: zip.Deflate, Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)}
		head.SetMode(file.mode)
		to, err := w.CreateHeader(head)
		if err != nil {
			return nil, err
		}
		if _, err := to.Write(file.source); err != nil {
			return nil, err
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
