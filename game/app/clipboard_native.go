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
	"unicode/utf16"

	"lostupdate/game/internal/x11clip"
	"lostupdate/game/model/msg"
)

// copyPatience is how long a clipboard program may take.
const copyPatience = 2 * time.Second

// clipboardPrograms lists, for a system, the programs that put their input on the clipboard, best first. They come
// with the system or are commonly there, and keep the text when the game has ended; where an X server has none of them,
// package x11clip takes their place.
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
		command.Stdin = strings.NewReader(forProgram(program[0], text))
		err := command.Run()
		cancel()
		if err == nil {
			return nil
		}
		errs = append(errs, err)
	}
	err := x11clip.Copy(text)
	if err == nil {
		return nil
	}
	errs = append(errs, err)
	return fmt.Errorf("app: no program took the text for the clipboard: %w", errors.Join(errs...))
}

// forProgram returns a text as a program reads it: that of Windows takes anything without a mark for the code page of the
// console, which has no Chinese.
func forProgram(program, text string) string {
	if program != "clip.exe" {
		return text
	}
	marked := []byte{0xFF, 0xFE}
	for _, unit := range utf16.Encode([]rune(text)) {
		marked = append(marked, byte(unit), byte(unit>>8))
	}
	return string(marked)
}

// pasteBytesMax is how much of the clipboard is looked at: a solution is far smaller.
const pasteBytesMax = 1 << 20

// pastePrograms lists the programs that print what is on the clipboard, best first.
func pastePrograms(goos string) [][]string {
	switch goos {
	case "darwin":
		return [][]string{{"pbpaste"}}
	case "windows":
		return [][]string{{"powershell.exe", "-NoProfile", "-Command", "Get-Clipboard -Raw"}}
	}
	return [][]string{{"wl-paste", "--no-newline"}, {"xclip", "-selection", "clipboard", "-out"}, {"xsel", "--clipboard", "--output"}}
}

// fetchText asks for the text on the clipboard, beside the game: a program may take its time.
func fetchText(later func(msg.Msg)) {
	go func() {
		text, err := pasteText(pastePrograms(runtime.GOOS))
		if err != nil {
			text, err = x11clip.Paste(copyPatience)
		}
		if err != nil {
			later(msg.Say(msg.Trouble, "shell.trouble.paste-failed"))
			return
		}
		later(msg.Say(msg.Paste, text))
	}()
}

// pasteText returns what the first of the programs prints that works.
func pasteText(programs [][]string) (string, error) {
	var errs []error
	for _, program := range programs {
		ctx, cancel := context.WithTimeout(context.Background(), copyPatience)
		text, err := exec.CommandContext(ctx, program[0], program[1:]...).Output()
		cancel()
		if err == nil {
			return string(text[:min(len(text), pasteBytesMax)]), nil
		}
		errs = append(errs, err)
	}
	return "", fmt.Errorf("app: no program gave the text on the clipboard: %w", errors.Join(errs...))
}

// listenForShared has nothing to listen to: a window gets no links, and pasting with the keys is a message of the view.
func listenForShared(func(msg.Msg)) {}

// pageAddress is what the player has said that it is.
func pageAddress(asked string) string { return asked }
