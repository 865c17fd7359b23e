//go:build !js

package app

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"lostupdate/game/internal/options"
	"lostupdate/game/loc"
	"lostupdate/game/model"
	"lostupdate/game/model/engineer"
	"lostupdate/game/model/msg"
	"lostupdate/game/model/progress"
	"lostupdate/game/model/rehearse"
	"lostupdate/game/raster"
	"lostupdate/levels"
	"lostupdate/levels/code"
)

// stop is one picture of a tour.
type stop struct {
	name   string // of the file, without its ending
	moment rehearse.Moment
	before []msg.Msg // what is said before the moment, such as a setting
	after  []msg.Msg // and behind it, such as a sheet
}

// Tour writes a picture of every screen and of every state worth seeing into a folder: in both languages unless one
// was asked for, at the size that was asked for or else at the sizes of a laptop and a phone, and of all levels or the
// one that was asked for. All are painted in memory, so it needs no display. It returns how many it wrote.
func Tour(asked options.Options) (pictures int, err error) {
	catalog, err := levels.Campaign()
	if err != nil {
		return 0, fmt.Errorf("app: %w", err)
	}
	if err := checkLevel(catalog, asked.Level); err != nil {
		return 0, err
	}
	languages, sizes := loc.Languages(), []options.Size{options.DefaultSize(), {W: 844, H: 390}}
	if asked.Lang != "" {
		languages = []string{asked.Lang}
	}
	if asked.Size != (options.Size{}) {
		sizes = []options.Size{asked.Size}
	}
	stops := around()
	if asked.Level != "" {
		stops = nil
	}
	for _, level := range catalog.Levels() {
		if asked.Level == "" || asked.Level == level.ID() {
			stops = append(stops, through(level)...)
		}
	}
	var painters errgroup.Group
	painters.SetLimit(runtime.NumCPU())
	for _, language := range languages {
		for _, size := range sizes {
			folder := filepath.Join(asked.Tour, fmt.Sprintf("%s-%dx%d", language, size.W, size.H))
			if err := os.MkdirAll(folder, 0o755); err != nil {
				return 0, fmt.Errorf("--tour: %w", err)
			}
			for _, s := range stops {
				pictures++
				painters.Go(func() error { return s.paint(language, size, folder) })
			}
		}
	}
	if err := painters.Wait(); err != nil {
		return 0, fmt.Errorf("--tour: %w", err)
	}
	return pictures, nil
}

// around are the screens that belong to no level.
func around() []stop {
	show := func(what string) []msg.Msg { return []msg.Msg{msg.Say(msg.Show, what)} }
	return []stop{
		{name: "title"},
		{name: "map", after: show(string(model.Map))},
		{name: "map-open", before: []msg.Msg{msg.Say(msg.Setting, "open=on")}, after: show(string(model.Map))},
		{name: "map-room", after: append(show(string(model.Map)), show(model.RoomName(3))...)},
		{name: "map-clear", before: []msg.Msg{msg.Say(msg.Setting, "contrast=on")}, after: show(string(model.Map))},
		{name: "settings", after: show(string(model.Settings))},
		{name: "help", after: show(string(model.Help))},
		{name: "keys", after: show(string(model.Keys))},
		{name: "settings-clear", before: []msg.Msg{msg.Say(msg.Setting, "contrast=on")}, after: show(string(model.Settings))},
		{name: "credits", after: show(string(model.Credits))},
		{name: "players", after: append([]msg.Msg{about(0, "add"), about(0, "write Bell"), about(0, "done")}, show(string(model.Players))...)},
		{name: "player-added", after: append(show(string(model.Players)), about(0, "add"))},
		{name: "player-removed", after: []msg.Msg{about(0, "add"), about(0, "done"), about(1, "delete")}},
		{name: "first-steps", after: []msg.Msg{msg.Say(msg.Guide, "again homework-night")}},
		{name: "first-steps-sabotage", after: []msg.Msg{msg.Say(msg.Guide, "again two-hands"), msg.Number(msg.StepTask, 1)}},
	}
}

// about is a message of the list of players.
func about(slot int64, what string) msg.Msg { return msg.Msg{Verb: msg.Player, N: slot, Text: what} }

// through are the states of a level, or of each of its parts: as it is given, its question, its hints, as a program,
// every known solution as it is judged, one in the middle of its shift, and the result.
func through(level *levels.Level) []stop {
	parts := level.Puzzle.Parts()
	var stops []stop
	for _, role := range parts {
		name, open := level.ID(), level.ID()
		if len(parts) > 1 {
			open = model.PartName(level.ID(), role)
			name = strings.ReplaceAll(open, " ", "-")
		}
		stops = append(stops, throughPart(level.Part(role), name, open)...)
	}
	return stops
}

// throughPart are the states of a part. Its pictures' names begin with name, and open is what opens it.
func throughPart(part *levels.Level, name, open string) []stop {
	at := func(what string, moment rehearse.Moment, after ...msg.Msg) stop {
		moment.Level = open
		return stop{name: name + "-" + what, moment: moment, after: after}
	}
	start := rehearse.Moment{Solution: rehearse.None}
	large := at("large", start)
	large.before = []msg.Msg{msg.Say(msg.Setting, fmt.Sprintf("zoom=%d", slices.Max(progress.Zooms())))}
	stark := at("clear", start)
	stark.before = []msg.Msg{msg.Say(msg.Setting, "contrast=on")}
	stops := []stop{
		at("start", start), large, stark,
		at("hints", start, msg.Do(msg.Hint), msg.Do(msg.Hint), msg.Do(msg.Hint)),
		at("middle", rehearse.Moment{Solution: rehearse.Proof, Tick: 3}),
		at("share", rehearse.Moment{Solution: rehearse.Proof, Tick: 3}, msg.Say(msg.Show, string(model.Share))),
		at("result", rehearse.Moment{Result: true}),
	}
	if part.Puzzle.Predict != nil {
		stops = append(stops, at("question", start, msg.Say(msg.Show, model.PredictSheet)))
	}
	for _, language := range code.Languages() { // the saboteur's sheet has the same name
		show := msg.Say(msg.Select, string(engineer.CodeSheet)+" "+string(language))
		stops = append(stops, at("code-"+string(language), rehearse.Moment{Solution: rehearse.Proof, Tick: 3}, show))
	}
	for _, trap := range part.Traps {
		trapName := strings.TrimSuffix(path.Base(trap.Name), ".yaml")
		stops = append(stops, at(trapName, rehearse.Moment{Solution: trapName}))
	}
	return stops
}

// paint writes the picture of one stop.
func (s stop) paint(language string, size options.Size, folder string) error {
	stage, err := newStage(language, "", true)
	if err != nil {
		return err
	}
	stage.update(msg.Say(msg.Loaded, ""), msg.Say(msg.Language, language))
	stage.update(s.before...)
	layout := stage.fit(float64(size.W), float64(size.H), 1)
	stage.update(msg.Say(msg.Resize, fmt.Sprintf("%.0fx%.0f", layout.W, layout.H)))
	if err := rehearse.Play(stage.model, s.moment); err != nil {
		return fmt.Errorf("%s: %w", s.name, err)
	}
	stage.update(s.after...)
	stage.settle()
	picture := image.NewRGBA(image.Rect(0, 0, size.W, size.H))
	raster.New(stage.book).Paint(picture, &stage.list, float32(layout.Pixels))
	var data bytes.Buffer
	if err := png.Encode(&data, picture); err != nil {
		return fmt.Errorf("%s: %w", s.name, err)
	}
	return os.WriteFile(filepath.Join(folder, s.name+".png"), data.Bytes(), 0o644)
}
