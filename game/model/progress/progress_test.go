package progress_test

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/engine"
	"lostupdate/game/model/keys"
	"lostupdate/game/model/progress"
	"lostupdate/levels/grade"
	"lostupdate/levels/puzzle"
)

func someDocument() progress.Document {
	d := progress.Document{Settings: progress.Settings{Language: "zh", Calm: true, Zoom: 125, Open: true, Contrast: true, Keys: keys.Map{"hint": "J"}}, Last: "the-key"}
	d.SetWork("the-key", "format: 1\nlevel: the-key\n")
	d.AddSolution("the-key", progress.Solution{Text: "one", Stars: 1, Measures: grade.Measures{Ticks: 46, Memory: 10}, Revision: 1, Rules: 1})
	d.AddSolution("the-key", progress.Solution{Text: "two", Stars: 3, Measures: grade.Measures{Ticks: 40, Keys: 1}, Revision: 1, Rules: 1})
	d.AddSolution("two-hands", progress.Solution{Text: "1 2 1 2", Stars: 2, Measures: grade.Measures{Steps: 4, Interrupts: 1}})
	return d
}

var thisVersion = fmt.Sprintf(`"version": %d`, progress.Version)

func TestADocumentFromBeforeThereWasSoundHasTheDefaultVolumes(t *testing.T) {
	old := `{"kind": "lost-update-progress", "version": 1, "settings": {"calm": true}, "last": "the-key"}`
	d, err := progress.Parse(old)
	require.NoError(t, err)
	require.Equal(t, progress.Document{Settings: progress.Settings{Calm: true}, Last: "the-key"}, d)
	require.Equal(t, 70, d.Settings.EffectsPercent())
	require.Equal(t, 40, d.Settings.MusicPercent())
}

func TestAVolumeOfNothingIsNotOneThatNobodyChose(t *testing.T) {
	s := progress.Settings{Effects: progress.Volume(0), Music: progress.Volume(120)}
	require.Zero(t, s.EffectsPercent())
	require.Equal(t, 100, s.MusicPercent())
}

func TestParseReadsWhatPrintWrote(t *testing.T) {
	for _, d := range []progress.Document{{}, someDocument()} {
		read, err := progress.Parse(progress.Print(d))
		require.NoError(t, err)
		require.Equal(t, d, read)
		require.Equal(t, progress.Print(d), progress.Print(read))
	}
	fresh, err := progress.Parse("")
	require.NoError(t, err)
	require.Zero(t, fresh)
}

func TestANewerDocumentIsRefusedAsNewer(t *testing.T) {
	text := progress.Print(someDocument())
	newer := strings.Replace(text, thisVersion, fmt.Sprintf(`"version": %d, "added": {"by": "another release"}`, progress.Version+1), 1)
	require.NotEqual(t, text, newer)
	_, err := progress.Parse(newer)
	require.ErrorIs(t, err, progress.ErrNewer)
	require.NotErrorIs(t, err, progress.ErrDamaged)
}

func TestDamagedDocumentsAreRefusedWhole(t *testing.T) {
	good := progress.Print(someDocument())
	for name, text := range map[string]string{
		"cut":           good[:len(good)/2],
		"more":          good + "{}",
		"other kind":    strings.Replace(good, "lost-update-progress", "shopping-list", 1),
		"no version":    strings.Replace(good, thisVersion, `"version": 0`, 1),
		"volume":        strings.Replace(good, `"zoom": 125`, `"music": 101`, 1),
		"unknown field": strings.Replace(good, `"last"`, `"latest"`, 1),
		"language":      strings.Replace(good, `"zh"`, `"tlh"`, 1),
		"key":           strings.Replace(good, `"hint": "J"`, `"hint": "U"`, 1),
		"zoom":          strings.Replace(good, "125", "7", 1),
		"stars":         strings.Replace(good, `"stars": 3`, `"stars": 4`, 1),
		"type":          strings.Replace(good, `"stars": 3`, `"stars": "3"`, 1),
		"long work":     strings.Replace(good, "level: the-key", strings.Repeat("x", progress.TextBytesMax), 1),
		"array":         "[]",
		"null":          "null",
		"no JSON":       "the dog ate it",
	} {
		require.NotEqual(t, good, text, name)
		_, err := progress.Parse(text)
		require.ErrorIs(t, err, progress.ErrDamaged, name)
	}
}

