package engineer_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/draw"
	"lostupdate/game/input/event"
	"lostupdate/game/loc"
	model "lostupdate/game/model/engineer"
	"lostupdate/game/model/msg"
	"lostupdate/game/view/engineer"
	"lostupdate/game/view/kit"
	"lostupdate/game/view/kit/kittest"
)

// table is a level with a player before it.
type table struct {
	*kittest.Stage
	t *testing.T
	m *model.Model
}

func sit(t *testing.T, m *model.Model) *table {
	p := &table{Stage: kittest.NewStage(t), t: t, m: m}
	p.look()
	return p
}

func (p *table) look() *kit.Frame {
	return p.Show(func(f *kit.Frame) { engineer.Draw(p.m, f) })
}

// do hands events over and gives the model what they mean.
func (p *table) do(events ...event.Event) {
	for _, e := range events {
		for _, x := range p.Hands.Handle(e) {
			p.m.Update(x)
		}
		p.Time++
		p.look()
	}
}

// press comes to a target with Tab and presses Space.
func (p *table) press(id string) {
	p.t.Helper()
	p.focus(id)
	p.key(event.KeySpace)
}

// focus comes to a target with Tab, which goes round all there is.
func (p *table) focus(id string) {
	p.t.Helper()
	for range 100 {
		p.key(event.KeyTab) // also where the mouse has left the focus unseen
		for _, x := range p.Hands.Touchables() {
			if x.ID == id && x.Focused {
				return
			}
		}
	}
	p.t.Fatalf("Tab does not come to %q", id)
}

func (p *table) key(keys ...event.Key) {
	for _, k := range keys {
		p.do(event.Event{Kind: event.KeyDown, Key: k})
	}
}

// target returns where the target with an id is.
func (p *table) target(id string) draw.Rect {
	p.t.Helper()
	for _, x := range p.Hands.Touchables() {
		if x.ID == id {
			return x.Rect
		}
	}
	p.t.Fatalf("no target %q", id)
	return draw.Rect{}
}

// place takes a thing into the hand by keyboard, moves it along until the screen
// reader speaks of the wanted place, and returns where that is. The thing stays in
// the hand.
func (p *table) place(thing, spoken string) draw.Point {
	p.t.Helper()
	p.press(thing)
	for range 30 {
		cargo, carrying := p.look().Carrying()
		require.True(p.t, carrying, "%s cannot be picked up", thing)
		if strings.Contains(p.Hands.Spoken(), spoken) {
			return cargo.At
		}
		p.key(event.KeyTab)
	}
	p.t.Fatalf("%s finds no place %q", thing, spoken)
	return draw.Point{}
}

// drag takes hold of a target and lets go over another place.
func (p *table) drag(thing, spoken string, touch bool) {
	p.t.Helper()
	to := p.place(thing, spoken)
	p.key(event.KeyEscape)
	from := p.target(thing).Center()
	p.do(event.Event{Kind: event.PointerDown, X: from.X, Y: from.Y, Touch: touch},
		event.Event{Kind: event.PointerMove, X: from.X + 30, Y: from.Y - 10, Touch: touch},
		event.Event{Kind: event.PointerMove, X: to.X, Y: to.Y, Touch: touch},
		event.Event{Kind: event.PointerUp, X: to.X, Y: to.Y, Touch: touch})
}

// put does the same by keyboard.
func (p *table) put(thing, spoken string) {
	p.t.Helper()
	p.place(thing, spoken)
	p.key(event.KeySpace)
}

func (p *table) click(id string) {
	p.t.Helper()
	c := p.target(id).Center()
	p.do(event.Event{Kind: event.PointerDown, X: c.X, Y: c.Y}, event.Event{Kind: event.PointerUp, X: c.X, Y: c.Y})
}

func gates(m *model.Model) []string {
	var lines []string
	for _, g := range m.Blueprint().Gates {
		lines = append(lines, g.String())
	}
	return lines
}

// Where gates belong in the level "the key", as the screen reader calls it.
const (
	beforeWork  = "before take box"
	beforeRead  = "between take box and read total"
	behindWrite = "between write total and ship box"
)

