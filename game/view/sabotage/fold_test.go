package sabotage_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/input/event"
	"lostupdate/game/loc"
	"lostupdate/game/model/msg"
	"lostupdate/game/view/kit"
	"lostupdate/game/view/kit/kittest"
	view "lostupdate/game/view/sabotage"
)

// texts are those that a picture shows.
func texts(st *kittest.Stage) map[string]bool {
	shown := map[string]bool{}
	for _, op := range st.List.Ops() {
		shown[op.Text] = true
	}
	return shown
}

func TestACardIsFoldedAndUnfoldedAtAnyTime(t *testing.T) {
	m := open(t, campaign(t, "two-hands"))
	st, show := stage(t, m)
	after(m, tap(st, show()["fold 1 0"], false)...)
	require.False(t, m.CanUndo(), "to look differently is no step")
	show()
	require.True(t, texts(st)["total += 1"])
	require.False(t, texts(st)["write total = r"], "the other worker of the routine is folded as well")

	step(m, 1)
	after(m, msg.Number(msg.Tick, 60))
	show()
	require.True(t, texts(st)["total += 1, half done"], "he can still be stopped in between")
	step(m, 2, 2)
	after(m, tap(st, show()["fold 2 0"], true)...)
	show()
	require.True(t, texts(st)["write total = r"])
	require.False(t, texts(st)["total += 1, half done"])
}

func TestFoldedCardsOnEveryScreen(t *testing.T) {
	for name, schedule := range map[string][]int64{"fresh": nil, "half done": {1, 2}, "over": {1, 1, 2, 2}} {
		m := open(t, campaign(t, "how-low"), schedule...)
		for _, size := range kit.Sizes() {
			for _, language := range loc.Languages() {
				st := kittest.NewStage(t)
				st.Theme, st.Size, st.Language = kit.Night(), size, language
				draw := func(f *kit.Frame) { view.Draw(m, f) }
				st.Show(draw)
				for _, x := range st.Hands.Touchables() {
					if x.ID == "fold 1 1" && len(m.Folds.Folds()) == 0 {
						after(m, tap(st, x, false)...)
						break
					}
				}
				f := st.Show(draw)
				st.Save(fmt.Sprintf("sabotage folded %s %.0fx%.0f %s", name, size.X, size.Y, language))
				kittest.NoFaults(t, f)
			}
		}
	}
}

// A pointer that rests on a worker learns what his clipboard is.
func TestWhatIsOnAClipboardIsSaidInWords(t *testing.T) {
	m := open(t, campaign(t, "two-hands"), 1, 2, 2)
	st, show := stage(t, m)
	button := show()["step 1"].Rect
	said := map[string]bool{}
	for y := float32(140); y < button.Y; y += 20 {
		st.Hands.Handle(event.Event{Kind: event.PointerMove, X: button.X - 60, Y: y})
		for range 2 { // the tooltip waits a little
			st.Time += 60
			show()
		}
		for text := range texts(st) {
			said[text] = true
		}
	}
	require.True(t, said["Worker 1: r = 1"])
}
