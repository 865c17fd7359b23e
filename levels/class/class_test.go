package class_test

import (
	"fmt"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/engine"
	"lostupdate/levels"
	"lostupdate/levels/class"
	"lostupdate/levels/format"
	"lostupdate/levels/grade"
	"lostupdate/levels/puzzle"
)

func campaign(t testing.TB) *levels.Catalog {
	t.Helper()
	c, err := loadOnce()
	require.NoError(t, err)
	return c
}

var loadOnce = sync.OnceValues(levels.Campaign)

// wanted asks for levels of the campaign, "the-key/2" for two stars of one.
func wanted(t testing.TB, levels ...string) *class.Assignment {
	t.Helper()
	a := &class.Assignment{Label: "Week 3", Hints: class.HintsFree}
	for _, name := range levels {
		id, stars, _ := strings.Cut(name, "/")
		l, ok := campaign(t).Level(id)
		require.True(t, ok, id)
		w := class.Wanted{ID: id, Revision: l.Puzzle.Revision, Stars: 1}
		if stars != "" {
			w.Stars = int(stars[0] - '0')
		}
		a.Levels = append(a.Levels, w)
	}
	return a
}

// solution returns a solution file of the campaign, such as "the-key/proof".
func solution(t testing.TB, name string) string {
	t.Helper()
	id, file, _ := strings.Cut(name, "/")
	l, ok := campaign(t).Level(id)
	require.True(t, ok, id)
	s, ok := l.Solution(file)
	require.True(t, ok, name)
	return string(format.PrintSolution(s, l.Puzzle))
}

// ticket returns the file that a student hands in.
func ticket(t testing.TB, a *class.Assignment, name string, solutions ...string) class.File {
	t.Helper()
	var texts []string
	for _, s := range solutions {
		texts = append(texts, solution(t, s))
	}
	hash := ""
	if a != nil {
		hash = a.Hash()
	}
	return class.File{Name: name + ".txt", Source: class.NewTicket(name, hash, texts).Print()}
}

func graded(t testing.TB, a *class.Assignment, files ...class.File) *class.Roster {
	t.Helper()
	return class.Grade(files, class.Options{Catalog: campaign(t), Assignment: a}, nil)
}

// kinds returns what sort of problems there are, with the files that have them.
func kinds(problems []*class.Problem) []string {
	var all []string
	for _, p := range problems {
		all = append(all, string(p.Kind)+" "+p.Place)
	}
	return all
}

// A class of three: one has done it all, one is stuck, one has handed in half of it.
func TestAClassIsGraded(t *testing.T) {
	a := wanted(t, "two-hands", "the-key/3")
	r := graded(t, a,
		ticket(t, a, "10", "two-hands/proof", "the-key/proof"),
		ticket(t, a, "9", "two-hands/proof", "the-key/trap-only-the-write"),
		ticket(t, a, "Ada", "two-hands/proof"),
	)
	require.Empty(t, r.Refused)
	require.Equal(t, []string{"9", "10", "Ada"}, []string{r.Students[0].Name, r.Students[1].Name, r.Students[2].Name}, "numbers come as people count")

	nine, ten, ada := r.Students[0], r.Students[1], r.Students[2]
	require.Equal(t, class.Proved, ten.Marks[1].State)
	require.Equal(t, 3, ten.Marks[1].Stars)
	require.True(t, ten.Marks[1].Met())
	require.EqualValues(t, 49, ten.Marks[1].Measures.Ticks)
	require.Equal(t, 100, r.Percent(&ten))

	require.Equal(t, class.Refuted, nine.Marks[1].State)
	require.NotEqual(t, engine.NoFinding, nine.Marks[1].Finding)
	require.NotEmpty(t, nine.Marks[1].Text.ZH)
	require.Equal(t, class.Missing, ada.Marks[1].State)
	require.Equal(t, 1, ada.Met())
	require.Equal(t, 25, r.Percent(&ada))

	trouble := r.Troubles[0]
	require.Equal(t, 1, trouble.Failed)
	require.Equal(t, nine.Marks[1].Finding, trouble.Findings[0].Finding)
}

