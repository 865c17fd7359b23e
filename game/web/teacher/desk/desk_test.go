package desk_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/model/share"
	"lostupdate/game/web/teacher/desk"
	"lostupdate/levels"
	"lostupdate/levels/class"
	"lostupdate/levels/class/report"
	"lostupdate/levels/format"
	"lostupdate/levels/puzzle"
)

func newDesk(t *testing.T) *desk.Desk {
	t.Helper()
	d, err := desk.New()
	require.NoError(t, err)
	return d
}

func read[T any](t *testing.T, text string) T {
	t.Helper()
	var value T
	require.NoError(t, json.Unmarshal([]byte(text), &value))
	return value
}

func assign(t *testing.T, d *desk.Desk, asked desk.Asked) desk.Made {
	t.Helper()
	source, err := json.Marshal(asked)
	require.NoError(t, err)
	return read[desk.Made](t, d.Assign(string(source)))
}

// weekThree is what a teacher fills in.
func weekThree() desk.Asked {
	return desk.Asked{
		Label: " Week 3 ", Due: "Friday", Language: "zh", Hints: "first", Address: "https://school.example/game/",
		Levels: []desk.Level{{ID: "two-hands", Stars: 1}, {ID: "the-key", Stars: 3}},
	}
}

func TestAnAssignmentIsMadeAndReadBack(t *testing.T) {
	d := newDesk(t)
	made := assign(t, d, weekThree())
	require.Empty(t, made.Problems)
	require.Equal(t, 4, made.Stars)
	require.False(t, made.Local)
	a, err := class.ParseAssignment(made.Link)
	require.NoError(t, err)
	require.Equal(t, "Week 3", a.Label, "spaces around it are nobody's wish")
	require.Equal(t, made.Code, a.Code())
	require.True(t, strings.HasPrefix(made.Link, "https://school.example/game/#a=1-"))
	require.NotNil(t, made.QR)
	require.Regexp(t, `^(M\d+ \d+h\d+v1h-\d+z)+$`, made.QR.Path)

	back := read[desk.Asked](t, d.Read(made.Link))
	require.Equal(t, desk.Asked{Label: "Week 3", Due: "Friday", Language: "zh", Hints: "first", Levels: weekThree().Levels}, back)
}

// With a seed every student gets other numbers; the desk opens what counts for each in his own.
func TestAnAssignmentWithOwnNumbers(t *testing.T) {
	d := newDesk(t)
	asked := weekThree()
	asked.Seed = 4711
	made := assign(t, d, asked)
	require.Empty(t, made.Problems)
	require.Equal(t, 2, made.Varied)
	back := read[desk.Asked](t, d.Read(made.Link))
	require.InDelta(t, 4711, back.Seed, 0)
	a, err := class.ParseAssignment(made.Text)
	require.NoError(t, err)
	require.Equal(t, uint32(4711), a.Seed)
	for _, wrong := range []float64{-1, 0.5, desk.SeedMax + 1, 1e300} {
		asked.Seed = wrong
		require.Contains(t, assign(t, d, asked).Problems, "seed", "%v", wrong)
	}
}

func TestWhatTheFormatRefusesIsToldBesideTheField(t *testing.T) {
	d := newDesk(t)
	for _, test := range []struct {
		field, says string
		wrong       func(*desk.Asked)
	}{
		{"label", "longer than 60", func(a *desk.Asked) { a.Label = strings.Repeat("x", 61) }},
		{"due", "longer than 40", func(a *desk.Asked) { a.Due = strings.Repeat("五", 41) }},
		{"language", "choose en or zh", func(a *desk.Asked) { a.Language = "fr" }},
		{"hints", "choose free, first or none", func(a *desk.Asked) { a.Hints = "" }},
		{"levels", "at least one level", func(a *desk.Asked) { a.Levels = nil }},
		{"levels", "stars are wanted", func(a *desk.Asked) { a.Levels[0].Stars = 4 }},
		{"levels", "no revision 0", func(a *desk.Asked) { a.Levels[0].ID = "nowhere" }},
		{"address", "begins with https://", func(a *desk.Asked) { a.Address = "school.example" }},
	} {
		asked := weekThree()
		test.wrong(&asked)
		made := assign(t, d, asked)
		require.Len(t, made.Problems, 1, test.field)
		require.Contains(t, made.Problems[test.field].EN, test.says)
		require.NotEmpty(t, made.Problems[test.field].ZH)
		require.Empty(t, made.Link)
	}
	require.Contains(t, d.Assign("{"), "this is no assignment")
	require.Contains(t, d.Read("#a=1-AAAA"), "damaged")
}

func TestALinkToThisMachineIsTold(t *testing.T) {
	d := newDesk(t)
	for address, local := range map[string]bool{
		"http://127.0.0.1:8080/": true, "http://localhost/": true, "http://[::1]:80/": true, "http://192.168.1.5:8080/": false, "https://game.example/": false,
	} {
		asked := weekThree()
		asked.Address = address
		require.Equal(t, local, assign(t, d, asked).Local, address)
	}
}

