package sabotage_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/draw"
	"lostupdate/game/input/event"
	"lostupdate/game/model/msg"
	model "lostupdate/game/model/sabotage"
	"lostupdate/game/view/kit"
	"lostupdate/game/view/kit/kittest"
	view "lostupdate/game/view/sabotage"
	"lostupdate/levels"
	"lostupdate/levels/format"
	"lostupdate/levels/puzzle"
)

func campaign(t *testing.T, id string) *levels.Level {
	t.Helper()
	catalog, err := levels.Campaign()
	require.NoError(t, err)
	level, ok := catalog.Level(id)
	require.True(t, ok, "no level %q", id)
	return level
}

// file returns a level that is written in the test.
func file(t *testing.T, text string) *levels.Level {
	t.Helper()
	p, err := format.ParseLevel([]byte("format: 1\nid: test\nchapter: 2\nnumber: 9\nrole: sabotage\nconcepts: [lost-update]\n"+text), "level.yaml")
	require.NoError(t, err)
	return levels.Alone(p)
}

const (
	twoTools = `
routines:
  saw-first: [{lock: red}, {lock: blue}, {work: 1}, {unlock: blue}, {unlock: red}]
  drill-first: [{lock: blue}, {lock: red}, {work: 1}, {unlock: red}, {unlock: blue}]
workers:
  - {routine: saw-first}
  - {routine: drill-first}
goal:
  show: deadlock
  demands: {interrupts: 2}
`
	eight = `
globals: {total: 0}
routines:
  count: [{increment: total}]
workers:
  - {routine: count, count: 8}
goal:
  final: total == 8
  break: total == 1
  demands: {interrupts: 3}
`
	sixteen = `
globals: {total: 0}
routines:
  count: [{increment: total}]
workers:
  - {routine: count, count: 16}
goal:
  final: total == 16
  break: total == 1
`
	loops = `
globals: {total: 0, spare: 100}
routines:
  count:
    - repeat: 5
      do:
        - work: 2
          label: take-box
        - lock: red
        - increment: total
        - unlock: red
        - if: total > 3
          then:
            - write: spare
              value: 0
          else:
            - stamp: spare
              by: 2
    - check: total == 10
workers:
  - {routine: count, count: 3}
goal:
  final: total == 15
  break: total == 2
`
	lines = `
lines: [A, B]
globals: {total: 0}
routines:
  boss: [{spawn: 2}, {join: 2}, {read: total, into: r1}, {compute: r1 = r1 + 1}, {write: total, value: r1}]
  hand: [{increment: total}]
workers:
  - {routine: boss, label: boss}
  - {routine: hand, asleep: true}
  - {routine: hand, home: B}
goal:
  final: total == 2
  break: B.total == 2
`
)

// open opens a level, makes steps and lets what they cause come to rest.
func open(t *testing.T, level *levels.Level, steps ...int64) *model.Model {
	t.Helper()
	m, err := model.New(level, model.Visit{Next: "the-key"})
	require.NoError(t, err)
	t.Cleanup(m.Close)
	step(m, steps...)
	for range 300 {
		m.Update(msg.Number(msg.Tick, 1))
	}
	return m
}

func step(m *model.Model, workers ...int64) {
	for _, w := range workers {
		m.Update(msg.Number(msg.StepTask, w))
	}
}

// after returns the model after some more messages.
func after(m *model.Model, messages ...msg.Msg) *model.Model {
	for _, x := range messages {
		m.Update(x)
	}
	return m
}

