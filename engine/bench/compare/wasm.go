package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// printOurs runs our side of all programs and prints a line for each: nanoseconds
// and states, reduced and whole.
func printOurs(runs int, _ bool) error {
	for _, p := range pairings() {
		t, err := measure(p.program, runs)
		if err != nil {
			return err
		}
		fmt.Println(int64(t.reduced), t.states, int64(t.whole), t.wholeStates)
	}
	return nil
}

// runInNode compiles this command for the browser and lets node run our side.
func runInNode(runs int, dir string) ([]timing, error) {
	if _, err := exec.LookPath("node"); err != nil {
		return nil, fmt.Errorf("node is not installed; on Debian: apt-get install nodejs")
	}
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return nil, fmt.Errorf("go env: %v", err)
	}
	binary := filepath.Join(dir, "ours.wasm")
	build := exec.Command("go", "build", "-o", binary, "lostupdate/engine/bench/compare")
	build.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	if out, err := build.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("go build: %v\n%s", err, out)
	}
	execute := filepath.Join(strings.TrimSpace(string(root)), "lib", "wasm", "go_js_wasm_exec")
	out, err := exec.Command(execute, binary, "-ours", "-runs", fmt.Sprint(runs)).Output()
	if err != nil {
		return nil, fmt.Errorf("node: %v", err)
	}
	var all []timing
	for in := bytes.NewReader(out); ; {
		var t timing
		if _, err := fmt.Fscanln(in, &t.reduced, &t.states, &t.whole, &t.wholeStates); err != nil {
			break
		}
		all = append(all, t)
	}
	if len(all) != len(pairings()) {
		return nil, fmt.Errorf("node printed %d results for %d programs", len(all), len(pairings()))
	}
	return all, nil
}
