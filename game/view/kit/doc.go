// Package kit is what every screen is made with: the frame that a view fills, the widgets it draws, and the hands that
// turn what a player does with mouse, finger or keyboard into messages.
//
// It works in immediate mode. For each picture a view gets an empty Frame, draws into its List, and names what can be
// touched with Frame.Target; nothing is kept but the Frame itself. Hands keep the targets of the last finished frame
// and judge raw events by them:
//
//	frame := hands.Begin(&list, kit.Surroundings{Book: book, Words: words, Theme: kit.Day(), Size: size, Time: ticks})
//	view.Draw(model, frame)
//	frame.End()                      // the picture and its targets are complete
//	...
//	messages := hands.Handle(event)  // what the player meant
//
// Every target can be used in every way: clicked, tapped, or focused with Tab and the arrow keys and pressed with
// Enter or Space. What can be dragged can also be picked up with Space, moved along the places that take it, put down
// with Space and put back with Escape. A target is known by its ID, which must say what it is ("gate pack 2") and not
// where, so that focus stays with a thing that moves.
//
// Two kinds of state live in the hands and nowhere else, because no rule depends on them: what hovers, is focused,
// pressed or carried; and what the player looks at (see Frame.Peeking), such as an open drawer on a small screen or how
// far a list is scrolled.
//
// Inspect finds what is wrong with a finished frame: texts that overlap, are cut or leave their panel, targets that
// overlap. Package kittest runs it over all sizes and both languages.
//
// The kit knows no level, no rule and no scene, and refuses to change a model: all that leaves it is messages.
package kit
