package class_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/levels/class"
)

func doAll(g *class.Grading) *class.Roster {
	for i := range g.Pieces() {
		g.Do(i)
	}
	return g.Roster()
}

// What was judged once is known, whoever hands it in next, and however it is written.
func TestAMemoryKnowsWhatWasJudged(t *testing.T) {
	a := wanted(t, "two-hands", "the-key/3")
	options := class.Options{Catalog: campaign(t), Assignment: a, Memory: class.NewMemory(100)}
	first := class.NewGrading([]class.File{ticket(t, a, "1", "two-hands/proof", "the-key/trap-no-key")}, options)
	require.False(t, first.Settled(0))
	want := doAll(first)
	require.Equal(t, 2, options.Memory.Len())

	again := class.NewGrading([]class.File{ticket(t, a, "2", "two-hands/proof", "the-key/trap-no-key")}, options)
	for i := range again.Pieces() {
		require.True(t, again.Settled(i))
	}
	require.Equal(t, want.Students[0].Marks, again.Roster().Students[0].Marks)
}

func TestAFullMemoryForgetsTheOldest(t *testing.T) {
	a := wanted(t, "two-hands", "the-key")
	options := class.Options{Catalog: campaign(t), Assignment: a, Memory: class.NewMemory(1)}
	doAll(class.NewGrading([]class.File{ticket(t, a, "1", "two-hands/proof", "the-key/proof")}, options))
	require.Equal(t, 1, options.Memory.Len())
	g := class.NewGrading([]class.File{ticket(t, a, "1", "two-hands/proof", "the-key/proof")}, options)
	require.False(t, g.Settled(0))
	require.True(t, g.Settled(1))
}

// A ticket of the solutions that count earns what the whole ticket has earned.
func TestTheSolutionsThatCount(t *testing.T) {
	a := wanted(t, "last-item/3", "the-key/3")
	all := ticket(t, a, "1", "the-key/trap-no-key", "the-key/proof", "last-item/proof-broken", "last-item/proof-repaired", "the-key/trap-only-the-write")
	g := class.NewGrading([]class.File{all}, class.Options{Catalog: campaign(t), Assignment: a})
	want := doAll(g)
	counting := g.Counting(0)
	require.Len(t, counting, 3)
	require.Equal(t, "the-key", counting[2].Level)
	var texts []string
	for _, e := range counting {
		texts = append(texts, e.Text)
	}
	r := graded(t, a, class.File{Name: "a.txt", Source: class.NewTicket("1", a.Hash(), texts).Print()})
	require.Equal(t, want.Students[0].Marks, r.Students[0].Marks)
}

// Whoever has spent what a ticket may cost leaves the rest undecided.
func TestAPieceThatIsForgone(t *testing.T) {
	a := wanted(t, "two-hands", "the-key")
	memory := class.NewMemory(10)
	g := class.NewGrading([]class.File{ticket(t, a, "1", "two-hands/proof", "the-key/proof")}, class.Options{Catalog: campaign(t), Assignment: a, Memory: memory})
	g.Do(0)
	g.Do(1)
	require.Positive(t, g.Cost(1))

	g = class.NewGrading([]class.File{ticket(t, a, "1", "the-key/trap-no-key", "two-hands/proof")}, class.Options{Catalog: campaign(t), Assignment: a, Memory: memory})
	g.Forgo(0)
	g.Do(1)
	r := g.Roster()
	require.Equal(t, class.Proved, r.Students[0].Marks[0].State)
	require.Equal(t, class.Undecided, r.Students[0].Marks[1].State)
	require.NotEqual(t, r.Students[0].Marks[1].Text.EN, r.Students[0].Marks[1].Text.ZH)
	require.Equal(t, 2, memory.Len(), "it may be judged another time")
}
