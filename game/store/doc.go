// Package store keeps what a player has reached: a few small documents, each a string of bytes under a name.
//
// On the desktop they are files in the user's data directory, in the browser entries of localStorage, in tests a map.
// All three behave alike, because one type, keeper, decides what happens and only asks the place below it to get, put
// and drop whole values:
//
//   - A write happens wholly or not at all, also when the power fails in the middle of it.
//   - The value before the last write is kept as a backup.
//   - Every value carries its length and a checksum. A value that does not match is never handed out: Read answers
//     ErrDamaged, and Recover, or Load, goes back to the backup.
//   - A damaged value is set aside under a name of its own. The package never deletes it.
//
// The errors are values to ask for with errors.Is; the screens say them in the player's language. Their own text is for
// a terminal or a log: it names the place and a way out.
//
// The package refuses to know what the bytes mean, and to merge: when two windows of the game write the same name, the
// later one wins, whole.
package store
