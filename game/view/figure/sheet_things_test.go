package figure_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/draw"
	"lostupdate/game/view/figure"
	"lostupdate/game/view/kit"
	"lostupdate/game/view/kit/kittest"
)

// things are the things on a wall, each in states that a player has to tell
// apart.
func things(ink figure.Palette) map[string][]figure.Thing {
	some, many := []int{1, 2}, []int{1, 2, 3, 4, 5, 6, 7}
	return map[string][]figure.Thing{
		"token box": {
			figure.TokenBox{Tokens: 2, Places: 2}, figure.TokenBox{Tokens: 1, Places: 2}, figure.TokenBox{Places: 2, Waiting: some},
			figure.TokenBox{Tokens: 5, Places: 5}, figure.TokenBox{Tokens: 40, Places: 40, Waiting: many},
		},
		"bell": {
			figure.Bell{Key: ink.KeyOf("red")}, figure.Bell{Key: ink.KeyOf("blue"), Sleepers: some},
			figure.Bell{Key: ink.KeyOf("green"), Ringing: true, Swing: 1, Sleepers: many}, figure.Bell{Key: ink.KeyOf("sky"), Ghost: true, Ringing: true, Swing: -1},
		},
		"barrier": {
			figure.Barrier{Places: 3}, figure.Barrier{Places: 3, Arrived: some}, figure.Barrier{Places: 3, Arrived: []int{1, 2, 3}, Open: 1},
			figure.Barrier{Places: 8, Arrived: many},
		},
		"tally": {
			figure.Tally{Left: 3, From: 3}, figure.Tally{Left: 1, From: 3, Waiting: some}, figure.Tally{Left: 0, From: 3},
			figure.Tally{Left: 8, From: 10}, figure.Tally{Left: 120, From: 120},
		},
		"lamp": {figure.Lamp{}, figure.Lamp{Lit: true}, figure.Lamp{Waiting: many}},
		"notice board": {
			figure.Notice{}, figure.Notice{Readers: some}, figure.Notice{Readers: many, Waiting: []int{8}}, figure.Notice{Writer: 3, Waiting: some},
		},
		"queue": {
			figure.Queue{Places: 2}, figure.Queue{Places: 2, Parcels: []string{"1"}}, figure.Queue{Places: 2, Parcels: []string{"17", "2"}, Waiting: some},
			figure.Queue{Places: 5, Parcels: []string{"1", "", "3"}}, figure.Queue{Parcels: []string{"1"}},
		},
		"device": {
			figure.Device{Kind: figure.Kiln, Places: make([]figure.DevicePlace, 2)},
			figure.Device{Kind: figure.Kiln, Places: []figure.DevicePlace{{Worker: 1, Done: 0.3}, {Worker: 2, Done: 0.8}, {}}, Queue: some, Phase: 0.3},
			figure.Device{Kind: figure.Truck, Places: []figure.DevicePlace{{Worker: 4, Done: 0.5}}, Queue: many},
			figure.Device{Kind: figure.Kiln, Places: make([]figure.DevicePlace, 12)},
		},
		"out-tray": {
			figure.OutTray{Worker: 1}, figure.OutTray{Worker: 1, Letters: []string{"flag = 1"}},
			figure.OutTray{Worker: 2, Letters: []string{"flag = 1", "turn = 2", "total = 10", "x = 1"}},
		},
	}
}

// TestSheetOfThings draws everything that hangs on walls or happens to lines on
// one sheet, as TestSheet does with people and cards.
func TestSheetOfThings(t *testing.T) {
	stage := kittest.NewStage(t)
	stage.Size = draw.Pt(1340, 1240)
	f := stage.Show(func(f *kit.Frame) {
		f.List.FillRect(f.Bounds(), figure.Standard().Paper)
		f.Art(func() {
			p := figure.NewPen(f.List, f.Book)
			all := things(p.Ink)
			for row, name := range []string{"token box", "bell", "barrier", "tally", "lamp", "notice board", "queue", "device", "out-tray"} {
				x := float32(20)
				if row%2 == 1 {
					x = 740
				}
				for _, thing := range all[name] {
					w, h := thing.Size()
					top := draw.Pt(x+w/2, 14+float32(row/2)*112)
					p.List.FillRect(draw.Rect{X: x, Y: top.Y, W: w, H: h}, p.Ink.Sand.WithAlpha(110))
					p.Thing(top, 1, thing)
					x += w + 14
				}
			}
			sheetOfLines(p)
		})
	})
	stage.Save("figures of things")
	require.Zero(t, f.List.Open())
}

