package app

import (
	"errors"
	"syscall/js"
)

// saveFile gives a text to the browser as a download, and returns its name.
func saveFile(name, text string) (place string, err error) {
	document := js.Global().Get("document")
	if !document.Truthy() {
		return "", errors.New("app: there is no page to download from")
	}
	blob := js.Global().Get("Blob").New([]any{text}, map[string]any{"type": "text/plain;charset=utf-8"})
	urls := js.Global().Get("URL")
	url := urls.Call("createObjectURL", blob)
	link := document.Call("createElement", "a")
	link.Set("href", url)
	link.Set("download", name)
	link.Call("click")
	urls.Call("revokeObjectURL", url)
	return name, nil
}
