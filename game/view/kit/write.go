package kit

import (
	"unicode"

	"lostupdate/game/draw"
	"lostupdate/game/input/event"
	"lostupdate/game/model/msg"
)

// Write makes a target a field to write in: what the keyboard writes while the focus is there is added at its end.
type Write struct {
	Text  string                    // what stands in it
	Send  func(text string) msg.Msg // what another text sends
	First bool                      // the focus goes here when it is nowhere
	Enter msg.Msg                   // what Enter sends
}

// byKey takes the keys that a field understands, and those that write: the text comes as an event of its own, and no
// shortcut may act on it.
func (w *Write) byKey(key event.Key) (sent []msg.Msg, done bool) {
	switch key {
	case event.KeyBackspace, event.KeyDelete:
		letters := []rune(w.Text)
		if len(letters) == 0 {
			return nil, true
		}
		return []msg.Msg{w.Send(string(letters[:len(letters)-1]))}, true
	case event.KeyEnter:
		if w.Enter.Verb == msg.None {
			return nil, false
		}
		return []msg.Msg{w.Enter}, true
	case event.KeyEscape, event.KeyTab, event.KeyArrowUp, event.KeyArrowDown, event.KeyArrowLeft, event.KeyArrowRight:
		return nil, false
	}
	return nil, key < event.KeyF1 || key > event.KeyF12
}

// text gives what the keyboard wrote to the field in focus.
func (h *Hands) text(r rune) []msg.Msg {
	t := h.find(h.focus)
	if t == nil || t.Write == nil || t.Disabled != "" || h.carried != nil || !unicode.IsPrint(r) {
		return nil
	}
	return []msg.Msg{t.Write.Send(t.Write.Text + string(r))}
}

// entry takes all that stands in a field of the page.
func (h *Hands) entry(id, text string) []msg.Msg {
	t := h.find(id)
	if t == nil || t.Write == nil || t.Disabled != "" || text == t.Write.Text {
		return nil
	}
	return []msg.Msg{t.Write.Send(text)}
}

// Field draws a field to write in and makes it a target. hint stands in it while it is empty.
func (f *Frame) Field(r draw.Rect, id, label, hint string, w Write) State {
	state := f.Target(Target{ID: id, Rect: r, Label: label + ": " + w.Text, Plain: true, Write: &w, First: w.First})
	rim := f.Theme.Outline
	if state.Warm() || f.hands.focus == id {
		rim = f.Theme.Accent
	}
	f.List.FillRound(r, 8, draw.Hex(0xFFFFFF))
	f.List.StrokeRound(r, 8, 2, rim)
	inside := r.InsetXY(12, 0)
	if w.Text == "" {
		f.Line(inside, hint, f.Font.Body, f.Theme.InkSoft, Left)
		return state
	}
	f.Line(inside, w.Text, f.Font.Body, f.Theme.Ink, Left)
	if f.hands.focus == id {
		at := min(inside.Right(), inside.X+f.Book.Measure(w.Text, f.Font.Body)+3)
		f.List.FillRect(draw.Rect{X: at, Y: r.Y + r.H*0.25, W: 2, H: r.H * 0.5}, f.Theme.Ink)
	}
	return state
}