func FuzzParseNeverPanicsAndKeepsWhatItTakes(f *testing.F) {
	f.Add(progress.Print(someDocument()))
	f.Add(`{"kind":"lost-update-progress","version":1,"levels":{"":{}}}`)
	f.Fuzz(func(t *testing.T, text string) {
		d, err := progress.Parse(text)
		if err != nil {
			return
		}
		again, err := progress.Parse(progress.Print(d))
		require.NoError(t, err)
		require.Equal(t, progress.Print(d), progress.Print(again))
	})
}

func TestTheBestSolutionCountsAndTheLatestAreKept(t *testing.T) {
	var d progress.Document
	d.AddSolution("x", progress.Solution{Text: "best", Stars: 3})
	for i := range 2 * progress.SolutionsMax {
		d.AddSolution("x", progress.Solution{Text: strconv.Itoa(i), Stars: 1})
	}
	require.Equal(t, 3, d.Stars("x"))
	kept := d.Levels["x"].Solutions
	require.Len(t, kept, progress.SolutionsMax)
	require.Equal(t, "best", kept[0].Text)
	require.Equal(t, strconv.Itoa(2*progress.SolutionsMax-1), kept[len(kept)-1].Text)

	d.AddSolution("x", progress.Solution{Text: "best", Stars: 2})
	require.Len(t, d.Levels["x"].Solutions, progress.SolutionsMax, "the same solution is not kept twice")
	require.Equal(t, 2, d.Stars("x"))
}

func TestClaimsOfAnotherRevisionOrOtherRulesAreStale(t *testing.T) {
	level := &puzzle.Puzzle{Revision: 2}
	require.False(t, progress.Solution{Revision: 2, Rules: engine.RulesVersion}.Stale(level))
	require.True(t, progress.Solution{Revision: 1, Rules: engine.RulesVersion}.Stale(level))
	require.True(t, progress.Solution{Revision: 2, Rules: engine.RulesVersion - 1}.Stale(level))
}

func TestCopiesDoNotShareSolutions(t *testing.T) {
	before := someDocument()
	solutions := before.Levels["the-key"].Solutions
	after := before
	after.AddSolution("the-key", progress.Solution{Text: "one", Stars: 2})
	require.Equal(t, 1, solutions[0].Stars)
}

func TestAFirstVersionIsReadAsItWas(t *testing.T) {
	old := `{"kind": "lost-update-progress", "version": 1, "settings": {"language": "zh"}, "last": "the-key"}`
	d, err := progress.Parse(old)
	require.NoError(t, err)
	require.Equal(t, progress.Document{Settings: progress.Settings{Language: "zh"}, Last: "the-key"}, d)
	require.Contains(t, progress.Print(d), thisVersion)
}

func TestAFileOfEveryVersionIsRead(t *testing.T) {
	var want progress.Document
	want.Settings = progress.Settings{Language: "zh", Calm: true, Zoom: 125}
	want.Last = "the-key"
	want.SetWork("the-key", "format: 1\nlevel: the-key\n")
	want.AddSolution("the-key", progress.Solution{
		Text: "format: 1\nlevel: the-key\n", Stars: 2, Measures: grade.Measures{Ticks: 46, Memory: 10}, Revision: 1, Rules: 1,
	})
	for version := 1; version <= progress.Version; version++ {
		switch version { // what came with it
		case 2:
			want.Settings.Effects, want.Settings.Music, want.Settings.Mute = 30, progress.Silent, true
		case 3:
			want.Settings.Open = true
		case 4:
			want.Settings.Contrast, want.Settings.Keys, want.Student = true, keys.Map{"hint": "J"}, "17"
		case 5:
			want.Name, want.Seen = "Bell", []string{"homework-night"}
		}
		text, err := os.ReadFile(fmt.Sprintf("testdata/version-%d.json", version))
		require.NoError(t, err)
		read, err := progress.Parse(string(text))
		require.NoError(t, err)
		require.Equal(t, want, read, "version %d", version)
		require.Contains(t, progress.Print(read), thisVersion)
	}
}
