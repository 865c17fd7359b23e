package duel

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"lostupdate/engine"
	"lostupdate/levels"
)

// ErrUnreadable says that a text is no duel, or one of another release.
var ErrUnreadable = errors.New("duel: this is no duel of these levels")

// Parse brings back a duel that String has printed.
func Parse(text string, catalog *levels.Catalog) (*Duel, error) {
	words := strings.Fields(text)
	if len(words) < 3 || len(words) > 3+StepsMax || words[0] != "1" {
		return nil, ErrUnreadable
	}
	level, ok := catalog.Level(words[1])
	if !ok || strconv.Itoa(level.Puzzle.Revision) != words[2] {
		return nil, ErrUnreadable
	}
	d, err := New(level)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrUnreadable, err)
	}
	for _, word := range words[3:] {
		if !d.again(word) {
			d.Close()
			return nil, ErrUnreadable
		}
	}
	return d, nil
}

// again makes a step that was made before, with the votes that it had.
func (d *Duel) again(word string) bool {
	who, count, found := strings.Cut(word, ":")
	votes, err := strconv.Atoi(count)
	s, bad := engine.ParseSchedule(who)
	if !found || err != nil || bad != nil || votes < 0 || len(s) != 1 || !slices.Contains(d.choices, s[0]) {
		return false
	}
	d.step(s[0], votes, false)
	d.settle()
	return true
}
