package view

import (
	"strings"

	"lostupdate/game/loc"
	"lostupdate/game/model"
	"lostupdate/game/model/engineer"
	"lostupdate/game/model/sabotage"
	"lostupdate/game/view/guide"
	"lostupdate/game/view/kit"
	"lostupdate/game/view/sheet"
	"lostupdate/levels/puzzle"
)

// Description is what is on the screen, for who cannot see it.
type Description struct {
	Screen string // title, map, play, sabotage or result
	Title  string // of the window
	// Parts are the sentences of what there is to know now: which screen this is, how things stand, what has happened
	// last, what was found out, and what can be done. Each changes when something about it has changed, so that only that
	// has to be said again.
	Parts []string
	Text  string // the parts as one text
}

// Describe describes the screen. What the player's hands have to say is not in it: they say it themselves.
func Describe(m *model.Model, words loc.Words) Description { return describe(m, words, nil) }

// Tell is Describe for a screen that was drawn: what can be read on the modal that lies on top is told, too.
func Tell(m *model.Model, words loc.Words, hands *kit.Hands) Description {
	return describe(m, words, hands.Reading())
}

func describe(m *model.Model, words loc.Words, reading []string) Description {
	d := Description{Screen: string(m.Scene), Title: words.Say("shell.game")}
	switch {
	case m.Engineer != nil:
		d.Screen = "play"
		if m.Engineer.Sheet == engineer.ResultSheet {
			d.Screen = "result"
		}
	case m.Sabotage != nil && m.Sabotage.Sheet == sabotage.ResultSheet:
		d.Screen = "result"
	}
	if level := m.Level(); level != nil {
		d.Title = level.Text(puzzle.Language(words.Language())).Title + " · " + d.Title
	}
	t := teller{m: m, words: words, keys: m.Reached.Settings.Keys}
	parts := t.scene()
	switch {
	case m.Question != model.NoQuestion:
		parts = t.question()
	case m.Sheet != model.NoSheet:
		parts = t.sheet(reading)
	case m.Predict != nil:
		parts = t.asking()
	case t.onTop() != "":
		parts = t.onLevel(parts, reading)
	}
	if hint, ok := m.Hint(); ok {
		parts = append(parts, guide.Text(words, hint))
	}
	for _, t := range m.Toasts { // the latest, and what has come together with it
		if t.Since == m.Toasts[len(m.Toasts)-1].Since {
			parts = append(parts, sheet.Text(m, words, t))
		}
	}
	for _, part := range append(parts, t.advice()) {
		if part != "" {
			d.Parts = append(d.Parts, part)
		}
	}
	for i := range d.Parts {
		if !t.code() || i == 0 {
			d.Parts[i] = sentence(words, d.Parts[i])
		}
	}
	d.Text = strings.Join(d.Parts, between(words))
	return d
}

// sentence ends a part as a sentence ends.
func sentence(words loc.Words, part string) string {
	for _, end := range []string{".", "。", "?", "？", "!", "！", "…", ":", "："} {
		if strings.HasSuffix(part, end) {
			return part
		}
	}
	return part + strings.TrimRight(words.Say("shell.map.then"), " ")
}

// between is what stands between two sentences.
func between(words loc.Words) string {
	if words.Language() == loc.English {
		return " "
	}
	return ""
}
