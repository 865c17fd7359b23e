//go:build !js

package app

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"runtime"
	"strings"
	"time"
)

// copyPatience is how long a clipboard program may take.
const copyPatience = 2 * time.Second

// clipboardPrograms lists, for a system, the programs that put their input on the clipboard, best first. They come
// with the system or are commonly there; a library would need cgo and the X11 headers.
func clipboardPrograms(goos string) [][]string {
	switch goos {
	case "darwin":
		return [][]string{{"pbcopy"}}
	case "windows":
		return [][]string{{"clip.exe"}}
	}
	return [][]string{{"wl-copy"}, {"xclip", "-selection", "clipboard"}, {"xsel", "--clipboard", "--input"}}
}

// copyText puts a text on the clipboard.
func copyText(text string) error {
	var errs []error
	for _, program := range clipboardPrograms(runtime.GOOS) {
		ctx, cancel := context.WithTimeout(context.Background(), copyPatience)
		command := exec.CommandContext(ctx, program[0], program[1:]...)
		command.Stdin = strings.NewReader(text)
		err := command.Run()
		cancel()
		if err == nil {
			return nil
		}
		errs = append(errs, err)
	}
	return fmt.Errorf("app: no program took the text for the clipboard: %w", errors.Join(errs...))
}