func TestEveryStateOnEveryScreen(t *testing.T) {
	hands := campaign(t, "two-hands")
	var many []int64
	for range 60 {
		many = append(many, 1, 2, 3)
	}
	for name, m := range map[string]*model.Model{
		"fresh":              open(t, hands),
		"mid":                open(t, hands, 1, 2),
		"moving":             after(open(t, hands, 1, 2, 2), msg.Number(msg.StepTask, 1), msg.Number(msg.Tick, 9)),
		"won":                open(t, hands, 1, 2, 2, 1),
		"two stars":          open(t, hands, 1, 2, 1, 2),
		"won, closed":        after(open(t, hands, 1, 2, 2, 1), msg.Do(msg.Edited)),
		"harmless":           open(t, hands, 1, 1, 2, 2),
		"gone back":          after(open(t, hands, 1, 2, 1, 2), msg.Number(msg.Seek, 1)),
		"watching":           after(open(t, hands, 1, 2, 2, 1), msg.Do(msg.Play), msg.Number(msg.Tick, 40)),
		"hint":               after(open(t, hands), msg.Do(msg.Hint)),
		"all hints":          after(open(t, hands), msg.Do(msg.Hint), msg.Do(msg.Hint), msg.Do(msg.Hint)),
		"story":              after(open(t, hands), msg.Say(msg.Select, string(model.StorySheet))),
		"code":               after(open(t, hands, 1, 2), msg.Say(msg.Select, string(model.CodeSheet)+" go")),
		"blocked":            open(t, file(t, twoTools), 1, 1, 2),
		"deadlock":           after(open(t, file(t, twoTools), 1, 2), msg.Do(msg.Edited)),
		"eight":              open(t, file(t, eight), 1, 2, 3, 3),
		"no interrupts left": open(t, file(t, eight), 1, 2, 3, 4),
		"sixteen":            open(t, file(t, sixteen), 1, 2, 3, 12),
		"loops":              open(t, file(t, loops), 1, 1, 2, 2, 3, 1, 1, 1),
		"long":               open(t, file(t, loops), many...),
		"lines":              open(t, file(t, lines), 1, 3),
	} {
		t.Run(name, func(t *testing.T) {
			kittest.Screens(t, "sabotage "+name, kit.Night(), func(f *kit.Frame) {
				view.Draw(m, f)
				require.Zero(t, f.List.Open())
				noEllipsis(t, f)
			})
		})
	}
}

// noEllipsis fails the test if a figure has shortened a text; the kit tells of
// its own.
func noEllipsis(t *testing.T, f *kit.Frame) {
	t.Helper()
	for _, op := range f.List.Ops() {
		if op.Kind == draw.KindText && strings.HasSuffix(op.Text, "…") {
			t.Errorf("shortened at %v in %s: %q at %v", f.Size, f.Words.Language(), op.Text, op.Rect)
		}
	}
}

// stage shows a model and returns what the player can touch.
func stage(t *testing.T, m *model.Model) (*kittest.Stage, func() map[string]kit.Touchable) {
	t.Helper()
	st := kittest.NewStage(t)
	st.Theme = kit.Night()
	return st, func() map[string]kit.Touchable {
		st.Show(func(f *kit.Frame) { view.Draw(m, f) })
		found := map[string]kit.Touchable{}
		for _, x := range st.Hands.Touchables() {
			found[x.ID] = x
		}
		return found
	}
}

func key(k event.Key) event.Event { return event.Event{Kind: event.KeyDown, Key: k} }

// tap presses the middle of something with mouse or finger.
func tap(st *kittest.Stage, x kit.Touchable, finger bool) []msg.Msg {
	c := x.Rect.Center()
	sent := st.Hands.Handle(event.Event{Kind: event.PointerDown, X: c.X, Y: c.Y, Touch: finger})
	return append(sent, st.Hands.Handle(event.Event{Kind: event.PointerUp, X: c.X, Y: c.Y, Touch: finger})...)
}

func TestEverythingHasAKey(t *testing.T) {
	m := open(t, campaign(t, "two-hands"), 1, 2)
	st, show := stage(t, m)
	show()
	for k, want := range map[event.Key]msg.Msg{
		event.Key1: msg.Number(msg.StepTask, 1), event.Key2: msg.Number(msg.StepTask, 2), event.KeyU: msg.Do(msg.Undo),
		event.KeyR: msg.Do(msg.Redo), event.KeyH: msg.Do(msg.Hint), event.KeySpace: msg.Do(msg.Play),
		event.KeyHome: msg.Number(msg.Seek, 0), event.KeyArrowLeft: msg.Do(msg.Rewind), event.KeyEscape: msg.Do(msg.Back),
	} {
		require.Equal(t, []msg.Msg{want}, st.Hands.Handle(key(k)), k.String())
	}
	require.Empty(t, st.Hands.Handle(key(event.Key3)), "there is no worker 3")
}

