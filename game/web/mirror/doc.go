// Package mirror shows the page what the canvas shows the eye.
//
// A canvas is one picture: a screen reader finds nothing in it, and neither does a test. So in the browser the game
// keeps two mirrors of its state up to date:
//
//   - the texts of the elements with ids "mirror" and "spoken", live regions that a screen reader speaks, with the
//     language that they are written in. The second one says at once what the keyboard has come to. The first one is
//     polite, and has a paragraph for each part of the text: a reader says only the paragraphs that have changed, and
//     not the goal of the level again with every step. It changes at most a few times in three seconds (see pace);
//   - the object window.lostupdate, which tests and curious people read: frame (how many were drawn), screen, title,
//     lang, text, spoken, focus, and spots (name, label, x, y, w, h of everything that can be pressed, in pixels of the
//     page). It can be read and not written.
//
// On the desktop the same calls do nothing.
//
// The package refuses to be a way back into the game: nothing that a page does to these mirrors reaches it.
package mirror

import "slices"

// State is what there is to know about what is on the screen.
type State struct {
	// Screen is the short stable name of the screen: "title", "map", "play", "sabotage", "result".
	Screen string
	// Lang is the language that Title and Text are written in: "en" or "zh".
	Lang string
	// Title becomes the title of the page.
	Title string
	// Text is what a person who cannot see the screen needs to know now. Change it when something happened, not while
	// something moves: every change is spoken.
	Text string
	// Parts are the sentences of Text, each of which is spoken again only when it has changed.
	Parts []string
	// Spoken is what to say at once: what the keyboard has come to, or why something cannot be done.
	Spoken string
	// Focus is the name of the spot that the keyboard is at, or over which it carries something; "" for none.
	Focus string
	// Spots are the places that can be pressed, and while something is carried those where it may be put down.
	Spots []Spot
}

// Spot is a place that can be pressed, in pixels of the page. Name is stable, such as "run" or "level:the-key"; Label is
// what it is called in the language of the state.
type Spot struct {
	Name, Label string
	X, Y, W, H  float32
}

// Equal tells whether two states would be shown alike.
func (s State) Equal(other State) bool {
	return s.Screen == other.Screen && s.Lang == other.Lang && s.Title == other.Title && s.Text == other.Text &&
		s.Spoken == other.Spoken && s.Focus == other.Focus && slices.Equal(s.Spots, other.Spots)
}
