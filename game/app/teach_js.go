package app

import "syscall/js"

// teach goes to the page for teachers, which stands beside the game's.
func (g *Game) teach(language string) {
	js.Global().Get("location").Call("assign", "teacher.html?lang="+language)
}
