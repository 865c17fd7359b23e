package result_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/draw"
	"lostupdate/game/view/kit"
	"lostupdate/game/view/kit/kittest"
	"lostupdate/game/view/result"
	"lostupdate/levels/puzzle"
)

// A solution stands among all that were counted: the picture fits every screen, whether it
// is the fastest, one of many or slower than all.
func TestASolutionStandsAmongAllThatWereCounted(t *testing.T) {
	sheet := proved(t, "the-key", 0)
	level := *sheet.Level
	sheet.Level = &level
	ticks := sheet.Result.Measures.Ticks
	for name, c := range map[string]struct {
		histogram puzzle.Histogram
		want      string
	}{
		"the fastest": {puzzle.Histogram{Solutions: 7, Complete: true, Ticks: []puzzle.Bar{{Value: ticks, Count: 2}, {Value: ticks + 8, Count: 5}}}, "All 7 right"},
		"one of many": {puzzle.Histogram{Solutions: 5, Ticks: []puzzle.Bar{{Value: ticks - 3, Count: 1}, {Value: ticks + 900, Count: 4}}}, "5 right solutions by ticks, there may be more"},
		"the slowest": {puzzle.Histogram{Solutions: 3, Complete: true, Ticks: []puzzle.Bar{{Value: 1, Count: 2}, {Value: 3, Count: 1}}}, "All 3 right"},
		"all alike":   {puzzle.Histogram{Solutions: 1, Complete: true, Ticks: []puzzle.Bar{{Value: ticks, Count: 1}}}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			level.Par.Histogram = c.histogram
			show := func(f *kit.Frame) { f.Floor(); result.Draw(f, sheet) }
			f := kittest.NewStage(t).Show(show)
			told := ""
			for _, op := range f.List.Ops() {
				if op.Kind == draw.KindText && strings.Contains(op.Text, "right solutions by ticks") {
					told = op.Text
				}
			}
			require.True(t, strings.HasPrefix(told, c.want) && (c.want != "" || told == ""), told)
			kittest.Screens(t, "result among all, "+name, kit.Day(), show)
		})
	}
}
