package class_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/levels"
	"lostupdate/levels/class"
	"lostupdate/levels/format"
)

// varied asks for levels in variants.
func varied(t *testing.T, seed uint32, names ...string) *class.Assignment {
	t.Helper()
	a := wanted(t, names...)
	a.Seed = seed
	require.NoError(t, a.Check())
	again, err := class.ParseAssignment(a.Text())
	require.NoError(t, err)
	require.Equal(t, a, again)
	return a
}

// own returns the variant of a level that a student has, and a solution of it.
func own(t *testing.T, a *class.Assignment, student, id, name string) (*levels.Level, string) {
	t.Helper()
	first, ok := campaign(t).Level(id)
	require.True(t, ok)
	l := a.LevelFor(student, first)
	s, ok := l.Solution(name)
	require.True(t, ok)
	return l, string(format.PrintSolution(s, l.Puzzle))
}

func TestNeighboursGetOtherNumbers(t *testing.T) {
	key, _ := campaign(t).Level("the-key")
	require.Greater(t, key.Variants(), 1)
	for seed := range uint32(20) {
		a := varied(t, seed+1, "the-key")
		for number := range 30 {
			mine, next := a.LevelFor(fmt.Sprint(number), key), a.LevelFor(fmt.Sprint(number+1), key)
			require.NotEqual(t, mine.ID(), next.ID(), "numbers %d and %d", number, number+1)
		}
	}
	a := varied(t, 7, "the-key")
	for _, pair := range [][2]string{{"202301123456", "202301123457"}, {"99999999999999999999", "100000000000000000000"}} {
		require.NotEqual(t, a.LevelFor(pair[0], key).ID(), a.LevelFor(pair[1], key).ID(), "numbers as long as universities give them: %v", pair)
	}
	require.Equal(t, a.LevelFor("7", key), a.LevelFor("007", key))
	seen := map[string]int{}
	for n := range 300 {
		seen[a.LevelFor("student "+fmt.Sprint(n*7919), key).ID()]++
	}
	for id, times := range seen {
		require.Greater(t, times, 60, "names are spread over all variants: %s", id)
	}
	require.Len(t, seen, key.Variants())
	require.Equal(t, a.LevelFor("Ada", key), a.LevelFor(" ada ", key))
	require.Equal(t, a.LevelFor("17", key), a.LevelFor("１７", key), "digits as Chinese keyboards type them")
	require.Same(t, key, varied(t, 0, "the-key").LevelFor("18", key), "without a seed everybody has the level as it is")
}

// A solution counts for the variant that the name in the ticket leads to, and for no other.
func TestATicketIsGradedByTheVariantOfItsName(t *testing.T) {
	a := varied(t, 3, "the-key/3", "two-hands")
	hand := func(name, of string) class.File {
		_, key := own(t, a, of, "the-key", "proof")
		_, hands := own(t, a, of, "two-hands", "proof")
		return class.File{Name: name + ".txt", Source: class.NewTicket(name, a.Hash(), []string{key, hands}).Print()}
	}
	r := graded(t, a, hand("1", "1"), hand("2", "2"), hand("3", "2"), hand("4", "4"))
	for i, student := range r.Students {
		first, _ := campaign(t).Level("the-key")
		if student.Name == "3" {
			require.Equal(t, class.Foreign, student.Marks[0].State, "copied from a neighbour")
			require.Equal(t, []string{"other-variant 3.txt", "other-variant 3.txt"}, kinds(student.Problems))
			continue
		}
		m := student.Marks[0]
		require.Equal(t, class.Proved, m.State, student.Name)
		require.Equal(t, "the-key", m.Level)
		require.Equal(t, a.LevelFor(student.Name, first).Par, m.Par)
		require.Equal(t, 3, m.Stars, "the best solution of each variant has three stars")
		require.True(t, r.Students[i].Marks[1].Met())
	}
	require.NotEqual(t, r.Students[0].Marks[0].Variant, r.Students[1].Marks[0].Variant)
	require.Equal(t, r.Students[0].Marks[0].Variant, r.Students[3].Marks[0].Variant, "there are three variants")
	require.Len(t, r.Alike, 2, "only those with the same numbers can have the same solution")
	require.Equal(t, []int{0, 3}, r.Alike[0].Students)

	// Whoever edits the ids does not get further: the solution is of its variant.
	mine, _ := own(t, a, "3", "the-key", "proof")
	other, text := own(t, a, "2", "the-key", "proof")
	forged := strings.Replace(text, "level: "+other.ID(), "level: "+mine.ID(), 1)
	r = graded(t, a, class.File{Name: "3.txt", Source: class.NewTicket("3", a.Hash(), []string{forged}).Print()})
	require.Equal(t, class.Illegal, r.Students[0].Marks[0].State, "his key has another colour")
}

// What counts of a ticket is graded again as it was, as the class server does after every ticket.
func TestVariantsCountAgain(t *testing.T) {
	a := varied(t, 3, "the-key/3")
	_, text := own(t, a, "2", "the-key", "proof-whole-shift")
	options := class.Options{Catalog: campaign(t), Assignment: a}
	g := class.NewGrading([]class.File{{Name: "2.txt", Source: class.NewTicket("2", a.Hash(), []string{text}).Print()}}, options)
	for i := range g.Pieces() {
		g.Do(i)
	}
	before := g.Roster().Students[0].Marks
	var texts []string
	for _, e := range g.Counting(0) {
		texts = append(texts, e.Text)
	}
	again := class.Grade([]class.File{{Name: "2.txt", Source: class.NewTicket("2", a.Hash(), texts).Print()}}, options, nil)
	require.Equal(t, class.Proved, before[0].State)
	require.Equal(t, before, again.Students[0].Marks)
}

// Without an assignment a ticket may hold any variant; it is judged by its own numbers.
func TestATicketWithoutAnAssignmentChoosesItsVariants(t *testing.T) {
	second, ok := campaign(t).Level("the-key~2")
	require.True(t, ok)
	s, _ := second.Solution("proof")
	r := graded(t, nil, class.File{Name: "a.txt", Source: class.NewTicket("a", "", []string{string(format.PrintSolution(s, second.Puzzle))}).Print()})
	require.Equal(t, "the-key", r.Levels[0].ID())
	require.Equal(t, class.Proved, r.Students[0].Marks[0].State)
	require.Equal(t, 2, r.Students[0].Marks[0].Variant)
}
