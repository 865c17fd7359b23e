// Package duel is a game for a whole class: the factory of a level against everybody. In each round the students vote who
// moves next, and the worker with the most votes does one step. The class wins when the factory breaks as the level
// asks for.
//
//	d, err := duel.New(level)
//	defer d.Close()
//	err = d.Vote(17, d.Round(), engine.Choice{Task: 1})
//	choice, moved := d.EndRound()
//
// Of choices with equally many votes the worker who has moved least so far wins, then the one with the lower number; so a round
// never depends on chance, nor on who was fastest. Where only one choice is left, nobody needs to vote: such a step is made at
// once. A duel of StepsMax steps is over, and nobody has broken the factory.
//
// String prints a duel, and Parse brings it back to the same step; the votes of the open round are not in it.
//
// # What it refuses to do
//
// It reads no clock: when a round ends, others decide. It knows voters by number alone. It never says who voted for what.
// A Duel belongs to one goroutine at a time.
package duel
