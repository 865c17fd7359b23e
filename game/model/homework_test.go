package model_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/model"
	"lostupdate/game/model/msg"
	"lostupdate/game/model/progress"
	"lostupdate/levels/class"
	"lostupdate/levels/puzzle"
)

// homework is an assignment of two levels; the second is in a room that is still locked.
func homework(hints class.Hints) *class.Assignment {
	return &class.Assignment{Label: "Week 3", Language: puzzle.Chinese, Hints: hints, Levels: []class.Wanted{{ID: keyLevel, Revision: 1, Stars: 2}, {ID: "round-table", Revision: 1, Stars: 1}}}
}

func TestAnAssignmentIsTakenOverAndKept(t *testing.T) {
	a := homework(class.HintsFree)
	p := newPlayer(t, "").do(msg.Say(msg.Assign, a.Link("https://school.example/")))
	require.Equal(t, model.Map, p.Scene)
	require.Equal(t, model.Homework, p.Sheet)
	require.Equal(t, "zh", p.Language(), "the language that the teacher chose")
	require.Equal(t, model.Standing{Levels: 2, Most: 3}, p.Standing())
	for _, room := range p.Chart().Rooms {
		for _, tile := range room.Tiles {
			if tile.Level.ID() == "round-table" {
				require.False(t, tile.Locked || room.Locked, "what is asked for can be opened")
			}
		}
	}
	again := newPlayer(t, p.saved[len(p.saved)-1])
	require.Equal(t, a, again.Assigned)
	require.Equal(t, a.Hash(), again.Assigned.Hash())

	again.do(msg.Do(msg.Assign))
	require.Nil(t, again.Assigned)
	require.Empty(t, again.last().Assignment)
}

func TestABadAssignmentIsToldAndChangesNothing(t *testing.T) {
	p := newPlayer(t, "").do(msg.Say(msg.Assign, "1-nonsense"))
	require.Nil(t, p.Assigned)
	require.Equal(t, model.Title, p.Scene)
	require.True(t, p.Toasts[0].Bad)
	require.Contains(t, p.Toasts[0].Key, "damaged")
}

// What is handed in is graded like any other ticket, and the stars are the same.
func TestATicketHoldsWhatWasSolvedAndWhatIsUnfinished(t *testing.T) {
	a := homework(class.HintsFree)
	p := newPlayer(t, "").solve().do(msg.Say(msg.Assign, a.Text()))
	require.Empty(t, p.Update(msg.Do(msg.HandIn)), "there is no name yet")
	for _, typed := range []string{"A", "Ad", "Ada", "Ada ", "Ada 7"} {
		p.do(msg.Say(msg.Student, typed))
		require.Equal(t, typed, p.Reached.Student)
	}
	p.Reached.SetWork("round-table", "format: 1\nlevel: round-table\ngates: []\n")
	effects := p.Update(msg.Do(msg.HandIn))
	require.Len(t, effects, 1)
	require.Equal(t, msg.File, effects[0].Kind)
	require.Equal(t, "ticket-Ada-7.txt", effects[0].Name)

	roster := class.Grade([]class.File{{Name: "a.txt", Source: []byte(effects[0].Text)}}, class.Options{Catalog: p.catalog, Assignment: a}, nil)
	require.Empty(t, roster.Refused)
	student := roster.Students[0]
	require.Empty(t, student.Problems)
	require.Equal(t, "Ada 7", student.Name)
	require.Equal(t, p.Reached.Stars(keyLevel), student.Marks[0].Stars)
	require.NotEqual(t, class.Missing, student.Marks[1].State, "who is stuck is seen")
	require.False(t, student.Marks[1].Met())
}

func TestATicketWithoutAnAssignment(t *testing.T) {
	p := newPlayer(t, "").do(msg.Say(msg.Student, "17"))
	require.Empty(t, p.Update(msg.Do(msg.HandIn)), "there is nothing to hand in")
	p.solve()
	effects := p.Update(msg.Do(msg.HandIn))
	require.Len(t, effects, 1)
	require.Contains(t, effects[0].Text, "assignment: none\n")
}

func TestHintsAreAsTheTeacherWants(t *testing.T) {
	for policy, want := range map[class.Hints]int{class.HintsFree: 3, class.HintsFirst: 1, class.HintsNone: 0} {
		p := newPlayer(t, "").do(msg.Say(msg.Assign, homework(policy).Text()), msg.Say(msg.Open, keyLevel))
		p.do(msg.Do(msg.Hint), msg.Do(msg.Hint), msg.Do(msg.Hint))
		require.Equal(t, want, p.Engineer.Hints, policy)
	}
}

func TestDeletingEverythingDeletesTheNameToo(t *testing.T) {
	p := newPlayer(t, "").do(msg.Say(msg.Assign, homework(class.HintsFree).Text()), msg.Say(msg.Student, "小明"))
	require.Equal(t, "小明", p.last().Student)
	p.do(msg.Say(msg.Show, "delete"), msg.Say(msg.Setting, "progress=delete"))
	require.Nil(t, p.Assigned)
	require.Equal(t, progress.Document{Settings: p.last().Settings}, p.last())
}
