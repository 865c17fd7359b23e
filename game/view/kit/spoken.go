package kit

import "lostupdate/game/loc"

// Spoken is what a screen reader should say now: why the last wish was refused, where what is being carried would go,
// or what the keyboard has come to.
func (h *Hands) Spoken() string {
	if h.refused.text != "" {
		return h.refused.text
	}
	if h.carried != nil {
		if t := h.find(h.carried.aim); t != nil {
			return t.Label
		}
		return ""
	}
	if t := h.find(h.focus); t != nil && h.keyboard {
		return h.spokenName(&t.Target)
	}
	return ""
}

// spokenName is what a target is called where nobody sees what it looks like: with what it is set to, how it is used if
// not by pressing it, and why it cannot be used now.
func (h *Hands) spokenName(t *Target) string {
	name := t.Label
	with := func(key string, value string) {
		name = h.words.Say(key, loc.Args{"Name": name, "Value": value})
	}
	switch {
	case t.Switch && t.On:
		with("tell.switch-on", "")
	case t.Switch:
		with("tell.switch-off", "")
	case t.On:
		with("tell.chosen", "")
	}
	switch {
	case t.Disabled != "":
		with("tell.disabled", t.Disabled)
	case t.Carry != "" && t.Click.Verb == 0:
		with("tell.carries", "")
	case t.Key != "":
		with("tell.key", t.Key)
	}
	return name
}
