//go:build !js

package host

import "lostupdate/game/model/msg"

// Host is a page around the game. On the desktop there is none, and its methods do nothing.
type Host struct{}

// Find returns the host; nil where there is none.
func Find() *Host { return nil }

// Given returns what the host gives at the start.
func (*Host) Given() Given { return Given{} }

// Listen hands on what the host has to say.
func (*Host) Listen(func(msg.Msg)) {}

// Progress tells the host how far the player is.
func (*Host) Progress(string, func(msg.Msg)) {}
