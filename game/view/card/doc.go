// Package card says what is to be seen and read on the card of a station, and on
// a thing that hangs on a wall: for the engineer's screen and the saboteur's
// alike, so that one picture has one meaning.
//
// It refuses to draw and to lay out: screens do that, each in its own way. Cards
// that the first levels know, such as read and write, the screens say themselves,
// since there they have more to say about them.
package card
