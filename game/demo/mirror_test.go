package demo_test

import (
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/require"

	"lostupdate/game/input/event"
	"lostupdate/game/loc"
	"lostupdate/game/model"
	"lostupdate/game/model/engineer"
	"lostupdate/game/model/msg"
	"lostupdate/game/model/sabotage"
	"lostupdate/game/view"
)

// rawKey finds the key of a text that a catalogue lacks, or a hole that was not filled.
var rawKey = regexp.MustCompile(`\b(?:shell|engineer|sabotage|card|tell)\.[a-z]|<no value>|\{\{`)

// TestTheMirrorTellsEveryScreen reads what is told to somebody who cannot see the last picture of a demo: which screen it
// is, how things stand, and what can be done.
func TestTheMirrorTellsEveryScreen(t *testing.T) {
	th := newTheatre(t)
	for _, name := range names(t) {
		m := th.play(name)
		texts := map[string]string{}
		for _, language := range loc.Languages() {
			m.Update(msg.Say(msg.Language, language))
			_, hands := th.frame(m)
			words := th.words.In(language)
			d := view.Tell(m, words, hands)
			t.Logf("%s: %q", name, d.Parts)
			require.True(t, namesAScreen(words, d.Parts[0]), "%s in %s begins with %q", name, language, d.Parts[0])
			require.GreaterOrEqual(t, len(d.Parts), 3, name)
			require.True(t, saysWhatToDo(words, d.Parts[len(d.Parts)-1]), "%s in %s ends with %q", name, language, d.Parts[len(d.Parts)-1])
			require.NotRegexp(t, rawKey, d.Text, name)
			require.NotContains(t, d.Text, "..", name)
			texts[language] = d.Text
			if showsCode(m) { // a program is the same in every language
				texts[language] = d.Parts[0] + d.Parts[len(d.Parts)-1]
			}
			if m.Toasts != nil {
				continue
			}
			require.Equal(t, d, view.Tell(m, words, hands), "telling changes nothing")
		}
		require.Equal(t, language(texts[loc.Chinese]), loc.Chinese, name)
		require.Equal(t, language(texts[loc.English]), loc.English, name)
	}
}

func showsCode(m *model.Model) bool {
	return m.Engineer != nil && m.Engineer.Sheet == engineer.CodeSheet || m.Sabotage != nil && m.Sabotage.Sheet == sabotage.CodeSheet
}

func namesAScreen(words loc.Words, part string) bool {
	for _, key := range []string{
		"screen.title", "screen.map", "screen.room", "screen.engineer", "screen.sabotage", "screen.predict", "screen.question",
		"on-top.result", "on-top.hints", "on-top.help", "on-top.story", "on-top.code",
	} {
		if strings.HasPrefix(part, words.Say("tell."+key)) {
			return true
		}
	}
	return strings.HasPrefix(part, words.Say("tell.screen.sheet", loc.Args{"Name": ""}))
}

// saysWhatToDo tells whether a sentence names a key to press.
func saysWhatToDo(words loc.Words, part string) bool {
	keys := []string{"Escape", "Enter", "Space"}
	if words.Language() == loc.Chinese {
		keys = []string{"Esc", "回车", "空格"}
	}
	for _, key := range keys {
		if strings.Contains(part, key) {
			return true
		}
	}
	return false
}

// language tells which of the two a text is in, by what most of its letters are.
func language(text string) string {
	chinese, latin := 0, 0
	for _, r := range text {
		switch {
		case unicode.Is(unicode.Han, r):
			chinese += 3 // a character says as much as some letters
		case unicode.IsLetter(r):
			latin++
		}
	}
	if chinese > latin {
		return loc.Chinese
	}
	return loc.English
}

// TestTheKeyboardComesToNothingNameless goes round every demo's last screen with Tab and listens.
func TestTheKeyboardComesToNothingNameless(t *testing.T) {
	th := newTheatre(t)
	for _, name := range names(t) {
		m := th.play(name)
		if m.Rebinding != "" {
			continue // the next key is the new one
		}
		for _, spoken := range loc.Languages() {
			m.Update(msg.Say(msg.Language, spoken))
			f, hands := th.frame(m)
			usable := 0
			for _, x := range hands.Touchables() {
				require.NotEmpty(t, strings.TrimSpace(x.Spoken), "%s: %s", name, x.ID)
				require.NotRegexp(t, rawKey, x.Spoken, "%s: %s", name, x.ID)
				usable++
			}
			require.Positive(t, usable, "%s: something can be done", name)
			for range usable {
				hands.Handle(event.Event{Kind: event.KeyDown, Key: event.KeyTab})
				view.Draw(m, f)
				require.NotEmpty(t, hands.Spoken(), "%s: after Tab", name)
			}
		}
	}
}

func TestOnlyWhatHasChangedIsToldAgain(t *testing.T) {
	th := newTheatre(t)
	m := th.play("sabotage")
	tell := func(m *model.Model) []string {
		_, hands := th.frame(m)
		return view.Tell(m, th.words.In(loc.English), hands).Parts
	}
	before := tell(m)
	m.Update(msg.Number(msg.StepTask, 1))
	after := tell(m)
	require.Equal(t, before[:3], after[:3], "screen, title and goal stay")
	require.Contains(t, after, "Step 1, Worker 1: read 0, +1.")
	require.Contains(t, after, "1 step made, interrupts: 0.")

	running := th.play("engineer-running")
	running.Update(msg.Number(msg.Play, 1))
	playing := tell(running)
	for range 60 {
		running.Update(msg.Number(msg.Tick, 1))
		require.Equal(t, playing, tell(running), "a run that plays is not told tick by tick")
	}
}
