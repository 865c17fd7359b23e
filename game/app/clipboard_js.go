package app

import (
	"errors"
	"syscall/js"
)

// copyText puts a text on the clipboard. The browser answers later and its refusal is not waited for.
func copyText(text string) error {
	clipboard := js.Global().Get("navigator").Get("clipboard")
	if !clipboard.Truthy() {
		return errors.New("app: this page may not use the clipboard")
	}
	clipboard.Call("writeText", text)
	return nil
}
