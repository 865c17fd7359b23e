package demo_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/demo"
	"lostupdate/game/draw"
	"lostupdate/game/glyph"
	"lostupdate/game/loc"
	"lostupdate/game/model"
	"lostupdate/game/model/msg"
	"lostupdate/game/view"
	"lostupdate/game/view/kit"
	"lostupdate/levels"
)

var update = flag.Bool("update", false, "write the golden hashes anew")

const goldenFile = "testdata/golden.txt"

// theatre is what demos are played on: levels, letters and words.
type theatre struct {
	t       testing.TB
	catalog *levels.Catalog
	book    *glyph.Book
	words   *loc.Book
}

func newTheatre(t testing.TB) *theatre {
	t.Helper()
	book, err := glyph.Open()
	require.NoError(t, err)
	words, err := loc.Open()
	require.NoError(t, err)
	return &theatre{t: t, catalog: campaign(t), book: book, words: words}
}

// names lists the demos, in alphabetical order.
func names(t testing.TB) []string {
	t.Helper()
	files, err := filepath.Glob("testdata/*.demo")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for i, file := range files {
		files[i] = strings.TrimSuffix(filepath.Base(file), ".demo")
	}
	return files
}

// read reads a demo.
func read(t testing.TB, name string) demo.Demo {
	t.Helper()
	source, err := os.ReadFile(filepath.Join("testdata", name+".demo"))
	require.NoError(t, err)
	d, err := demo.Parse(source)
	require.NoError(t, err, name)
	return d
}

// play plays a demo to its end.
func (th *theatre) play(name string) *model.Model {
	th.t.Helper()
	d := read(th.t, name)
	m := d.Start.Model(th.catalog)
	require.NoError(th.t, demo.Play(d, m), name)
	return m
}

// frame makes the picture of a model as it stands, for hands that have touched nothing: the second one, for which what
// depends on the picture before, such as a list scrolled to its place, is there.
func (th *theatre) frame(m *model.Model) (*kit.Frame, *kit.Hands) {
	hands, list := kit.NewHands(), &draw.List{}
	picture := func(time int64) *kit.Frame {
		f := hands.Begin(list, kit.Surroundings{
			Book: th.book, Words: th.words.In(m.Language()), Theme: view.Theme(m),
			Size: draw.Pt(float32(m.Width), float32(m.Height)), Time: time,
			Calm: m.Reached.Settings.Calm, Keys: m.Reached.Settings.Keys,
		})
		view.Draw(m, f)
		f.End()
		return f
	}
	picture(m.Time)
	return picture(m.Time + 1), hands
}

// golden is the line of a demo: what the model is, and what it looks like in each language.
func (th *theatre) golden(name string) string {
	m := th.play(name)
	line := fmt.Sprintf("%s model %016x", name, m.Hash())
	for _, language := range loc.Languages() {
		m.Update(msg.Say(msg.Language, language))
		f, _ := th.frame(m)
		line += fmt.Sprintf(" %s %016x", language, f.List.Hash())
	}
	return line
}

// TestGoldenDemos plays every demo and compares what comes of it with the golden hashes. The same test runs as WebAssembly:
// see TestGoldenDemosInWasm.
func TestGoldenDemos(t *testing.T) {
	th := newTheatre(t)
	var lines []string
	for _, name := range names(t) {
		lines = append(lines, th.golden(name))
	}
	if *update {
		require.False(t, fuses(), "write the golden hashes on a processor whose pictures are those of the others")
		require.NoError(t, os.WriteFile(goldenFile, []byte(strings.Join(lines, "\n")+"\n"), 0o644))
	}
	data, err := os.ReadFile(goldenFile)
	require.NoError(t, err)
	golden := strings.Split(strings.TrimSuffix(string(data), "\n"), "\n")
	if fuses() {
		t.Log("the models are compared; the last bits of the pictures' coordinates are those of fused arithmetic")
		golden, lines = models(golden), models(lines)
	}
	require.Equal(t, golden, lines, "a screen, a level or a rule has changed; if on purpose: go test ./game/demo -update")
}

// models cuts golden lines behind the hash of the model.
func models(lines []string) []string {
	cut := make([]string, len(lines))
	for i, line := range lines {
		cut[i], _, _ = strings.Cut(line, " "+loc.English+" ")
	}
	return cut
}

// fuses tells whether the compiler rounds a product and a sum in one go, as it does for some processors, arm64 among them.
// Models know no such numbers; in the pictures a coordinate may then differ in its last bit.
func fuses() bool {
	third, three := float32(1)/3, float32(3)
	return sum(third, three, -1) != 0
}

// sum is not inlined: the compiler would work it out by itself, and exactly.
//
//go:noinline
func sum(a, b, c float32) float32 { return a*b + c }
