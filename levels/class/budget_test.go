package class_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"lostupdate/levels"
	"lostupdate/levels/class"
)

// slowLevel has more states than anybody wants to wait for, whatever is built in it; quickLevel has a few.
const (
	slowLevel = `format: 1
id: slow
chapter: 1
number: 1
globals: {total: 0, other: 0}
routines:
  count:
    - increment: total
    - increment: other
    - increment: total
    - increment: other
    - increment: total
    - increment: other
    - increment: total
    - increment: other
workers:
  - {routine: count, count: 6}
tools:
  gates:
    - {key: red, locks: 1, unlocks: 1}
  routines: [count]
`
	quickLevel = `format: 1
id: quick
chapter: 1
number: 2
globals: {total: 0}
routines:
  count:
    - increment: total
workers:
  - {routine: count, count: 2}
tools:
  gates:
    - {key: red, locks: 1, unlocks: 1}
  routines: [count]
goal: {final: total == 2}
`
	quickProof = "format: 1\nlevel: quick\ngates:\n  - lock red count 0\n  - unlock red count 3\n"
)

func slowCatalog(t testing.TB) *levels.Catalog {
	t.Helper()
	c, err := levels.Load(fstest.MapFS{
		"campaign.yaml":       {Data: []byte("format: 1\nchapters:\n  - number: 1\n    title: {en: Slow, zh: 慢}\n    about: {en: slow, zh: 慢}\n")},
		"01-slow/level.yaml":  {Data: []byte(slowLevel)},
		"02-quick/level.yaml": {Data: []byte(quickLevel)},
	})
	require.NoError(t, err)
	return c
}

// hostile is a ticket made to cost time: as many solutions as count, which nobody else has, and behind them an honest one.
func hostile(student int) class.File {
	var texts []string
	for n := range class.PerLevelMax {
		const places = 12 // for the lock; the unlock stands at most so many behind it
		which := student*class.PerLevelMax + n
		lock := which % places
		texts = append(texts, fmt.Sprintf("format: 1\nlevel: slow\ngates:\n  - lock red count %d\n  - unlock red count %d\n", lock, lock+1+which/places))
	}
	name := fmt.Sprint("slow-", student)
	return class.File{Name: name + ".txt", Source: class.NewTicket(name, "", append(texts, quickProof)).Print()}
}

// honest is a ticket like any other.
func honest(name string) class.File {
	return class.File{Name: name + ".txt", Source: class.NewTicket(name, "", []string{quickProof}).Print()}
}

// Tickets that were made to cost time are named; all others are graded, and so is what is cheap in those.
func TestTicketsThatCostTooMuchAreNamedAndTheRestIsGraded(t *testing.T) {
	files := []class.File{honest("a"), hostile(0), hostile(1), hostile(2), honest("z")}
	options := class.Options{Catalog: slowCatalog(t), Efforts: class.Efforts{Ticket: 300_000, Base: 1, Each: 250_000}}
	var told []int
	r := class.Grade(files, options, func(done, all int) { told = append(told, done) })
	require.Len(t, r.Students, 5)
	for _, s := range r.Students {
		if strings.HasPrefix(s.Name, "slow") {
			require.Equal(t, class.Undecided, s.Marks[0].State)
			require.Contains(t, s.Marks[0].Text.EN, "more than one ticket may cost")
			require.Equal(t, []string{"costly " + s.File}, kinds(s.Problems))
		} else {
			require.Empty(t, s.Problems)
		}
		require.Equal(t, class.Proved, s.Marks[1].State, s.Name)
	}
	require.True(t, r.Undecided())
	require.IsIncreasing(t, told)
	require.Equal(t, r.Judged, told[len(told)-1])

	for range 3 { // whatever the order, of files and of work
		files = append(files[1:], files[0])
		g := class.NewGrading(files, options)
		for pieces := g.Next(); len(pieces) > 0; pieces = g.Next() {
			for i := range pieces {
				g.Do(pieces[len(pieces)-1-i])
			}
		}
		require.Equal(t, r.Students, g.Roster().Students)
	}
}

// What the class has left goes to those who have spent least.
func TestNobodyPaysForAnother(t *testing.T) {
	var files []class.File
	for i := range 6 {
		files = append(files, hostile(i))
	}
	slow := class.File{Name: "z.txt", Source: class.NewTicket("z", "", []string{
		"format: 1\nlevel: slow\ngates:\n  - lock red count 1\n  - unlock red count 7\n", quickProof,
	}).Print()}
	options := class.Options{Catalog: slowCatalog(t), Limits: class.DefaultLimits(), Efforts: class.Efforts{Ticket: 1_000_000, Base: 1, Each: 160_000}}
	options.Limits.States = 20_000
	r := class.Grade(append(files, slow), options, nil)
	last := r.Students[len(r.Students)-1]
	require.Equal(t, "z", last.Name)
	require.Equal(t, class.Undecided, last.Marks[0].State)
	require.Contains(t, last.Marks[0].Text.EN, "20,00", "it came to the limit of its own judgement")
	require.Empty(t, last.Problems)
	costly := 0
	for _, s := range r.Students {
		costly += len(s.Problems)
	}
	require.NotZero(t, costly, "the class had no room for all")
}

// A piece is judged as it would be without rounds.
func TestRoundsChangeNoVerdict(t *testing.T) {
	files := many(t, 3)
	options := class.Options{Catalog: campaign(t)}
	inRounds := class.Grade(files, options, nil)
	require.Equal(t, doAll(class.NewGrading(files, options)).Students, inRounds.Students)
}

// BenchmarkHostileClass grades 30 tickets that were made to cost time: none can cost more than DefaultEfforts say.
func BenchmarkHostileClass(b *testing.B) {
	var files []class.File
	for i := range 30 {
		files = append(files, hostile(i))
	}
	catalog := slowCatalog(b)
	for b.Loop() {
		class.Grade(files, class.Options{Catalog: catalog}, nil)
	}
}
