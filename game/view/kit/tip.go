package kit

import (
	"strings"

	"lostupdate/game/draw"
	"lostupdate/game/input/event"
	"lostupdate/game/loc"
)

// Every target has a tooltip. What it says is found in the catalogue under "tip:", by what the target's ID says that it is:
// that of "quantum 4" under "quantum". So a view says in words of its own only what depends on how things stand, and
// help can say the same as the tooltip.

// tip is what the target's tooltip says, or "".
func (f *Frame) tip(t *Target) string {
	text := t.Tip
	if text == "" {
		var parts []string
		if !t.Plain {
			parts = append(parts, t.Label)
		}
		if key := f.tipKey(t.ID); key != "" {
			parts = append(parts, f.Words.Say(key))
		}
		text = strings.Join(parts, "\n")
	}
	if t.Key != "" && text != "" {
		first, rest, more := strings.Cut(text, "\n")
		text = first + "  (" + t.Key + ")"
		if more {
			text += "\n" + rest
		}
	}
	if t.Disabled != "" && text != "" {
		text += "\n" + t.Disabled
	}
	return text
}

// tipKey finds the catalogue's key for an ID: the longest beginning of it that has one, not counting numbers.
func (f *Frame) tipKey(id string) string {
	id, _, _ = strings.Cut(id, ":")
	var words []string
	for _, word := range strings.Fields(id) {
		if !strings.ContainsAny(word, "0123456789") {
			words = append(words, strings.ToLower(word))
		}
	}
	for n := len(words); n > 0; n-- {
		if key := "tip." + strings.Join(words[:n], "-"); f.Words.Has(key) {
			return key
		}
	}
	return ""
}

// ask lets the key of help explain what the player points at, in place, and reports whether it did. Pressed once more it
// opens the help itself, and so it does where nothing is pointed at.
func (h *Hands) ask(e event.Event) bool {
	help := h.keys.Meaning(e.Key) == event.KeyF1 && e.Mods == 0 || e.Key == event.KeySlash && e.Mods == event.ModShift
	if !help {
		h.asked = ""
		return false
	}
	t := h.find(h.pointed())
	if t == nil || t.ID == h.asked || h.tip(&t.Target) == "" {
		h.asked = ""
		return false
	}
	h.asked = t.ID
	return true
}

// pointed is the target that the player points at: with the focus while he uses keys, with the mouse otherwise.
func (h *Hands) pointed() string {
	if h.keyboard {
		return h.focus
	}
	return h.hover
}

// Point moves the focus to a target, as the keyboard would, for who shows pictures of it.
func (h *Hands) Point(id string) {
	if t := h.find(id); t != nil {
		h.keyboard, h.asked = true, ""
		h.focusOn(t)
	}
}

// explained is the target whose tooltip shows now, or nil.
func (f *Frame) explained() *placed {
	h := f.hands
	id := h.pointed()
	switch {
	case h.asked != "" && h.asked == id:
	case h.press != nil:
		if !h.press.told {
			return nil
		}
		id = h.press.id
	case h.quiet || h.now-h.since < tooltipTicks:
		return nil
	case !h.keyboard && f.wide(h.find(id)): // the mouse is always somewhere
		return nil
	}
	t := h.find(id)
	if t == nil || t.visible.Empty() || f.tip(&t.Target) == "" {
		return nil
	}
	return t
}

// wide tells whether a target is a ground that other things stand on, and not a thing.
func (f *Frame) wide(t *placed) bool {
	return t != nil && float32(t.visible.W*t.visible.H) > float32(f.Size.X*f.Size.Y)/10
}

// explain draws the tooltip of a target. Who has asked for it is told how to learn more.
func (f *Frame) explain(t *placed) {
	text := f.tip(&t.Target)
	if f.hands.asked == t.ID {
		text += "\n" + f.Words.Say("tip.more", loc.Args{"Key": f.Keys.Shown("F1")})
	}
	f.Tooltip(t.visible, text)
}

// Tooltip draws a bubble with text that points at r, beside it where there is room.
func (f *Frame) Tooltip(r draw.Rect, text string) {
	if strings.TrimSpace(text) != "" {
		f.bubble(r, text, f.Theme.Bar)
	}
}
