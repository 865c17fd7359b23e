// Package model is the whole game as a value: which screen is shown, what the player has reached, what lies on top, and
// the scene that is being played.
//
// Update takes one message and returns what the game wants from the world outside. A model is its options and the
// messages that followed: the same messages give the same model, the same pictures and the same effects. There is no
// clock but the Tick messages, no file but the Machine, Loaded and Found messages and the Save, SaveMachine and Drop
// effects.
//
// Scenes, in packages below, know nothing of each other or of this package. They answer with effects, and those that
// concern the game and not the world, Solved, Failed, Work and Leave, end here: they become progress and changes of scene.
//
// The package draws nothing and refuses to know a word: what it has to say to the player are keys of package loc.
package model
