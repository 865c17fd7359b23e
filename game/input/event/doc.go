// Package event is the vocabulary between the outside world and the game: what a player did, as plain data.
//
// The window system, the browser and the tests all speak it, so a recorded list of events replays the same game
// everywhere. Positions are logical pixels (see Event.X). Keys are named by what they mean to a player, not by where
// they sit: on a French keyboard the key that writes "a" is KeyA.
//
// The package knows neither Ebitengine nor the browser, holds no state, and refuses to describe what no player did:
// there are no timer or frame events here.
package event