// The whole campaign fits into a QR code, too.
func TestEveryLevelFitsIntoAPicture(t *testing.T) {
	d := newDesk(t)
	campaign, err := levels.Campaign()
	require.NoError(t, err)
	asked := weekThree()
	asked.Levels = nil
	for i, l := range campaign.Levels() {
		asked.Levels = append(asked.Levels, desk.Level{ID: l.ID(), Stars: i%3 + 1})
	}
	made := assign(t, d, asked)
	require.Empty(t, made.Problems)
	require.NotNil(t, made.QR)
}

func TestTheShelfHoldsTheCampaign(t *testing.T) {
	shelf := read[struct {
		Chapters []struct{ Number int }
		Levels   []struct {
			ID       string
			Role     string
			Title    struct{ EN, ZH string }
			Concepts []string
		}
		Concepts []struct{ Names []string }
	}](t, newDesk(t).Shelf())
	campaign, err := levels.Campaign()
	require.NoError(t, err)
	require.Len(t, shelf.Levels, len(campaign.Levels()))
	require.NotEmpty(t, shelf.Chapters)
	require.NotEmpty(t, shelf.Concepts)
	for _, l := range shelf.Levels {
		require.NotEmpty(t, l.Title.EN)
		require.NotEmpty(t, l.Title.ZH)
		require.NotEmpty(t, l.Concepts, l.ID)
		require.Contains(t, []string{"engineer", "sabotage", "both"}, l.Role)
	}
}

// solved returns a ticket with the proofs of levels, or with their first traps.
func solved(t *testing.T, name, hash string, wrong bool, ids ...string) class.File {
	t.Helper()
	campaign, err := levels.Campaign()
	require.NoError(t, err)
	var texts []string
	for _, id := range ids {
		l, ok := campaign.Level(id)
		require.True(t, ok, id)
		s := l.Proofs[0]
		if wrong {
			s = l.Traps[0]
		}
		s.Expect = puzzle.Expectation{}
		texts = append(texts, string(format.PrintSolution(&s, l.Puzzle)))
	}
	return class.File{Name: "class/" + name + ".txt", Source: class.NewTicket(name, hash, texts).Print()}
}

// finish takes all steps, and returns how many there were.
func finish(t *testing.T, d *desk.Desk) int {
	t.Helper()
	for steps := 1; steps < 1000; steps++ {
		if _, done := d.Step(); done {
			return steps
		}
	}
	t.Fatal("the grading does not end")
	return 0
}

// Piece by piece comes out what the inspector prints for the same folder.
func TestTheDeskGradesAsTheInspectorDoes(t *testing.T) {
	d := newDesk(t)
	a, err := class.ParseAssignment(assign(t, d, weekThree()).Text)
	require.NoError(t, err)
	files := []class.File{
		solved(t, "17", a.Hash(), false, "two-hands", "the-key"), solved(t, "9", a.Hash(), true, "the-key"),
		{Name: "class/letter.txt", Source: []byte("Dear teacher, the dog has eaten my ticket.")},
	}
	require.Nil(t, d.Report(report.CSV, puzzle.English), "nothing is graded yet")
	decided, done := d.Step()
	require.Zero(t, decided)
	require.False(t, done)
	for _, f := range files {
		d.Take(f.Name, f.Source)
	}
	d.Unreadable("class/gone.txt")

	_, err = d.Begin("1-AAAA")
	require.ErrorContains(t, err, "damaged")
	pieces, err := d.Begin(a.Text())
	require.NoError(t, err)
	require.Equal(t, 3, pieces)
	require.Greater(t, finish(t, d), 3)

	var intake class.Intake
	for _, f := range files {
		intake.Take(f.Name, f.Source)
	}
	intake.Unreadable("class/gone.txt")
	campaign, err := levels.Campaign()
	require.NoError(t, err)
	roster := class.Grade(intake.Files(), class.Options{Catalog: campaign, Assignment: a}, nil)
	for _, f := range []report.Format{report.CSV, report.JSON, report.HTML, report.Gradebook} {
		var want strings.Builder
		require.NoError(t, report.Write(&want, f, roster, puzzle.Chinese))
		require.Equal(t, want.String(), string(d.Report(f, puzzle.Chinese)), f)
	}
	require.Nil(t, d.Report("film", puzzle.English))

	_, err = d.Begin(a.Text())
	require.NoError(t, err)
	require.Equal(t, 1, finish(t, d), "the second time all is known")

	d.Clear()
	_, err = d.Begin("")
	require.NoError(t, err)
	finish(t, d)
	require.NotContains(t, string(d.Report(report.CSV, puzzle.English)), "17")
}

func TestAMarkLeadsToItsSolution(t *testing.T) {
	d := newDesk(t)
	f := solved(t, "9", "", true, "the-key")
	d.Take(f.Name, f.Source)
	require.Equal(t, "[]", d.Solutions(0, "the-key"), "nothing is graded yet")
	_, err := d.Begin("")
	require.NoError(t, err)
	finish(t, d)
	shown := read[[]desk.Shown](t, d.Solutions(0, "the-key"))
	require.Len(t, shown, 1)
	opened, err := share.Parse("http://127.0.0.1/" + shown[0].Link)
	require.NoError(t, err)
	require.Equal(t, "the-key", opened.Level)
	require.Equal(t, shown[0].Text, opened.Text)
	for _, nobody := range []int{-1, 1} {
		require.Equal(t, "[]", d.Solutions(nobody, "the-key"))
	}
	require.Equal(t, "[]", d.Solutions(0, "nowhere"))
}