// Stars in a ticket are not stars: what counts is what the engine finds.
func TestAForgedScoreDoesNotExist(t *testing.T) {
	a := wanted(t, "the-key/3")
	forged := strings.Replace(solution(t, "the-key/trap-no-key"), "expect: refuted\nfinding: wrong-outcome", "expect: proved", 1)
	require.Contains(t, forged, "expect: proved")
	file := class.File{Name: "forged.txt", Source: class.NewTicket("Mallory", a.Hash(), []string{forged}).Print()}
	r := graded(t, a, file)
	require.Equal(t, class.Refuted, r.Students[0].Marks[0].State)
	require.Zero(t, r.Students[0].Points())

	file.Source = []byte(strings.Replace(string(file.Source), "rules:", "stars: 3\nrules:", 1))
	require.Equal(t, []string{"unreadable forged.txt"}, kinds(graded(t, a, file).Refused), "a ticket has no place for stars")
}

// Everything that can be wrong with one ticket is told, and nobody else's suffers.
func TestEachProblemIsNamedAndTheRestIsGraded(t *testing.T) {
	a := wanted(t, "two-hands", "the-key")
	good := ticket(t, a, "good", "two-hands/proof", "the-key/proof")
	change := func(name, old, new string) class.File {
		text := string(ticket(t, a, name, "two-hands/proof", "the-key/proof").Source)
		require.Contains(t, text, old)
		return class.File{Name: name + ".txt", Source: []byte(strings.Replace(text, old, new, 1))}
	}
	whole := string(good.Source)
	r := graded(t, a, good,
		change("edited", "name: edited", "name: Eve"),
		class.File{Name: "cut.txt", Source: []byte(whole[:strings.LastIndex(whole, "---")])},
		class.File{Name: "head.txt", Source: []byte(whole[:40])},
		change("newer", "ticket: 1", "ticket: 2"),
		change("rules", "rules: 1", "rules: 99"),
		class.File{Name: "again.txt", Source: good.Source},
		class.File{Name: "picture.png", Source: []byte("\x89PNG")},
		class.File{Name: "huge.txt", Source: []byte(whole + strings.Repeat("#", class.TicketBytesMax))},
		ticket(t, nil, "stranger", "two-hands/proof"),
		change("mail", "\n", "\r\n"),
	)
	require.Equal(t, []string{
		"duplicate again.txt", "cut-off head.txt", "too-large huge.txt", "newer newer.txt", "no-ticket picture.png", "newer rules.txt",
	}, kinds(r.Refused))
	odd := map[string][]string{}
	for _, s := range r.Students {
		odd[s.File] = kinds(s.Problems)
		require.Equal(t, class.Proved, s.Marks[0].State, s.File)
	}
	require.Equal(t, map[string][]string{
		"good.txt": {"same-name good.txt"}, "cut.txt": {"cut-off cut.txt", "same-name cut.txt"}, "edited.txt": {"edited edited.txt"},
		"stranger.txt": {"other-assignment stranger.txt"}, "mail.txt": nil,
	}, odd)
	for _, p := range r.Refused {
		require.NotEqual(t, p.Text.EN, p.Text.ZH)
	}
}

func TestASolutionOfAnotherRevisionIsForeign(t *testing.T) {
	a := wanted(t, "the-key", "two-hands")
	foreign := strings.Replace(solution(t, "the-key/proof"), "revision: 1\n", "revision: 7\n", 1)
	r := graded(t, a, class.File{Name: "a.txt", Source: class.NewTicket("a", a.Hash(), []string{foreign, solution(t, "two-hands/proof")}).Print()})
	require.Equal(t, class.Foreign, r.Students[0].Marks[0].State)
	require.Equal(t, class.Proved, r.Students[0].Marks[1].State)
	require.Equal(t, []string{"other-revision a.txt"}, kinds(r.Students[0].Problems))

	a.Levels[0].Revision = 7
	require.Equal(t, []string{"other-revision the-key"}, kinds(graded(t, a).Strange))
}

func TestASolutionThatCannotBeBuiltIsIllegal(t *testing.T) {
	a := wanted(t, "the-key")
	r := graded(t, a, class.File{Name: "a.txt", Source: class.NewTicket("a", a.Hash(), []string{"format: 1\nlevel: the-key\npool: 9\n"}).Print()})
	require.Equal(t, class.Illegal, r.Students[0].Marks[0].State)
	require.NotEmpty(t, r.Students[0].Marks[0].Text.EN)
}

