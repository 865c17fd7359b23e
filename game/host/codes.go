package host

import "lostupdate/game/model/msg"

// A Code is what a host can say by lostUpdate.told.
type Code string

// The codes.
const (
	Kept        Code = "kept"        // the host has kept what it heard
	Unreachable Code = "unreachable" // the host's server was not reached
	Refused     Code = "refused"     // the server did not take it
	Closed      Code = "closed"      // the class has ended
	Busy        Code = "busy"        // the server will come to it later
)

// Codes are all codes.
func Codes() []Code { return []Code{Kept, Unreachable, Refused, Closed, Busy} }

// Message returns what a code tells the player; false if there is no such code.
func (c Code) Message() (msg.Msg, bool) {
	switch c {
	case Kept, Busy:
		return msg.Say(msg.Told, "shell.host."+string(c)), true
	case Unreachable, Refused, Closed:
		return msg.Say(msg.Trouble, "shell.host."+string(c)), true
	}
	return msg.Msg{}, false
}

// Given is what a host gives at the start.
type Given struct {
	Assignment, Name, Saved, Player string
	Hears                           bool // it has a progress function
}

// Messages say what was given, in the order in which the game has to hear it: what is kept comes last, since with it the
// host begins to hear of progress, and that of the assignment.
func (g Given) Messages() []msg.Msg {
	var messages []msg.Msg
	if g.Assignment != "" {
		messages = append(messages, msg.Msg{Verb: msg.Assign, N: 1, Text: g.Assignment})
	}
	if g.Name != "" {
		messages = append(messages, msg.Msg{Verb: msg.Student, N: 1, Text: g.Name})
	}
	if g.Hears {
		messages = append(messages, msg.Say(msg.Hosted, g.Saved))
	}
	return messages
}
