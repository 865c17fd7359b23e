package kit

import (
	"slices"

	"lostupdate/game/draw"
	"lostupdate/game/input/event"
	"lostupdate/game/model/msg"
)

// usable tells whether the target can be used at all, and not only looked at.
func (t *placed) usable() bool {
	return t.Click.Verb != msg.None || t.Remove.Verb != msg.None || t.Peek.Name != "" || t.Carry != "" || t.Slide != nil || t.Write != nil ||
		t.Disabled != ""
}

// keyDown gives a key to the first that knows what to do with it: the hand that carries, the focused target, the
// shortcuts, and last the moving of the focus.
func (h *Hands) keyDown(e event.Event) []msg.Msg {
	if h.capture != nil {
		return h.captured(e)
	}
	mods, ok := ownMods(e.Mods)
	if !ok {
		return nil
	}
	h.refused = refusal{}
	if h.carried == nil && !e.Repeat && h.ask(e) {
		return nil
	}
	if h.carried != nil {
		if sent, done := h.keyCarrying(e, mods); done {
			return sent
		}
	}
	if mods == 0 {
		if sent, done := h.keyFocused(e); done {
			return sent
		}
	}
	if sent, done := h.keyChosen(e, mods); done {
		return sent
	}
	if e.Key == event.KeyEscape && !e.Repeat && h.top.dismiss.Verb != msg.None {
		return []msg.Msg{h.top.dismiss}
	}
	if mods != 0 || !h.scrollsByPage(e.Key) {
		h.keyMove(e, mods)
	}
	return nil
}

// ownMods returns the modifiers that shortcuts are told apart by. It refuses a combination that belongs to the system,
// such as Meta on a machine whose shortcuts go with Control.
func ownMods(mods event.Mods) (event.Mods, bool) {
	if (mods.Has(event.ModControl) || mods.Has(event.ModMeta)) && !mods.Has(event.ModCommand) {
		return 0, false
	}
	return mods & (event.ModShift | event.ModAlt | event.ModCommand), true
}

func (h *Hands) keyCarrying(e event.Event, mods event.Mods) (sent []msg.Msg, done bool) {
	switch e.Key {
	case event.KeyEscape:
		h.focus, h.keyboard, h.carried = h.carried.From, true, nil
		return nil, true
	case event.KeyEnter, event.KeySpace:
		if e.Repeat {
			return nil, true
		}
		to := h.find(h.carried.aim)
		if to == nil || to.ID == h.carried.From {
			h.carried = nil
			return nil, true
		}
		return h.putDown(to), true
	case event.KeyTab:
		h.takeByKeys()
		h.step(mods.Has(event.ModShift), h.concerns, h.carried.aim, h.aimAt)
		return nil, true
	}
	if direction, ok := arrow(e.Key); ok && mods == 0 {
		h.takeByKeys()
		h.steer(direction, h.concerns, h.carried.At, h.carried.aim, h.aimAt)
		return nil, true
	}
	return nil, false
}

// takeByKeys lets the keyboard move what the mouse has taken up.
func (h *Hands) takeByKeys() {
	h.carried.keys, h.carried.sticky, h.keyboard, h.press = true, true, true, nil
}

// keyFocused gives a key to the focused target, if the player sees that it is focused. A slider takes its keys also
// after a click, as everywhere.
func (h *Hands) keyFocused(e event.Event) (sent []msg.Msg, done bool) {
	t := h.find(h.focus)
	if t == nil {
		return nil, false
	}
	if t.Slide != nil && t.Disabled == "" {
		if value, ok := t.Slide.byKey(e.Key); ok {
			if value == t.Slide.Value || t.Slide.Send == nil {
				return nil, true
			}
			return []msg.Msg{t.Slide.Send(value)}, true
		}
	}
	if t.Write != nil && t.Disabled == "" {
		if sent, done := t.Write.byKey(e.Key); done {
			return sent, true
		}
	}
	if !h.keyboard {
		return nil, false
	}
	switch e.Key {
	case event.KeyEnter, event.KeySpace:
		if !t.usable() {
			return nil, false
		}
		if e.Repeat {
			return nil, true
		}
		carry := t.Carry != "" && t.Disabled == ""
		if carry && (e.Key == event.KeySpace || t.Click.Verb == msg.None) {
			h.pickUpByKeys(t)
			return nil, true
		}
		return h.activate(t), true
	case event.KeyDelete, event.KeyBackspace:
		if t.Remove.Verb != msg.None && t.Disabled == "" && !e.Repeat {
			return []msg.Msg{t.Remove}, true
		}
	}
	if _, ok := arrow(e.Key); ok {
		h.keyMove(e, 0)
		return nil, true
	}
	return nil, false
}

// byKey returns the value that a key leads to.
func (s *Slide) byKey(key event.Key) (int64, bool) {
	page := s.Page
	if page <= 0 {
		page = max(1, (s.Max-s.Min)/10)
	}
	value := s.Value
	switch key {
	case event.KeyArrowLeft, event.KeyArrowDown:
		if s.Upright == (key == event.KeyArrowLeft) {
			return 0, false
		}
		value--
	case event.KeyArrowRight, event.KeyArrowUp:
		if s.Upright == (key == event.KeyArrowRight) {
			return 0, false
		}
		value++
	case event.KeyPageDown:
		value -= page
	case event.KeyPageUp:
		value += page
	case event.KeyHome:
		value = s.Min
	case event.KeyEnd:
		value = s.Max
	default:
		return 0, false
	}
	return min(max(value, s.Min), s.Max), true
}