// A level of two parts is done when both are proved.
func TestALevelOfTwoParts(t *testing.T) {
	a := wanted(t, "last-item")
	r := graded(t, a, ticket(t, a, "1", "last-item/proof-broken"), ticket(t, a, "2", "last-item/proof-broken", "last-item/proof-repaired"))
	require.Equal(t, class.Half, r.Students[0].Marks[0].State)
	require.False(t, r.Students[0].Marks[0].Met())
	require.True(t, r.Students[1].Marks[0].Met())
	require.NotZero(t, r.Students[1].Marks[0].Measures.Steps, "of the saboteur's part")
	require.NotZero(t, r.Students[1].Marks[0].Measures.Ticks, "of the engineer's part")
}

// Equal solutions are found however they are written, and a wrong one in common tells more than a right one.
func TestSolutionsInCommon(t *testing.T) {
	a := wanted(t, "two-hands", "the-key", "last-item")
	files := []class.File{
		ticket(t, a, "1", "two-hands/proof", "the-key/proof", "last-item/proof-broken"),
		ticket(t, a, "2", "two-hands/proof", "the-key/proof", "last-item/proof-broken"),
		ticket(t, a, "3", "the-key/trap-only-the-write"),
		ticket(t, a, "4"),
	}
	written := "# mine\n" + strings.Replace(solution(t, "the-key/trap-only-the-write"), "expect: refuted\n", "", 1)
	written = strings.Replace(written, "finding: "+strings.Fields(written[strings.Index(written, "finding: "):])[1]+"\n", "", 1)
	files[3].Source = class.NewTicket("4", a.Hash(), []string{written}).Print()
	r := graded(t, a, files...)
	require.Len(t, r.Alike, 4)
	require.Equal(t, class.Alike{Level: "the-key", Proved: true, Students: []int{0, 1}, Known: 5}, r.Alike[1])
	require.False(t, r.Alike[1].Telling())
	require.Equal(t, []int{2, 3}, r.Alike[2].Students)
	require.True(t, r.Alike[2].Telling())
	require.Equal(t, 2, r.Students[0].Marks[1].Alike)
	require.Equal(t, []class.Twins{{Students: []int{0, 1}}}, r.Twins)
	require.Equal(t, 8, r.Solutions)
	require.Equal(t, 4, r.Judged)
}

// A ticket full of solutions of one level costs no more than a few of them.
func TestOnlyTheFirstSolutionsOfALevelCount(t *testing.T) {
	var texts []string
	for slot := range 6 {
		texts = append(texts, fmt.Sprintf("format: 1\nlevel: the-key\ngates:\n  - lock red pack %d\n", slot))
	}
	a := wanted(t, "the-key")
	r := graded(t, a, class.File{Name: "a.txt", Source: class.NewTicket("a", a.Hash(), append(texts, solution(t, "the-key/proof"))).Print()})
	require.Equal(t, class.PerLevelMax, r.Judged)
	require.Equal(t, 3, r.Students[0].Others)
	require.Equal(t, class.Refuted, r.Students[0].Marks[0].State)
}

// A solution that nobody can judge in time is undecided, and costs no more than the limits say.
func TestALimitLeavesASolutionUndecided(t *testing.T) {
	a := wanted(t, "the-key")
	r := class.Grade([]class.File{ticket(t, a, "1", "the-key/proof")}, class.Options{Catalog: campaign(t), Assignment: a, Limits: engine.Limits{States: 3}}, nil)
	require.Equal(t, class.Undecided, r.Students[0].Marks[0].State)
	require.True(t, r.Undecided())
}

func TestWithoutAnAssignmentEveryLevelInATicketCounts(t *testing.T) {
	r := graded(t, nil, ticket(t, nil, "1", "the-key/proof", "two-hands/proof"), ticket(t, nil, "2"))
	require.Len(t, r.Levels, 2)
	require.Equal(t, "two-hands", r.Levels[0].ID(), "in the order of play")
	require.Equal(t, 2, r.Wanted())
	require.Equal(t, class.Missing, r.Students[1].Marks[0].State)
}

// everything returns a proof of each part of each level, and what a ticket with them all is.
func everything(t testing.TB) (texts []string) {
	for _, l := range campaign(t).Levels() {
		for _, role := range l.Puzzle.Parts() {
			best, stars := "", -1
			for _, s := range l.Part(role).Proofs {
				r, err := grade.Judge(l, s.Blueprint, engine.Limits{})
				require.NoError(t, err)
				s.Expect = puzzle.Expectation{}
				if n := r.Stars.Count(); n > stars {
					best, stars = string(format.PrintSolution(&s, l.Puzzle)), n
				}
			}
			texts = append(texts, best)
		}
	}
	return texts
}

