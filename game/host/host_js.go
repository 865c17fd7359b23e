package host

import (
	"syscall/js"

	"lostupdate/game/model/msg"
)

// The names that a host and the game find each other by.
const (
	hostName   = "lostUpdateHost"
	answerName = "lostUpdate"
)

// Host is a page around the game. Its methods may be called on nil, and do nothing then.
type Host struct{ object js.Value }

// Find returns the host; nil where there is none.
func Find() *Host {
	h := &Host{js.Global().Get(hostName)}
	if h.object.Type() != js.TypeObject {
		return nil
	}
	return h
}

// Given returns what the host gives at the start.
func (h *Host) Given() Given {
	if h == nil {
		return Given{}
	}
	return Given{
		Assignment: h.text("assignment"), Name: h.text("name"), Saved: h.text("saved"), Player: h.text("player"),
		Hears: h.field("progress").Type() == js.TypeFunction,
	}
}

// text returns a field of the host that is a string, or "". Whoever reads it bounds it.
func (h *Host) text(name string) string {
	if field := h.field(name); field.Type() == js.TypeString {
		return field.String()
	}
	return ""
}

// field reads a field. One that throws is one that is not there; only calls can be caught, so it is read by one.
func (h *Host) field(name string) (field js.Value) {
	defer func() {
		if _, threw := recover().(js.Error); threw {
			field = js.Undefined()
		}
	}()
	return js.Global().Get("Reflect").Call("get", h.object, name)
}

// Listen hands on what the host has to say. Call it once.
func (h *Host) Listen(later func(msg.Msg)) {
	if h == nil {
		return
	}
	told := js.FuncOf(func(_ js.Value, args []js.Value) any {
		if len(args) == 0 || args[0].Type() != js.TypeString {
			return false
		}
		said, known := Code(args[0].String()).Message()
		if known {
			later(said)
		}
		return known
	})
	object := js.Global().Get("Object")
	answer := object.Call("freeze", map[string]any{"told": told})
	object.Call("defineProperty", js.Global(), answerName, map[string]any{"value": answer, "enumerable": true})
}

// Progress tells the host how far the player is. Where that fails, now or later, the player hears of it.
func (h *Host) Progress(text string, later func(msg.Msg)) {
	if h == nil {
		return
	}
	failed, _ := Unreachable.Message()
	defer func() {
		if failure := recover(); failure != nil {
			if _, threw := failure.(js.Error); !threw {
				panic(failure)
			}
			later(failed)
		}
	}()
	answer := h.object.Call("progress", text)
	if answer.Type() != js.TypeObject || answer.Get("then").Type() != js.TypeFunction {
		return
	}
	var kept, rejected js.Func
	settled := func(failed bool, then msg.Msg) js.Func {
		return js.FuncOf(func(js.Value, []js.Value) any {
			if failed {
				later(then)
			}
			kept.Release()
			rejected.Release()
			return nil
		})
	}
	kept, rejected = settled(false, msg.Msg{}), settled(true, failed)
	answer.Call("then", kept, rejected)
}
