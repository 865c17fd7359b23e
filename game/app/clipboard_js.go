package app

import (
	"errors"
	"syscall/js"

	"lostupdate/game/model/msg"
	"lostupdate/game/model/share"
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

// fetchText asks the browser for the text on the clipboard. Some browsers ask the player, some refuse; what the player
// pastes with the keys comes by listenForShared.
func fetchText(later func(msg.Msg)) {
	refused := msg.Say(msg.Trouble, "shell.trouble.paste-refused")
	clipboard := js.Global().Get("navigator").Get("clipboard")
	if !clipboard.Truthy() || clipboard.Get("readText").Type() != js.TypeFunction {
		later(refused)
		return
	}
	var taken, failed js.Func
	answer := func(message func(args []js.Value) msg.Msg) js.Func {
		return js.FuncOf(func(_ js.Value, args []js.Value) any {
			later(message(args))
			taken.Release()
			failed.Release()
			return nil
		})
	}
	taken = answer(func(args []js.Value) msg.Msg { return msg.Say(msg.Paste, args[0].String()) })
	failed = answer(func([]js.Value) msg.Msg { return refused })
	clipboard.Call("readText").Call("then", taken, failed)
}

// listenForShared hands on what the player pastes with the keys, and links that are followed while the game runs: only
// what stands behind "#" changes then, and the page stays.
func listenForShared(later func(msg.Msg)) {
	window := js.Global()
	window.Call("addEventListener", "paste", js.FuncOf(func(_ js.Value, args []js.Value) any {
		if args[0].Get("target").Get("tagName").String() == "INPUT" {
			return nil // it goes into the field
		}
		if data := args[0].Get("clipboardData"); data.Truthy() {
			later(msg.Say(msg.Paste, data.Call("getData", "text/plain").String()))
		}
		return nil
	}))
	window.Call("addEventListener", "hashchange", js.FuncOf(func(js.Value, []js.Value) any {
		if fragment := window.Get("location").Get("hash").String(); share.IsLink(fragment) {
			later(msg.Msg{Verb: msg.Paste, N: 1, Text: fragment})
		}
		return nil
	}))
}

// pageAddress is where the page is, without what it was asked for.
func pageAddress(string) string {
	location := js.Global().Get("location")
	return location.Get("origin").String() + location.Get("pathname").String()
}
