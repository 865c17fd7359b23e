package sabotage

import (
	"strconv"

	"lostupdate/engine"
	"lostupdate/game/draw"
	"lostupdate/game/loc"
	"lostupdate/game/model/folds"
	"lostupdate/game/model/msg"
	"lostupdate/game/timeline"
	"lostupdate/game/view/figure"
	"lostupdate/game/view/kit"
	"lostupdate/levels/puzzle"
)

// A card that looks like one step and is several can be folded into one, and unfolded
// again, at any time: that changes nothing about who can be stopped where. All
// workers of a routine are folded together, so that their panels stay alike. One
// with a gate between its steps stays open.

// incrementParts is how many stations an increment has: read, compute, write.
const incrementParts = 3

// turn is what folds the card that begins at a station, or unfolds it.
func turn(r *puzzle.Routine, from int) msg.Msg { return msg.Say(msg.Unfold, folds.Card(r.Name, from)) }

// foldable reports whether the increment that begins at a station can be folded.
func (s *screen) foldable(r *puzzle.Routine, from int) bool {
	for slot := from + 1; slot < from+incrementParts; slot++ {
		if len(s.m.Factory().Blueprint.GatesIn(r.Name, slot)) > 0 {
			return false
		}
	}
	return true
}

// folded reports whether the increment that begins at a station is folded now.
func (s *screen) folded(r *puzzle.Routine, from int) bool {
	return s.m.Folded(r.Name, from) && s.foldable(r, from)
}

// foldTab makes the tab of an increment's frame something to click: it folds the card.
func (s *screen) foldTab(t engine.TaskID, frame draw.Rect, r *row) {
	routine := s.m.Factory().Routine(t)
	if !s.foldable(routine, r.station) {
		return
	}
	s.Target(kit.Target{
		ID: foldID(t, r.station), Rect: draw.Rect{X: frame.X, Y: frame.Y, W: frame.W, H: figure.IncrementTab}, Label: r.caption, Dense: true,
		Tip: r.caption + "\n" + s.say("sabotage.fold"), Click: turn(routine, r.station),
	})
}

// foldedCard draws what lies below a folded card, and makes it something to click: it
// unfolds the card.
func (s *screen) foldedCard(t engine.TaskID, r placed, label string) {
	s.Target(kit.Target{
		ID: foldID(t, r.station), Rect: r.rect, Label: label, Dense: true,
		Tip: label + "\n" + s.say("sabotage.unfold"), Click: turn(s.m.Factory().Routine(t), r.station),
	})
	s.Art(func() {
		for i := float32(2); i > 0; i-- {
			s.List.FillRound(r.rect.Move(i*2.5, -i*2.5), 9, s.Theme.Outline.Fade(0.75))
			s.List.FillRound(r.rect.Move(i*2.5, -i*2.5).Inset(1.5), 8, s.Theme.Panel)
		}
	})
}

func foldID(t engine.TaskID, station int) string {
	return "fold " + strconv.Itoa(int(t)+1) + " " + strconv.Itoa(station)
}

// foldedText is what a folded card says: also when the worker stands in its middle.
func (s *screen) foldedText(r *row, at timeline.Place) string {
	if at.Gate < 0 && at.Station > r.station && at.Station < r.station+incrementParts {
		return s.say("sabotage.card.half", loc.Args{"Card": r.folds})
	}
	return r.folds
}