// captured gives a key to who has asked for one.
func (h *Hands) captured(e event.Event) []msg.Msg {
	switch e.Key {
	case event.KeyShift, event.KeyControl, event.KeyAlt, event.KeyMeta:
		return nil
	}
	if e.Repeat {
		return nil
	}
	return []msg.Msg{h.capture(e.Key)}
}

// keyChosen finds the shortcut of a key by what the player has chosen it for, or, where that is nothing here, by itself.
func (h *Hands) keyChosen(e event.Event, mods event.Mods) (sent []msg.Msg, done bool) {
	if mods != 0 {
		return h.keyShortcut(e, mods)
	}
	pressed := e.Key
	e.Key = h.keys.Meaning(pressed)
	if sent, done := h.keyShortcut(e, 0); done || !h.keys.Own(pressed) {
		return sent, done
	}
	e.Key = pressed
	return h.keyShortcut(e, 0)
}

// keyShortcut finds the shortcut of a key as the screens know it.
func (h *Hands) keyShortcut(e event.Event, mods event.Mods) (sent []msg.Msg, done bool) {
	for _, s := range h.shortcuts {
		if s.key != e.Key || s.mods != mods {
			continue
		}
		if e.Repeat && !repeats(s.msg.Verb) {
			return nil, true
		}
		return []msg.Msg{s.msg}, true
	}
	return nil, false
}

// repeats tells whether a held key may send the message again and again.
func repeats(v msg.Verb) bool {
	switch v {
	case msg.Undo, msg.Redo, msg.Forward, msg.Rewind, msg.Seek, msg.Speed:
		return true
	}
	return false
}

// keyMove moves the focus: Tab along everything that can be used, arrows over the screen.
func (h *Hands) keyMove(e event.Event, mods event.Mods) {
	direction, isArrow := arrow(e.Key)
	if e.Key != event.KeyTab && !isArrow || mods&^event.ModShift != 0 {
		return
	}
	seen, before := h.keyboard, h.focus
	h.keyboard = true
	current := h.find(h.focus)
	switch {
	case current == nil:
		if t := h.first(); t != nil {
			h.focusOn(t)
		}
	case !seen && isArrow:
		h.focusOn(current) // show where it is before it moves
	case isArrow:
		shown := func(t *placed) bool { return t.Label != "" }
		h.steer(direction, shown, current.Rect.Center(), h.focus, h.focusOn)
		if h.focus == before { // there is nowhere to go: there may be more to read
			h.scrollByKey(direction.Y * wheelDistance)
		}
	default:
		h.step(mods.Has(event.ModShift), (*placed).usable, h.focus, h.focusOn)
	}
}

func (h *Hands) focusOn(t *placed) {
	h.focus, h.since, h.reveal, h.quiet = t.ID, h.now, true, false
}

// first is where the focus goes when it is nowhere.
func (h *Hands) first() *placed {
	var first *placed
	for i := range h.targets {
		t := &h.targets[i]
		if t.First {
			return t
		}
		if first == nil && t.usable() {
			first = t
		}
	}
	return first
}

// step goes to the next target in the order of the screen, and round at the end.
func (h *Hands) step(back bool, takes func(*placed) bool, from string, to func(*placed)) {
	n := len(h.targets)
	at := slices.IndexFunc(h.targets, func(t placed) bool { return t.ID == from })
	way := 1
	if back {
		way = -1
		if at < 0 {
			at = 0
		}
	}
	for i := 1; i <= n; i++ {
		t := &h.targets[((at+way*i)%n+n)%n]
		if takes(t) {
			to(t)
			return
		}
	}
}

func arrow(key event.Key) (draw.Point, bool) {
	switch key {
	case event.KeyArrowUp:
		return draw.Pt(0, -1), true
	case event.KeyArrowDown:
		return draw.Pt(0, 1), true
	case event.KeyArrowLeft:
		return draw.Pt(-1, 0), true
	case event.KeyArrowRight:
		return draw.Pt(1, 0), true
	}
	return draw.Point{}, false
}

// steer goes to the target that lies nearest in a direction. What lies straight ahead is nearer than what lies aside.
func (h *Hands) steer(direction draw.Point, takes func(*placed) bool, from draw.Point, current string, to func(*placed)) {
	var best *placed
	var bestCost float32
	for i := range h.targets {
		t := &h.targets[i]
		if t.ID == current || !takes(t) {
			continue
		}
		way := t.Rect.Center().Sub(from)
		ahead := way.X*direction.X + way.Y*direction.Y
		if ahead <= 2 {
			continue
		}
		near := draw.Pt(max(t.Rect.X, min(from.X, t.Rect.Right())), max(t.Rect.Y, min(from.Y, t.Rect.Bottom()))).Sub(from)
		aside := near.X*direction.Y + near.Y*direction.X
		centre := way.X*direction.Y + way.Y*direction.X
		cost := ahead + 2.5*max(aside, -aside) + 0.3*max(centre, -centre)
		if best == nil || cost < bestCost {
			best, bestCost = t, cost
		}
	}
	if best != nil {
		to(best)
	}
}
