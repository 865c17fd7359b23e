// Package folds holds which cards of a level the player has folded: a card that looks like one step and is several can be
// shown as one, at any time.
//
// Like a sheet that is open or a run that is looked at, that changes nothing about the factory, is no edit, is not undone,
// and is forgotten when the level is left. It belongs to the model all the same, and not to the hands: whoever sees
// the same recording is to see the same cards.
//
// The package refuses to know how a card looks, and whether one with something in its gaps may be folded now: the
// screen leaves such a card open, and it is folded again when the gaps are empty.
package folds

import (
	"slices"
	"strconv"
	"strings"

	"lostupdate/levels/puzzle"
)

// Folds are the cards that are folded. The zero value has none. Copies do not change one another.
type Folds struct {
	cards []string // as Card writes them, in order
}

// Card is what msg.Unfold calls the card whose first station has that index.
func Card(routine string, station int) string { return routine + " " + strconv.Itoa(station) }

// Turn folds a card, or unfolds it. What is no card of the puzzle is ignored.
func (f *Folds) Turn(p *puzzle.Puzzle, card string) {
	if !known(p, card) {
		return
	}
	at, folded := slices.BinarySearch(f.cards, card)
	cards := slices.Clone(f.cards)
	if folded {
		f.cards = slices.Delete(cards, at, at+1)
	} else {
		f.cards = slices.Insert(cards, at, card)
	}
}

// Folded tells whether a card is folded.
func (f *Folds) Folded(routine string, station int) bool {
	if len(f.cards) == 0 {
		return false
	}
	_, folded := slices.BinarySearch(f.cards, Card(routine, station))
	return folded
}

// Folds lists the cards that are folded, in order.
func (f *Folds) Folds() []string { return f.cards }

// known tells whether a routine of the puzzle has such a station.
func known(p *puzzle.Puzzle, card string) bool {
	name, number, _ := strings.Cut(card, " ")
	station, err := strconv.Atoi(number)
	if err != nil || card != Card(name, station) {
		return false
	}
	return slices.ContainsFunc(p.Routines, func(r puzzle.Routine) bool {
		return r.Name == name && 0 <= station && station < len(r.Stations)
	})
}