func sheetOfLines(p figure.Pen) {
	line := func(x float32, title string) draw.Rect {
		return p.Room(draw.Rect{X: x, Y: 600, W: 280, H: 150}, figure.Room{Title: title, Note: "memory 8"})
	}
	fire := line(20, "LINE A")
	p.Belt(draw.Rect{X: 40, Y: 700, W: 240, H: 14}, figure.Belt{Still: true})
	p.Worker(draw.Pt(120, 742), 0.8, figure.Worker{Number: 1, Pose: figure.Fallen})
	p.Fire(fire, 0.2)
	p.Shutters(line(312, "LINE B"), "closed")
	night := line(604, "LINE C")
	p.Night(night, 0.3)
	p.Worker(draw.Pt(700, 742), 0.9, figure.Worker{Number: 2, Pose: figure.Work, Phase: 0.4})
	p.Section(draw.Rect{X: 900, Y: 610, W: 130, H: 130}, figure.Section{Caption: "the till", Inside: 1})
	p.Section(draw.Rect{X: 1044, Y: 610, W: 130, H: 130}, figure.Section{Caption: "收银台", Inside: 2, Alarm: true})
	p.WaitRing(draw.Pt(420, 840), 72, []figure.Waiting{{Worker: 1, Icon: figure.IconAwait}, {Worker: 2, Key: p.Ink.KeyOf("blue")}}, 0.2)
	for i, icon := range figure.Icons() {
		at := draw.Pt(560+float32(i%16)*40, 780+float32(i/16)*38)
		p.Icon(at, 24, icon, p.Ink.Outline)
	}
	for i, icon := range figure.Icons() {
		p.Station(draw.Rect{X: 20 + float32(i%11)*106, Y: 930 + float32(i/11)*62, W: 98, H: 54}, figure.Station{Icon: icon, Label: "card", State: figure.Plain})
	}
}

func TestStatesOfThingsDifferWithoutColour(t *testing.T) {
	for name, states := range things(figure.Standard()) {
		seen := map[uint64]int{}
		for i, thing := range states {
			hash := picture(t, func(p figure.Pen) { colourless(p).Thing(draw.Pt(200, 200), 1, thing) }).Hash()
			require.NotContains(t, seen, hash, "%s: state %d looks like state %d", name, i, seen[hash])
			seen[hash] = i
		}
	}
}

func TestThingsKeepTheirSizeAndStayInTheirBox(t *testing.T) {
	top := draw.Pt(500, 500)
	for name, states := range things(figure.Standard()) {
		for i, thing := range states {
			w, h := thing.Size()
			box := extent(picture(t, func(p figure.Pen) { p.Thing(top, 1, thing) }))
			const air = 9 // for shadows, and for what swings
			room := draw.Rect{X: top.X - w/2, Y: top.Y, W: w, H: h}.Inset(-air)
			require.True(t, room.Contains(box.Min()) && room.Contains(box.Max()), "%s %d: %v in %v", name, i, box, room)
			twice := extent(picture(t, func(p figure.Pen) { p.Thing(top, 2, thing) }))
			require.InDelta(t, 2*box.W, twice.W, 0.5, "%s %d", name, i)
		}
	}
}

func TestFireShuttersAndNightStayInTheirLine(t *testing.T) {
	r := draw.Rect{X: 100, Y: 100, W: 400, H: 160}
	for name, draws := range map[string]func(p figure.Pen){
		"fire":     func(p figure.Pen) { p.Fire(r, 0.3) },
		"shutters": func(p figure.Pen) { p.Shutters(r, "closed for today") },
		"night":    func(p figure.Pen) { p.Night(r, 0.3) },
	} {
		for _, op := range picture(t, draws).Ops() {
			if op.Kind != draw.KindClip && op.Kind != draw.KindText {
				require.True(t, op.Rect.Overlaps(r.Inset(-60)), "%s: %v", name, op.Rect)
			}
		}
	}
}