func TestATicketOfTheWholeCampaignIsSmall(t *testing.T) {
	texts := everything(t)
	source := class.NewTicket("17", wanted(t, "the-key").Hash(), texts).Print()
	require.Less(t, len(source), 10_000)
	read, damage, err := class.ParseTicket(source, "a.txt")
	require.NoError(t, err)
	require.Nil(t, damage)
	require.Len(t, read.Solutions, len(texts))
	r := graded(t, nil, class.File{Name: "a.txt", Source: source})
	require.Equal(t, 100, r.Percent(&r.Students[0]))
	require.Len(t, r.Levels, len(campaign(t).Levels()))
}

// The result never depends on how many cores have worked on it, nor on the order of files.
func TestTheResultIsTheSameInAnyOrder(t *testing.T) {
	a := wanted(t, "two-hands", "the-key")
	files := []class.File{
		ticket(t, a, "1", "two-hands/proof", "the-key/proof"), ticket(t, a, "2", "the-key/trap-no-key"),
		ticket(t, a, "3", "the-key/trap-no-key", "two-hands/proof"), {Name: "x", Source: []byte("x")},
	}
	want := graded(t, a, files...)
	for range 3 {
		files = append(files[1:], files[0])
		got := class.NewGrading(files, class.Options{Catalog: campaign(t), Assignment: a})
		for i := range got.Pieces() {
			got.Do(got.Pieces() - 1 - i)
		}
		r := got.Roster()
		require.Equal(t, want.Students, r.Students)
		require.Equal(t, want.Troubles, r.Troubles)
		require.Equal(t, want.Refused, r.Refused)
	}
}

// many returns the tickets of a class, each of a student who has built something else where a level
// has several proofs and traps.
func many(t testing.TB, students int) (files []class.File) {
	all := campaign(t).Levels()
	for s := range students {
		var texts []string
		for n, l := range all {
			for _, role := range l.Puzzle.Parts() {
				part := l.Part(role)
				choices := append(append([]puzzle.Solution{}, part.Proofs...), part.Traps...)
				chosen := choices[(s*7+n*3)%len(choices)]
				texts = append(texts, string(format.PrintSolution(&chosen, l.Puzzle)))
			}
		}
		name := fmt.Sprint(s + 1)
		files = append(files, class.File{Name: name + ".txt", Source: class.NewTicket(name, "", texts).Print()})
	}
	return files
}

func TestAClassOfThirty(t *testing.T) {
	r := graded(t, nil, many(t, 30)...)
	require.Len(t, r.Students, 30)
	require.Greater(t, r.Solutions, 30*50)
	require.Less(t, r.Judged, 400)
	for _, s := range r.Students {
		for _, m := range s.Marks {
			require.NotContains(t, []class.State{class.Undecided, class.Foreign, class.Illegal, class.Missing}, m.State, m.Level)
		}
	}
}

// BenchmarkClass grades 300 tickets of the whole campaign. "judged" is how many different solutions there
// were: with /alone every solution is judged anew, as if no two students had built the same.
func BenchmarkClass(b *testing.B) {
	files := many(b, 300)
	b.Run("shared", func(b *testing.B) {
		for b.Loop() {
			r := graded(b, nil, files...)
			b.ReportMetric(float64(r.Judged), "judged")
		}
	})
	b.Run("alone", func(b *testing.B) {
		for b.Loop() {
			b.ReportMetric(float64(gradedAlone(b, files)), "judged")
		}
	})
}

// gradedAlone grades each ticket on its own, on all cores, and returns how many solutions were judged.
func gradedAlone(b *testing.B, files []class.File) int {
	var next, judged atomic.Int64
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for n := int(next.Add(1)) - 1; n < len(files); n = int(next.Add(1)) - 1 {
				g := class.NewGrading(files[n:n+1], class.Options{Catalog: campaign(b)})
				for pieces := g.Next(); len(pieces) > 0; pieces = g.Next() {
					for _, piece := range pieces {
						g.Do(piece)
					}
				}
				judged.Add(int64(g.Roster().Judged))
			}
		})
	}
	workers.Wait()
	return int(judged.Load())
}
