// Package msg is the vocabulary between a player's hands and the game: Msg says
// what the player, or the passing of time, wants, and Effect says what the game
// wants from the world outside.
//
// Both are plain, comparable, printable values. A game is its first model and the
// messages that followed; a list of printed messages is a recording that plays
// the same everywhere. Messages speak of levels, gates and ticks, never of pixels:
// turning a click into a message is the view's business, and no rule depends on
// where something is drawn.
package msg

import (
	"fmt"
	"strconv"
	"strings"
)

// Verb says what a message asks for.
type Verb uint8

const (
	None     Verb = iota
	Tick          // N sixtieths of a second have passed
	Resize        // Text is the logical size, such as "1280x800"
	Loaded        // Text is what was saved the last time, or "" if nothing was, of player N; 0 is the one who is shown
	Hosted        // from now on a page around the game hears of progress; Text is what it has kept, or ""
	Trouble       // Text is what went wrong outside, for a toast
	Language      // Text is "en" or "zh"
	Setting       // Text is NAME=VALUE
	Show          // Text is the scene: title, map, settings, help, credits
	Open          // Text is a level's id: to its screen, with the saved work
	Back          // one screen back, or close what lies on top
	Exit          // end the program, where there is one to end

	Edit // Text is a puzzle.Edit's line
	Undo
	Redo
	Reset   // take everything back to how the level was given; can be undone
	Run     // run the shift and have it inspected
	Cancel  // stop the inspection
	Edited  // leave the replay or result, back to building
	Seek    // the playhead goes to N: a tick of the shift, a step of a replay
	Forward // one step or tick forward
	Rewind  // one step or tick back
	Play    // let the playhead run
	Pause
	Speed    // N quarters of normal speed, from 1 to 64
	Choose   // Text names which run is shown: shift, witness, clearest, or a number of an earlier failure
	Hint     // show the next hint
	Select   // Text is an object that the player looks at closely, "" for nothing
	StepTask // sabotage: worker N, from 1, does the next step; Text is which way of several, from 0, "" for the first
	Unfold   // Text is a card to fold or unfold, as package folds names it
	Export   // what becomes of the program on the code sheet: "copy" or "file", and the language of its comments
	Told     // Text is what went well outside, for a toast: the text's key, and a name that belongs into it
	Share    // Text is what to give away or to ask for: text, link, paste, picture, film, stop
	Paste    // Text is what another player has shared; with N 1 it came as a link, which opens its level
	Adopt    // Text is a solution file that takes the place of what was built
	Filmed   // N percent of the film are made; -1 if it came to nothing
	Import   // Text is a file of progress that the player has brought
	Assign   // Text is an assignment, or a link with one; "" is none; with N 1 the page around the game asks for it, and no other counts
	Student  // Text is the nickname or number that goes into a ticket; with N 1 the page gives it, and nobody is asked
	HandIn   // give the player a ticket as a file
	Machine  // Text is what was kept of the machine: its settings, and who played last
	Found    // Text is what was saved of player N, who is not the one that Loaded is about
	Guide    // "skip" the guidance of the level, or "again LEVEL" to see it once more
	Player   // what the list of players is for, with player N: Text is choose, add, rename, write NAME, done, delete, ...
	verbEnd
)

var verbNames = [verbEnd]string{
	None: "none", Tick: "tick", Resize: "resize", Loaded: "loaded", Hosted: "hosted", Trouble: "trouble", Language: "language",
	Setting: "setting", Show: "show", Open: "open", Back: "back", Exit: "exit", Edit: "edit", Undo: "undo", Redo: "redo",
	Reset: "reset", Run: "run", Cancel: "cancel", Edited: "edited", Seek: "seek", Forward: "forward",
	Rewind: "rewind", Play: "play", Pause: "pause", Speed: "speed", Choose: "choose", Hint: "hint",
	Select: "select", StepTask: "step", Unfold: "unfold", Export: "export", Told: "told",
	Share: "share", Paste: "paste", Adopt: "adopt", Filmed: "filmed", Import: "import",
	Assign: "assign", Student: "student", HandIn: "hand-in",
	Machine: "machine", Found: "found", Guide: "guide", Player: "player",
}

// String returns the verb as recordings write it.
func (v Verb) String() string {
	if v < verbEnd {
		return verbNames[v]
	}
	return fmt.Sprintf("Verb(%d)", uint8(v))
}

// Msg is one message. Which of N and Text count depends on the verb.
type Msg struct {
	Verb Verb
	N    int64
	Text string
}

// Do returns a message that needs no more than its verb.
func Do(v Verb) Msg { return Msg{Verb: v} }

// Say returns a message with a text.
func Say(v Verb, text string) Msg { return Msg{Verb: v, Text: text} }

// Number returns a message with a number.
func Number(v Verb, n int64) Msg { return Msg{Verb: v, N: n} }

// String returns the message on one line; Parse reads it back.
func (m Msg) String() string {
	line := m.Verb.String() + " " + strconv.FormatInt(m.N, 10)
	if m.Text != "" {
		line += " " + strconv.Quote(m.Text)
	}
	return line
}

// Parse reads a line that String wrote.
func Parse(line string) (Msg, error) {
	name, rest, _ := strings.Cut(line, " ")
	number, text, hasText := strings.Cut(rest, " ")
	for v, known := range verbNames {
		if known != name {
			continue
		}
		n, err := strconv.ParseInt(number, 10, 64)
		if err != nil {
			return Msg{}, fmt.Errorf("message %q: want a whole number after %q", line, name)
		}
		m := Msg{Verb: Verb(v), N: n}
		if hasText {
			if m.Text, err = strconv.Unquote(text); err != nil {
				return Msg{}, fmt.Errorf("message %q: want a quoted text at the end", line)
			}
		}
		return m, nil
	}
	return Msg{}, fmt.Errorf("message %q: there is no verb %q", line, name)
}
