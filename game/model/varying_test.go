package model_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/model"
	"lostupdate/game/model/msg"
	"lostupdate/game/model/progress"
	"lostupdate/game/model/share"
	"lostupdate/levels"
	"lostupdate/levels/class"
	"lostupdate/levels/format"
)

// varied is an assignment in which every student has numbers of his own.
func varied() *class.Assignment {
	return &class.Assignment{Label: "Week 4", Hints: class.HintsFree, Seed: 3, Levels: []class.Wanted{{ID: keyLevel, Revision: 1, Stars: 2}}}
}

// mine returns the variant of the-key that a student of that name gets.
func mine(t *testing.T, catalog *levels.Catalog, name string) *levels.Level {
	t.Helper()
	first, ok := catalog.Level(keyLevel)
	require.True(t, ok)
	return varied().LevelFor(name, first)
}

// solved plays a level's best solution on the screen that is open, until the inspector is content.
func (p *player) solved() *player {
	p.t.Helper()
	id := p.Level().ID()
	s, ok := p.Level().Solution("proof")
	require.True(p.t, ok)
	p.do(msg.Say(msg.Paste, share.Link(share.Shared{Level: id, Role: p.Level().Puzzle.Role, Text: string(format.PrintSolution(s, p.Level().Puzzle))})), msg.Do(msg.Run))
	for range 2000 {
		if p.wait(1); p.Reached.Stars(id) > 0 {
			return p
		}
	}
	p.t.Fatal("the proof of the level was not proved")
	return nil
}

func TestTheNameDecidesTheNumbers(t *testing.T) {
	p := newPlayer(t, "").do(msg.Say(msg.Assign, varied().Text()), msg.Say(msg.Open, keyLevel))
	require.Nil(t, p.Level(), "nobody knows whose numbers they are to be")
	require.Equal(t, model.Homework, p.Sheet)
	require.Equal(t, "shell.hand-in.name-first", p.Toasts[0].Key)

	p.do(msg.Say(msg.Student, "2"), msg.Say(msg.Open, keyLevel))
	two, three := mine(t, p.catalog, "2"), mine(t, p.catalog, "3")
	require.NotEqual(t, two.ID(), three.ID())
	require.Equal(t, two.ID(), p.Level().ID())
	require.Equal(t, two.ID(), p.Asked()[0].ID())

	p.solved()
	require.Equal(t, model.Standing{Done: 1, Levels: 1, Stars: 2, Most: 2}, p.Standing())

	// Another name means other numbers: the level is left, and what was built there waits for the first name.
	p.do(msg.Say(msg.Student, "3"))
	require.Nil(t, p.Level())
	require.Zero(t, p.Standing().Done)
	p.do(msg.Say(msg.Student, "2"))
	require.Equal(t, 1, p.Standing().Done)
}

// The teacher's inspector finds the same numbers by the name in the ticket.
func TestATicketOfVariantsIsGraded(t *testing.T) {
	p := newPlayer(t, "").do(msg.Say(msg.Assign, varied().Text()), msg.Say(msg.Student, "2"), msg.Say(msg.Open, keyLevel)).solved()
	effects := p.Update(msg.Do(msg.HandIn))
	roster := class.Grade([]class.File{{Name: "2.txt", Source: []byte(effects[0].Text)}}, class.Options{Catalog: p.catalog, Assignment: varied()}, nil)
	require.Empty(t, roster.Students[0].Problems)
	require.True(t, roster.Students[0].Marks[0].Met())
}

// What was reached at home is not lost: neither what is open on the map, nor the stars.
func TestVariantsCloseNothingOnTheMap(t *testing.T) {
	p := newPlayer(t, "").solve()
	open := func() (open int) {
		for _, room := range p.Chart().Rooms {
			for _, tile := range room.Tiles {
				if !tile.Locked {
					open++
				}
			}
		}
		return open
	}
	before := open()
	p.do(msg.Say(msg.Assign, varied().Text()), msg.Say(msg.Student, "2"))
	if mine(t, p.catalog, "2").ID() == keyLevel {
		p.do(msg.Say(msg.Student, "3"))
	}
	require.Zero(t, p.Standing().Done, "the numbers of the homework are others")
	require.GreaterOrEqual(t, open(), before)

	p.do(msg.Do(msg.Assign))
	require.Equal(t, keyLevel, p.Catalog.Levels()[15].ID(), "at home the level is as it was")
	for _, tile := range p.Chart().Rooms[3].Tiles {
		if tile.Level.ID() == keyLevel {
			require.True(t, tile.Solved)
		}
	}
}

// A variant that was solved counts as the level, when the assignment is over.
func TestAVariantCountsAsTheLevel(t *testing.T) {
	p := newPlayer(t, "").do(msg.Say(msg.Assign, varied().Text()), msg.Say(msg.Student, "2"))
	if mine(t, p.catalog, "2").ID() == keyLevel {
		p.do(msg.Say(msg.Student, "3"))
	}
	p.do(msg.Say(msg.Open, keyLevel)).solved().do(msg.Do(msg.Assign))
	document := p.last()
	require.Positive(t, p.StarsOf(&document))
	text := progress.Print(document)
	again, err := progress.Parse(text)
	require.NoError(t, err)
	require.Equal(t, document, again)
}
