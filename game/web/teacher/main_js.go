package main

import (
	"syscall/js"

	"lostupdate/game/web/teacher/desk"
	"lostupdate/levels/class"
	"lostupdate/levels/class/report"
	"lostupdate/levels/puzzle"
)

func main() {
	ready := js.Global().Get("lostUpdateReady")
	d, err := desk.New()
	if err != nil {
		ready.Invoke(err.Error())
		return
	}
	js.Global().Set("lostUpdateDesk", lend(d))
	ready.Invoke(js.Null())
	select {} // the functions are called until the worker ends
}

// lend makes the functions that the worker calls.
func lend(d *desk.Desk) js.Value {
	functions := map[string]func(args []js.Value) any{
		"shelf":  func([]js.Value) any { return d.Shelf() },
		"assign": func(args []js.Value) any { return d.Assign(args[0].String()) },
		"read":   func(args []js.Value) any { return d.Read(args[0].String()) },
		"clear": func([]js.Value) any {
			d.Clear()
			return nil
		},
		"most": func(args []js.Value) any { return d.Most(args[0].String()) },
		"take": func(args []js.Value) any {
			if args[1].IsNull() {
				d.Unreadable(args[0].String())
				return nil
			}
			source := make([]byte, args[1].Length())
			js.CopyBytesToGo(source, args[1])
			d.Take(args[0].String(), source)
			return nil
		},
		"begin": func(args []js.Value) any { return begin(d, args[0].String()) },
		"step": func([]js.Value) any {
			decided, done := d.Step()
			return []any{decided, done}
		},
		"report": func(args []js.Value) any {
			printed := d.Report(report.Format(args[0].String()), puzzle.Language(args[1].String()))
			bytes := js.Global().Get("Uint8Array").New(len(printed))
			js.CopyBytesToJS(bytes, printed)
			return bytes
		},
		"solutions": func(args []js.Value) any { return d.Solutions(args[0].Int(), args[1].String()) },
	}
	lent := js.Global().Get("Object").New()
	for name, function := range functions {
		lent.Set(name, js.FuncOf(func(_ js.Value, args []js.Value) any { return function(args) }))
	}
	return lent
}

// begin tells how many pieces of work there are, or what is wrong with the assignment.
func begin(d *desk.Desk, assignment string) any {
	pieces, err := d.Begin(assignment)
	if p, bad := err.(*class.Problem); bad {
		return map[string]any{"en": p.Text.EN, "zh": p.Text.ZH}
	}
	return pieces
}
