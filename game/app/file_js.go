package app

import (
	"errors"
	"path"
	"syscall/js"

	"lostupdate/game/model/msg"
)

// saveFile gives a file to the browser as a download, and returns its name.
func saveFile(name string, data []byte) (place string, err error) {
	document := js.Global().Get("document")
	if !document.Truthy() {
		return "", errors.New("app: there is no page to download from")
	}
	bytes := js.Global().Get("Uint8Array").New(len(data))
	js.CopyBytesToJS(bytes, data)
	kind := map[string]string{".png": "image/png", ".gif": "image/gif", ".json": "application/json"}[path.Ext(name)]
	if kind == "" {
		kind = "text/plain;charset=utf-8"
	}
	blob := js.Global().Get("Blob").New([]any{bytes}, map[string]any{"type": kind})
	urls := js.Global().Get("URL")
	url := urls.Call("createObjectURL", blob)
	link := document.Call("createElement", "a")
	link.Set("href", url)
	link.Set("download", name)
	link.Call("click")
	urls.Call("revokeObjectURL", url)
	return name, nil
}

// pickFile lets the player choose a file of progress.
func pickFile(later func(msg.Msg)) {
	input := js.Global().Get("document").Call("createElement", "input")
	input.Set("type", "file")
	input.Set("accept", ".json,application/json")
	var chosen, read js.Func
	read = js.FuncOf(func(_ js.Value, args []js.Value) any {
		later(msg.Say(msg.Import, args[0].String()))
		read.Release()
		chosen.Release()
		return nil
	})
	chosen = js.FuncOf(func(js.Value, []js.Value) any {
		file := input.Get("files").Index(0)
		if file.Truthy() {
			file.Call("slice", 0, importBytesMax).Call("text").Call("then", read)
		}
		return nil
	})
	input.Call("addEventListener", "change", chosen)
	input.Call("click")
}
