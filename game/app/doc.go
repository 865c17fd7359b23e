// Package app puts the game together: raw input to hands, messages to the model, the model's picture to the screen, its
// effects to the world.
//
// One turn of the game is: Update polls the input and lets the hands judge it by the targets of the picture that the
// player saw; what they mean goes to the model; what the model wants outside is done at once. Draw asks the view for
// the next picture and paints what is different from the picture already on the screen.
//
// A screen that nobody touches is looked at less and less often (see pace).
//
// Films of a run are made beside the game, a few milliseconds a turn, and what comes from outside at any time, such as the
// text on the clipboard, waits in an inbox for the next turn.
//
// Shot is the same game without a player: it rehearses a moment and writes its picture into a file.
//
// With package input, paint and store this is the only part of the game that knows Ebitengine or the system. It
// refuses to know any rule: whatever is decided here is decided by the model.
package app
