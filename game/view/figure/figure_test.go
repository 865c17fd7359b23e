package figure_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/draw"
	"lostupdate/game/glyph"
	"lostupdate/game/view/figure"
	"lostupdate/levels/puzzle"
)

// picture draws something and returns its list.
func picture(t *testing.T, draws func(p figure.Pen)) *draw.List {
	t.Helper()
	book, err := glyph.Open()
	require.NoError(t, err)
	list := &draw.List{}
	draws(figure.NewPen(list, book))
	require.Zero(t, list.Open(), "every transform and clip is taken back")
	require.NotZero(t, list.Len(), "something is drawn")
	return list
}

// extent returns what a list covers.
func extent(list *draw.List) draw.Rect {
	var all draw.Rect
	for _, op := range list.Ops() {
		if op.Kind != draw.KindClip && op.Kind != draw.KindText {
			all = all.Union(op.Rect)
		}
	}
	return all
}

func TestEveryPoseIsAPictureOfItsOwnInTheWorkersRoom(t *testing.T) {
	foot := draw.Pt(300, 300)
	for _, clip := range []figure.Clip{{}, {Text: "3"}, {Text: "-105", Stale: true}} {
		seen := map[uint64]figure.Pose{}
		for _, pose := range figure.Poses() {
			for _, left := range []bool{false, true} {
				w := figure.Worker{Number: 2, Pose: pose, Phase: 0.13, Left: left, Clip: clip}
				list := picture(t, func(p figure.Pen) { p.Worker(foot, 1, w) })
				hash := list.Hash()
				require.NotContains(t, seen, hash, "pose %d looks like pose %d", pose, seen[hash])
				seen[hash] = pose

				box := extent(list)
				room := draw.Rect{X: foot.X - 80, Y: foot.Y - figure.WorkerHeight - 44, W: 160, H: figure.WorkerHeight + 60}
				require.True(t, room.Contains(box.Min()) && room.Contains(box.Max()), "pose %d, clip %q: %v", pose, clip.Text, box)
			}
		}
	}
}

func TestPhasesMoveAndComeRound(t *testing.T) {
	at := func(pose figure.Pose, phase float32) uint64 {
		return picture(t, func(p figure.Pen) { p.Worker(draw.Pt(100, 100), 1, figure.Worker{Number: 1, Pose: pose, Phase: phase}) }).Hash()
	}
	for _, pose := range figure.Poses() {
		require.NotEqual(t, at(pose, 0.1), at(pose, 0.35), "pose %d", pose)
		require.Equal(t, at(pose, 0.25), at(pose, 1.25), "pose %d", pose)
	}
}

func TestEverythingScales(t *testing.T) {
	for name, draws := range map[string]func(p figure.Pen, at draw.Point, scale float32){
		"worker": func(p figure.Pen, at draw.Point, k float32) {
			p.Worker(at, k, figure.Worker{Number: 1, Clip: figure.Clip{Text: "3"}})
		},
		"inspector": func(p figure.Pen, at draw.Point, k float32) { p.Inspector(at, k, figure.Inspector{}) },
		"foreman":   func(p figure.Pen, at draw.Point, k float32) { p.Foreman(at, k, figure.Foreman{}) },
		"gate":      func(p figure.Pen, at draw.Point, k float32) { p.Gate(at, k, figure.Gate{Key: p.Ink.KeyOf("red")}) },
		"hook": func(p figure.Pen, at draw.Point, k float32) {
			p.Hook(at, k, figure.Hook{Key: p.Ink.KeyOf("sky"), Holder: 2})
		},
		"padlock": func(p figure.Pen, at draw.Point, k float32) { p.Padlock(at, k, p.Ink.KeyOf("blue"), true) },
		"counter": func(p figure.Pen, at draw.Point, k float32) { p.Counter(at, k, figure.Counter{Value: 12, Alarm: true}) },
		"bench": func(p figure.Pen, at draw.Point, k float32) {
			p.Bench(at, k, figure.Bench{Number: 1, Worker: 2, Lit: true})
		},
		"box":     func(p figure.Pen, at draw.Point, k float32) { p.Box(at, k) },
		"product": func(p figure.Pen, at draw.Point, k float32) { p.Product(at, k) },
	} {
		at := draw.Pt(500, 500)
		one := extent(picture(t, func(p figure.Pen) { draws(p, at, 1) }))
		two := extent(picture(t, func(p figure.Pen) { draws(p, at, 2) }))
		require.InDelta(t, 2*one.W, two.W, 0.5, name)
		require.InDelta(t, 2*(one.Y-at.Y), two.Y-at.Y, 0.5, name)
	}
}

func TestKeysDifferInColourShapeAndLetter(t *testing.T) {
	ink := figure.Standard()
	colors, shapes, letters := map[draw.Color]bool{}, map[figure.Shape]bool{}, map[string]bool{}
	for _, name := range puzzle.Colors() {
		k := ink.KeyOf(string(name))
		require.NotEqual(t, "?", k.Letter, "%s has no look", name)
		colors[k.Color], shapes[k.Shape], letters[k.Letter] = true, true, true
	}
	require.Len(t, colors, len(puzzle.Colors()))
	require.Len(t, shapes, len(puzzle.Colors()))
	require.Len(t, letters, len(puzzle.Colors()))
	require.Equal(t, "?", ink.KeyOf("ultraviolet").Letter)
}

// colourless returns a pen in which all colours are one, so that pictures differ
// only by what they show.
func colourless(p figure.Pen) figure.Pen {
	p.Ink = p.Ink.Pale(draw.Hex(0x777777), 1)
	return p
}