func TestALevelIsSolvedByMouseAndByFinger(t *testing.T) {
	for _, touch := range []bool{false, true} {
		for _, size := range []draw.Point{kit.Least(), draw.Pt(844, 390), draw.Pt(1024, 640), draw.Pt(1280, 800)} {
			t.Run(fmt.Sprintf("touch %v %v", touch, size), func(t *testing.T) {
				p := sit(t, open(t, "the-key"))
				p.Size = size
				p.look()
				p.drag("tool lock red", behindWrite, touch)
				require.Equal(t, []string{"lock red pack 5"}, gates(p.m))
				p.drag("gate pack 5", beforeRead, touch)
				require.Equal(t, []string{"lock red pack 2"}, gates(p.m))
				p.drag("tool unlock red", behindWrite, touch)
				require.Equal(t, []string{"lock red pack 2", "unlock red pack 5"}, gates(p.m))
				p.click("run")
				later(p.m, 1000)
				require.Equal(t, model.Safe, p.m.Verdict())
				require.Equal(t, model.ResultSheet, p.m.Sheet)
				p.look()
				p.click("improve")
				require.Equal(t, model.NoSheet, p.m.Sheet)
			})
		}
	}
}

func TestALevelIsSolvedByKeyboardAlone(t *testing.T) {
	p := sit(t, open(t, "the-key"))
	for tool, place := range map[string]string{"tool lock red": beforeRead, "tool unlock red": behindWrite} {
		p.focus(tool)
		p.key(event.KeySpace)
		for range 12 {
			if strings.Contains(p.Hands.Spoken(), place) {
				break
			}
			p.key(event.KeyArrowRight)
		}
		p.key(event.KeySpace)
	}
	require.Equal(t, []string{"lock red pack 2", "unlock red pack 5"}, gates(p.m))
	p.key(event.KeyR)
	later(p.m, 1000)
	p.look()
	require.Equal(t, model.ResultSheet, p.m.Sheet)
	p.key(event.KeyEscape)
	require.Equal(t, model.NoSheet, p.m.Sheet)
}

func TestEscapeLeavesTheFailureBeforeTheLevel(t *testing.T) {
	p := sit(t, open(t, "the-key"))
	p.key(event.KeyR)
	later(p.m, 1000)
	p.look()
	require.NotNil(t, p.m.Playing())
	p.key(event.KeyEscape)
	require.Nil(t, p.m.Playing(), "the factory stands there to be mended, and the level is not left")
}

func TestGatesGoBackIntoTheToolbox(t *testing.T) {
	p := sit(t, open(t, "the-key", "gate lock red pack 2", "gate unlock red pack 5"))
	p.drag("gate pack 2", "Toolbox", false)
	require.Equal(t, []string{"unlock red pack 5"}, gates(p.m))
	c := p.target("gate pack 5").Center()
	p.do(event.Event{Kind: event.PointerDown, X: c.X, Y: c.Y, Button: event.ButtonRight})
	require.Empty(t, gates(p.m), "a right click takes a gate away, too")
}

func TestAnIllegalDropSaysWhy(t *testing.T) {
	p := sit(t, open(t, "the-key", "gate lock red pack 2"))
	p.click("tool lock red")
	require.NotEmpty(t, p.Hands.Spoken(), "all lock gates are in use")
	require.Len(t, gates(p.m), 1)
}

func TestAWorkerIsDraggedToALineOfHisOwn(t *testing.T) {
	p := sit(t, open(t, "own-shelves"))
	p.drag("worker 2", "Line B", false)
	require.Equal(t, []string{"A", "B"}, p.m.Blueprint().Homes)
	p.drag("worker 2", "Line A", true)
	require.Equal(t, []string{"A", "A"}, p.m.Blueprint().Homes)
	p.drag("tool worker 1", "Line B", false)
	require.Equal(t, []string{"B", "A"}, p.m.Blueprint().Homes, "the one in the toolbox's picture is no other")
}

