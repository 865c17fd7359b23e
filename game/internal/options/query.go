package options

import (
	"net/url"
	"strings"
)

// FromFragment reads the part of an address behind "#", such as "#a=1-Aw5XZW", into the options. What it does not
// understand it passes over; whether the assignment makes sense, the game says.
func (o Options) FromFragment(fragment string) Options {
	fragment = strings.TrimPrefix(fragment, "#")
	for part := range strings.SplitSeq(fragment, "&") {
		if text, found := strings.CutPrefix(part, "a="); found && text != "" {
			o.Assignment = text
		}
	}
	return o
}

// FromQuery reads the part of an address behind "?", such as "?level=homework-night&lang=zh". What it does not
// understand it passes over.
func FromQuery(query string) Options {
	var o Options
	// ParseQuery gives the good part even when another part is bad.
	values, _ := url.ParseQuery(strings.TrimPrefix(query, "?"))
	if level := values.Get("level"); checkLevel(level) == nil {
		o.Level = level
	}
	if lang := values.Get("lang"); checkLang(lang) == nil {
		o.Lang = lang
	}
	if screen, err := ParseScreen(values.Get("screen")); err == nil {
		o.Screen = screen
	}
	return o
}
