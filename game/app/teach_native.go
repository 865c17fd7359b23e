//go:build !js

package app

import (
	"net/url"
	"os/exec"
	"runtime"

	"lostupdate/game/model/msg"
)

// teach opens the page for teachers in the system's browser, beside the game. The first time it is built, which takes
// a while; where no browser opens, the player still reads the address.
func (g *Game) teach(language string) {
	if g.teacher == nil {
		g.update(msg.Say(msg.Trouble, "shell.trouble.teachers-failed"))
		return
	}
	g.update(told("shell.teachers-building", ""))
	go func() {
		address, err := g.teacher()
		if err == nil {
			address, err = url.JoinPath(address, "teacher.html")
		}
		if err != nil {
			g.outbox.later(msg.Say(msg.Trouble, "shell.trouble.teachers-failed"))
			return
		}
		address += "?lang=" + language
		g.outbox.later(told("shell.teachers-at", address))
		openInBrowser(address)
	}()
}

// browserProgram is what opens an address, for a system.
func browserProgram(goos, address string) []string {
	switch goos {
	case "darwin":
		return []string{"open", address}
	case "windows":
		return []string{"rundll32", "url.dll,FileProtocolHandler", address}
	}
	return []string{"xdg-open", address}
}

// openInBrowser asks the system to open an address. It is a favour: whoever has no such program reads the address.
func openInBrowser(address string) {
	program := browserProgram(runtime.GOOS, address)
	command := exec.Command(program[0], program[1:]...)
	if command.Start() == nil {
		_ = command.Wait()
	}
}