func TestThePlayheadIsDragged(t *testing.T) {
	p := sit(t, inspected(t, open(t, "the-key")))
	r := p.target("playhead")
	p.do(event.Event{Kind: event.PointerDown, X: r.X + 1, Y: r.Center().Y})
	require.Zero(t, p.m.Head())
	p.do(event.Event{Kind: event.PointerMove, X: r.Right() - 1, Y: r.Center().Y},
		event.Event{Kind: event.PointerUp, X: r.Right() - 1, Y: r.Center().Y})
	require.Equal(t, p.m.Playing().End(), p.m.Head())
	p.key(event.KeyArrowLeft)
	require.Equal(t, p.m.Playing().Length-1, p.m.Head().Whole())
}

func TestAPastAttemptCannotBeChanged(t *testing.T) {
	p := sit(t, earlier(t))
	before := p.m.Blueprint().Clone()
	p.press("gate pack 2")
	_, carrying := p.look().Carrying()
	require.False(t, carrying)
	require.True(t, before.Equal(p.m.Blueprint()))
	p.key(event.KeyB)
	require.Nil(t, p.m.Playing(), "B goes back to building")
}

func TestTheStripAboveTheFloorFollowsWhatThePlayerDoes(t *testing.T) {
	p := sit(t, open(t, "only-the-write"))
	says := func(start string) bool {
		p.look()
		return slices.ContainsFunc(p.List.Ops(), func(op draw.Op) bool { return strings.HasPrefix(op.Text, start) })
	}
	require.True(t, says("Run the shift and see what goes wrong."))
	p.drag("gate count 3", "between take box and read total", false)
	require.False(t, says("Run the shift and see"), "it was seen")
	require.True(t, says("Press Run shift."))
}

func TestGatesOfOneGapCanChangePlaces(t *testing.T) {
	p := sit(t, open(t, "the-key", "gate lock red pack 3", "gate unlock red pack 3/1"))
	require.Equal(t, []string{"lock red pack 3", "unlock red pack 3"}, gates(p.m))
	p.put("gate pack 3", "between read total and add 1")
	require.Equal(t, []string{"unlock red pack 3", "lock red pack 3"}, gates(p.m), "what is dropped in a gap stands last")
}

func TestCarryingFitsEveryScreen(t *testing.T) {
	for id, tool := range map[string]string{"the-key": "tool lock red", "own-shelves": "worker 2"} {
		for _, size := range kit.Sizes() {
			for _, language := range loc.Languages() {
				p := sit(t, open(t, id))
				p.Size, p.Language = size, language
				p.look()
				p.press(tool)
				f := p.look()
				_, carrying := f.Carrying()
				require.True(t, carrying)
				p.Save(fmt.Sprintf("%s carrying %.0fx%.0f %s", id, size.X, size.Y, language))
				kittest.NoFaults(t, f)
			}
		}
	}
}

func TestTheTabsOfASmallScreen(t *testing.T) {
	for name, make := range states(t) {
		t.Run(name, func(t *testing.T) {
			m := make()
			after(m, msg.Say(msg.Select, ""))
			for _, language := range loc.Languages() {
				for _, size := range []draw.Point{kit.Least(), draw.Pt(844, 390)} {
					p := sit(t, m)
					p.Size, p.Language = size, language
					p.look()
					for _, tab := range []string{"lanes", "inspector"} {
						p.click("tab " + tab)
						p.Save(fmt.Sprintf("%s tab %s %.0f %s", name, tab, size.X, language))
						kittest.NoFaults(t, p.look())
					}
				}
			}
		})
	}
}

func TestASmallScreenComesBackToTheFloor(t *testing.T) {
	p := sit(t, inspected(t, open(t, "the-key")))
	p.Size = draw.Pt(844, 390)
	p.look()
	p.click("tab lanes")
	p.target("playhead")
	p.key(event.KeyB)
	p.target("tool lock red")
	p.click("tab lanes")
	require.Equal(t, "Run the shift first.", p.Hands.Spoken())

	p.click("tab inspector")
	p.m = open(t, "only-the-write")
	p.look()
	p.target("gate count 3")
}
