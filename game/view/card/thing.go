package card

import (
	"strconv"
	"strings"

	"lostupdate/engine"
	"lostupdate/game/loc"
	"lostupdate/game/timeline"
	"lostupdate/game/view/figure"
	"lostupdate/levels/puzzle"
)

// Wall is where things hang, and the moment at which it is looked at.
type Wall struct {
	Words     loc.Words
	Ink       figure.Palette
	Puzzle    *puzzle.Puzzle
	Text      *puzzle.Text
	Blueprint *puzzle.Blueprint
	Line      *timeline.Timeline // nil before the shift: things are as the level has them
	Head      timeline.Moment
	Moving    bool    // what changes may be seen to change
	Phase     float32 // goes round: lamps breathe, fires flicker
}

// Sign is a thing as it is to be seen, with what there is to say about it.
type Sign struct {
	Figure figure.Thing
	Name   string // to be written below it
	Label  string // for a screen reader
	Tip    string
}

// IsTruck tells whether a device is a truck: by its name in the level, as in
// "truck" or "truck-2". All other devices are kilns.
func IsTruck(name string) bool { return strings.HasPrefix(name, "truck") }

// Sign returns what a thing looks like. object is that of the line on whose wall
// it hangs; -1 where nothing runs there.
func (w Wall) Sign(t puzzle.Thing, object engine.ObjectID) Sign {
	size := int(w.Blueprint.Value(t.Size))
	seen := timeline.Sight{Writer: -1, Since: -1}
	switch t.Kind {
	case puzzle.Box, puzzle.Tally, puzzle.Lamp:
		seen.Number = int64(size)
	}
	if w.Line != nil && object >= 0 {
		seen = w.Line.Sight(object, w.Head)
	}
	fig, key, args := w.look(t, size, &seen)
	args["Name"] = w.Text.Name(t.Name)
	args["Size"] = size
	name := w.Text.Name(t.Name)
	tip := "card.thing-" + t.Kind.String() + "-tip"
	label := w.Words.Say(key, args)
	return Sign{Figure: fig, Name: name, Label: label, Tip: label + "\n" + w.Words.Say(tip)}
}

// look returns the figure of a thing, and the words for its state.
func (w Wall) look(t puzzle.Thing, size int, seen *timeline.Sight) (figure.Thing, string, loc.Args) {
	key, args := "card.thing-"+t.Kind.String(), loc.Args{"N": seen.Number}
	present, waiting := numbers(seen.Present), numbers(seen.Waiting)
	switch t.Kind {
	case puzzle.Box:
		return figure.TokenBox{Tokens: int(seen.Number), Places: size, Waiting: waiting}, key, args
	case puzzle.Bell:
		bell := figure.Bell{Key: w.Ink.KeyOf(string(t.Key)), Sleepers: present}
		if since := w.fresh(seen); since < 1 && seen.Number < seen.Before {
			bell.Ringing, bell.Swing = true, 1-2*float32(int(since*6)%2)
		}
		return bell, key, args
	case puzzle.Barrier:
		barrier := figure.Barrier{Places: size, Arrived: present}
		if since := w.fresh(seen); since < 1 && seen.Number < seen.Before {
			barrier.Open = min(1, 3*(1-since))
		}
		return barrier, key, args
	case puzzle.Tally:
		return figure.Tally{Left: int(seen.Number), From: size, Waiting: waiting}, key, args
	case puzzle.Lamp:
		key = "card.thing-lamp-dark"
		if seen.Number != 0 {
			key = "card.thing-lamp-lit"
		}
		return figure.Lamp{Lit: seen.Number != 0, Phase: w.Phase, Waiting: waiting}, key, args
	case puzzle.Board:
		if seen.Writer >= 0 {
			key, args["Number"] = "card.thing-board-written", int(seen.Writer)+1
		}
		return figure.Notice{Readers: present, Writer: int(seen.Writer) + 1, Waiting: waiting}, key, args
	case puzzle.Belt:
		queue := figure.Queue{Places: size, Waiting: waiting}
		for _, item := range seen.Items {
			queue.Parcels = append(queue.Parcels, strconv.FormatInt(item, 10))
		}
		return queue, key, args
	}
	return w.device(t, size, seen), key, args
}

func (w Wall) device(t puzzle.Thing, size int, seen *timeline.Sight) figure.Thing {
	device := figure.Device{Places: make([]figure.DevicePlace, size), Queue: numbers(seen.Waiting), Phase: w.Phase}
	if IsTruck(t.Name) {
		device.Kind = figure.Truck
	}
	for i, task := range seen.Present[:min(size, len(seen.Present))] {
		device.Places[i].Worker = int(task) + 1
		if i < len(seen.Done) {
			device.Places[i].Done = float32(seen.Done[i]) / 1000
		}
	}
	return device
}

// Tray returns a worker's out-tray.
func (w Wall) Tray(worker int, object engine.ObjectID) Sign {
	tray := figure.OutTray{Worker: worker}
	if w.Line != nil && object >= 0 {
		for _, entry := range w.Line.Sight(object, w.Head).Entries {
			global := w.Line.Factory.Objects[entry.Variable].Global
			tray.Letters = append(tray.Letters, w.Text.Name(global)+" = "+strconv.FormatInt(entry.Value, 10))
		}
	}
	label := w.Words.Say("card.thing-tray", loc.Args{"Number": worker, "N": len(tray.Letters)})
	return Sign{Figure: tray, Label: label, Tip: label + "\n" + w.Words.Say("card.thing-tray-tip")}
}

// fresh returns how long ago a thing has changed, as a share of the time that the
// change is to be seen; 1 when it is over.
func (w Wall) fresh(seen *timeline.Sight) float32 {
	const shown = timeline.Tick
	if seen.Since < 0 || !w.Moving {
		return 1
	}
	return min(1, max(0, float32(w.Head-seen.Since)/float32(shown)))
}

// numbers returns the numbers of workers, from 1.
func numbers(tasks []engine.TaskID) []int {
	var all []int
	for _, t := range tasks {
		all = append(all, int(t)+1)
	}
	return all
}