func TestALevelIsPlayedWithEachHand(t *testing.T) {
	for name, play := range map[string]func(st *kittest.Stage, x kit.Touchable) []msg.Msg{
		"mouse":  func(st *kittest.Stage, x kit.Touchable) []msg.Msg { return tap(st, x, false) },
		"finger": func(st *kittest.Stage, x kit.Touchable) []msg.Msg { return tap(st, x, true) },
	} {
		t.Run(name, func(t *testing.T) {
			m := open(t, campaign(t, "two-hands"))
			st, show := stage(t, m)
			for _, worker := range []string{"1", "2", "2", "1"} {
				for _, x := range play(st, show()["step "+worker]) {
					m.Update(x)
				}
			}
			require.Equal(t, model.Broken, m.Outcome())
			require.Contains(t, show()["step 1"].Disabled, "gone home")
		})
	}
}

func TestTheKeyboardAloneReachesEveryButton(t *testing.T) {
	m := open(t, campaign(t, "two-hands"), 1, 2)
	st, show := stage(t, m)
	reached := map[string]bool{}
	for range 40 {
		st.Hands.Handle(key(event.KeyTab))
		for id, x := range show() {
			reached[id] = reached[id] || x.Focused
		}
	}
	for id := range show() {
		require.True(t, reached[id], "Tab never comes to %q", id)
	}
}

func TestAStepOfTheScheduleIsClickedToGoBackThere(t *testing.T) {
	m := open(t, campaign(t, "two-hands"), 1, 2, 2)
	st, show := stage(t, m)
	require.Equal(t, []msg.Msg{msg.Number(msg.Seek, 2)}, tap(st, show()["step 2 back"], false))
	require.Equal(t, []msg.Msg{msg.Number(msg.Seek, 0)}, tap(st, show()["step 0 back"], false))
	require.Contains(t, show()["step 2 back"].Label, "interrupt")
}

func TestALongScheduleIsTurnedLikePages(t *testing.T) {
	var many []int64
	for range 30 {
		many = append(many, 1, 2, 3)
	}
	m := open(t, file(t, loops), many...)
	st, show := stage(t, m)
	require.NotContains(t, show(), "step 1 back", "at first the last steps are shown")
	for range 9 {
		if earlier, ok := show()["earlier"]; ok {
			tap(st, earlier, false)
		}
	}
	require.Contains(t, show(), "step 1 back")
	m.Update(msg.Do(msg.Undo))
	require.NotContains(t, show(), "step 1 back", "whoever goes on sees where he is")
}

func TestTheSameModelGivesTheSamePicture(t *testing.T) {
	m := open(t, campaign(t, "two-hands"), 1, 2)
	st, show := stage(t, m)
	show()
	first := st.List.Hash()
	show()
	require.Equal(t, first, st.List.Hash())
	step(m, 2)
	show()
	require.NotEqual(t, first, st.List.Hash())
}

func TestLessMotionShowsAStepAtOnce(t *testing.T) {
	m := open(t, campaign(t, "two-hands"), 1)
	st, show := stage(t, m)
	st.Calm = true
	step(m, 1)
	show()
	during := st.List.Hash()
	for range 600 {
		m.Update(msg.Number(msg.Tick, 1))
	}
	show()
	require.Equal(t, during, st.List.Hash(), "nothing moves any more")
}

func TestWhoHasGoneHomeHasNoNextStep(t *testing.T) {
	_, show := stage(t, open(t, campaign(t, "two-hands"), 1, 1))
	x := show()
	require.Equal(t, "Worker 1", x["step 1"].Label)
	require.Equal(t, "Worker 1 has gone home.", x["step 1"].Disabled)
	require.Equal(t, "Worker 2, next step: r = read total", x["step 2"].Label)
}

func TestTheNextStepIsCalledWhatTheLevelCallsIt(t *testing.T) {
	m := open(t, campaign(t, "last-item").Part(puzzle.Saboteur), 1)
	_, show := stage(t, m)
	require.Equal(t, "Worker 1, next step: grab it: stock -1", show()["step 1"].Label)
}