func TestNothingIsSaidByColourAlone(t *testing.T) {
	differ := func(what string, draws ...func(p figure.Pen)) {
		seen := map[uint64]int{}
		for i, d := range draws {
			hash := picture(t, func(p figure.Pen) { d(colourless(p)) }).Hash()
			before, twice := seen[hash]
			require.False(t, twice, "%s %d and %d differ by colour alone", what, before, i)
			seen[hash] = i
		}
	}
	r := draw.Rect{X: 10, Y: 10, W: 180, H: 40}
	var cards []func(p figure.Pen)
	for _, state := range figure.CardStates() {
		if state != figure.Coming && state != figure.Skipped { // only quieter than a plain one
			cards = append(cards, func(p figure.Pen) { p.Station(r, figure.Station{Label: "read", State: state}) })
		}
	}
	differ("cards", cards...)
	differ("gates",
		func(p figure.Pen) { p.Gate(draw.Pt(50, 100), 1, figure.Gate{Key: figure.Key{Letter: "R"}, Shut: true}) },
		func(p figure.Pen) { p.Gate(draw.Pt(50, 100), 1, figure.Gate{Key: figure.Key{Letter: "R"}, Raise: 1}) },
		func(p figure.Pen) {
			p.Gate(draw.Pt(50, 100), 1, figure.Gate{Key: figure.Key{Letter: "R"}, Unlock: true})
		})
	differ("stars",
		func(p figure.Pen) { p.Star(draw.Pt(50, 50), 20, figure.Star{}) },
		func(p figure.Pen) { p.Star(draw.Pt(50, 50), 20, figure.Star{Full: true}) })
	differ("tokens",
		func(p figure.Pen) { p.Token(draw.Pt(50, 50), 12, false) },
		func(p figure.Pen) { p.Token(draw.Pt(50, 50), 12, true) })
	differ("hooks",
		func(p figure.Pen) { p.Hook(draw.Pt(50, 50), 1, figure.Hook{Key: figure.Key{Letter: "R"}}) },
		func(p figure.Pen) { p.Hook(draw.Pt(50, 50), 1, figure.Hook{Key: figure.Key{Letter: "R"}, Holder: 1}) },
		func(p figure.Pen) { p.Hook(draw.Pt(50, 50), 1, figure.Hook{Key: figure.Key{Letter: "R"}, Holder: 2}) })
	var drops []func(p figure.Pen)
	for _, state := range []figure.DropState{figure.DropIdle, figure.DropOpen, figure.DropOver, figure.DropRefused} {
		drops = append(drops, func(p figure.Pen) { p.DropZone(r, state, 0) })
	}
	differ("drop zones", drops...)
}

func TestACounterFlipsFromOneNumberToTheOther(t *testing.T) {
	show := func(c figure.Counter) uint64 {
		return picture(t, func(p figure.Pen) { p.Counter(draw.Pt(200, 100), 1, c) }).Hash()
	}
	rest := show(figure.Counter{Value: 4})
	require.Equal(t, rest, show(figure.Counter{Value: 4, Before: 3}), "at rest it shows the value")
	require.Equal(t, show(figure.Counter{Value: 3}), show(figure.Counter{Value: 4, Before: 3, Flip: 1}), "a flip begins with the number before")
	require.NotEqual(t, rest, show(figure.Counter{Value: 4, Before: 3, Flip: 0.4}))
	for value, digits := range map[int64]int{7: 2, 12: 2, 105: 3, -3: 2, 123456: 6} {
		width, height := figure.CounterSize(figure.Counter{Value: value})
		require.Equal(t, float32(digits*38+(digits-1)*6+16), width, fmt.Sprint(value))
		require.Equal(t, float32(72), height)
	}
	narrow, _ := figure.CounterSize(figure.Counter{Value: 9, Before: 100})
	wide, _ := figure.CounterSize(figure.Counter{Value: 100})
	require.Equal(t, wide, narrow, "no flap comes or goes during a flip")
}

func TestIconsDiffer(t *testing.T) {
	seen := map[uint64]figure.Icon{}
	for _, icon := range figure.Icons() {
		list := picture(t, func(p figure.Pen) { p.Icon(draw.Pt(50, 50), 24, icon, p.Ink.Outline) })
		require.NotContains(t, seen, list.Hash(), "icon %d looks like icon %d", icon, seen[list.Hash()])
		seen[list.Hash()] = icon
		box := extent(list)
		require.True(t, box.W <= 27 && box.H <= 27, "icon %d leaves its square: %v", icon, box)
	}
}

func TestWhatCannotBeDrawnIsLeftOut(t *testing.T) {
	book, err := glyph.Open()
	require.NoError(t, err)
	list := &draw.List{}
	p := figure.NewPen(list, book)
	p.Belt(draw.Rect{}, figure.Belt{})
	p.WaitRing(draw.Pt(0, 0), 50, nil, 0)
	p.Icon(draw.Pt(0, 0), 24, figure.NoIcon, p.Ink.Outline)
	p.Icon(draw.Pt(0, 0), 24, figure.Icon(200), p.Ink.Outline)
	p.Arrow(draw.Pt(5, 5), draw.Pt(5, 5), figure.Arrow{Color: p.Ink.Red})
	require.Zero(t, list.Len())
	p.Worker(draw.Pt(50, 80), 1, figure.Worker{Number: -3, Pose: figure.Pose(99), Phase: -7.3})
	p.Face(draw.Pt(50, 80), 12, 0)
	p.LostUpdate(draw.Pt(0, 0), 100, 1, figure.LostUpdate{Text: "-123456", Fall: 7})
	require.Zero(t, list.Open())
}
