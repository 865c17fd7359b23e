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
	"lostupdate/levels/class"
	"lostupdate/levels/code"
)

// stop is one picture of a tour.
type stop struct {
	name   string // of the file, without its ending
	moment rehearse.Moment
	before []msg.Msg // what is said before the moment, such as a setting
	after  []msg.Msg // and behind it, such as a sheet
	large  bool      // in the largest size of everything
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
	stops := tourOf(catalog, asked.Level)
	var painters errgroup.Group
	painters.SetLimit(runtime.NumCPU())
	for _, language := range languages {
		for _, size := range sizes {
			folder := filepath.Join(asked.Tour, fmt.Sprintf("%s-%dx%d", language, size.W, size.H))
			if err := os.MkdirAll(folder, 0o755); err != nil {
				return 0, fmt.Errorf("--tour: %w", err)
			}
			for _, s := range stops {
				if s.large && asked.Size == (options.Size{}) && size != options.DefaultSize() {
					continue // on a phone nearly everything is as large as ever
				}
				pictures++
				painters.Go(func() error { return s.paint(catalog, language, size, folder) })
			}
		}
	}
	if err := painters.Wait(); err != nil {
		return 0, fmt.Errorf("--tour: %w", err)
	}
	return pictures, nil
}

// tourOf lists the pictures of a tour: of everything, or of one level.
func tourOf(catalog *levels.Catalog, level string) []stop {
	var stops []stop
	if level == "" {
		for _, s := range around() {
			stops = append(stops, s, s.starkly(), s.largely())
		}
	}
	wanted := catalog.Levels()
	if l, ok := catalog.Level(level); ok { // a variant, perhaps
		wanted = []*levels.Level{l}
	}
	for _, l := range wanted {
		stops = append(stops, through(l)...)
	}
	return stops
}

// starkly is the same stop in high contrast.
func (s stop) starkly() stop {
	s.name += "-clear"
	s.before = append(slices.Clone(s.before), msg.Say(msg.Setting, "contrast=on"))
	return s
}

// largely is the same stop with everything as large as can be chosen.
func (s stop) largely() stop {
	s.name, s.large = s.name+"-large", true
	s.before = append(slices.Clone(s.before), msg.Say(msg.Setting, fmt.Sprintf("zoom=%d", slices.Max(progress.Zooms()))))
	return s
}

// around are the screens that belong to no level, and a level in each of the states that a game comes through.
func around() []stop {
	show := func(what ...string) (messages []msg.Msg) {
		for _, w := range what {
			messages = append(messages, msg.Say(msg.Show, w))
		}
		return messages
	}
	say := func(v msg.Verb, text string) []msg.Msg { return []msg.Msg{msg.Say(v, text)} }
	homework := &class.Assignment{Label: "Week 3", Hints: class.HintsFree, Levels: []class.Wanted{{ID: "the-key", Revision: 1, Stars: 3}, {ID: "two-hands", Revision: 1, Stars: 1}}}
	own := *homework
	own.Seed = 7
	return []stop{
		{name: "title"},
		{name: "map", after: show(string(model.Map))},
		{name: "map-open", before: say(msg.Setting, "open=on"), after: show(string(model.Map))},
		{name: "map-room", after: show(string(model.Map), model.RoomName(3))},
		{name: "settings", after: show(string(model.Settings))},
		{name: "help", after: show(string(model.Help))},
		{name: "keys", after: show(string(model.Keys))},
		{name: "keys-asked", after: append(show(string(model.Keys)), msg.Say(msg.Setting, "rebind=run"))},
		{name: "credits", after: show(string(model.Credits))},
		{name: "players", after: append([]msg.Msg{about(0, "add"), about(0, "write Bell"), about(0, "done")}, show(string(model.Players))...)},
		{name: "player-added", after: append(show(string(model.Players)), about(0, "add"))},
		{name: "player-named", after: append(show(string(model.Players)), about(1, "rename"), about(0, "write Night shift"))},
		{name: "ask-remove", after: []msg.Msg{about(0, "add"), about(0, "done"), about(1, "delete")}},
		{name: "player-removed", after: append([]msg.Msg{about(0, "add"), about(0, "write Bell"), about(0, "done"), about(1, "delete"), about(1, "remove")}, show(string(model.Players))...)},
		{name: "first-steps", after: []msg.Msg{msg.Say(msg.Guide, "again homework-night")}},
		{name: "first-steps-sabotage", after: []msg.Msg{msg.Say(msg.Guide, "again two-hands"), msg.Number(msg.StepTask, 1)}},
		{name: "first-steps-build", after: []msg.Msg{msg.Say(msg.Guide, "again the-key"), msg.Do(msg.Run), msg.Number(msg.Tick, 60), msg.Do(msg.Rewind)}},
		{name: "homework", after: say(msg.Assign, homework.Text())},
		{name: "homework-own", after: []msg.Msg{msg.Say(msg.Assign, own.Text()), msg.Say(msg.Student, "2")}},
		{name: "homework-no-name", after: []msg.Msg{msg.Say(msg.Assign, own.Text()), msg.Say(msg.Open, "the-key")}},
		{name: "ask-leave", after: []msg.Msg{msg.Say(msg.Assign, homework.Text()), msg.Say(msg.Show, model.ShowAskLeave)}},
		{name: "ask-keys", after: append(show(string(model.Keys)), msg.Say(msg.Setting, "rebind=run"), msg.Say(msg.Setting, "key=G"), msg.Say(msg.Show, model.ShowAskKeys))},
		{name: "ask-delete", after: show(string(model.Settings), string(model.AskDelete))},
		{name: "tell-damaged", after: say(msg.Loaded, "{")},
		{name: "tell-newer", after: say(msg.Loaded, newerDocument)},
		{name: "toast", after: append(show(string(model.Map)), msg.Say(msg.Trouble, "shell.trouble.save-full"))},

		{name: "engineer", moment: rehearse.Moment{Level: "the-key", Solution: rehearse.None}},
		{name: "engineer-running", moment: rehearse.Moment{Level: "the-key", Solution: rehearse.Proof, Tick: 12}, after: []msg.Msg{msg.Number(msg.Play, 1)}},
		{name: "engineer-failed", moment: rehearse.Moment{Level: "the-key", Solution: rehearse.Trap}},
		{name: "engineer-missed", moment: rehearse.Moment{Level: "homework-night", Solution: rehearse.Trap, Tick: 12}},
		{name: "engineer-proved", moment: rehearse.Moment{Level: "the-key", Solution: rehearse.Proof, Tick: 30}},
		{name: "engineer-deadlock", moment: rehearse.Moment{Level: "same-order", Solution: rehearse.Trap}},
		{name: "engineer-result", moment: rehearse.Moment{Level: "the-key", Result: true}},
		{name: "saboteur", moment: rehearse.Moment{Level: "two-hands", Solution: rehearse.None}},
		{name: "saboteur-running", moment: rehearse.Moment{Level: "two-hands", Solution: rehearse.Proof, Tick: 2}},
		{name: "saboteur-broken", moment: rehearse.Moment{Level: "two-hands", Solution: rehearse.Proof}},
		{name: "saboteur-deadlock", moment: rehearse.Moment{Level: "two-tools", Solution: rehearse.Proof}},
		{name: "saboteur-harmless", moment: rehearse.Moment{Level: "two-hands", Solution: rehearse.Trap}},
		{name: "saboteur-result", moment: rehearse.Moment{Level: "two-hands", Result: true}},
		{name: "share-film", moment: rehearse.Moment{Level: "two-hands", Solution: rehearse.Proof}, after: append(show(string(model.Share)),
			msg.Say(msg.Share, model.ShareFilm), msg.Number(msg.Filmed, 40))},
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
	bare := stop{name: name, moment: rehearse.Moment{Level: open, Solution: rehearse.None}}
	stops := []stop{
		at("start", start), bare.starkly(), bare.largely(),
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
func (s stop) paint(catalog *levels.Catalog, language string, size options.Size, folder string) error {
	stage, err := s.show(catalog, language)
	if err != nil {
		return err
	}
	pixels := stage.sized(size)
	stage.settle()
	picture := image.NewRGBA(image.Rect(0, 0, size.W, size.H))
	raster.New(stage.book).Paint(picture, &stage.list, pixels)
	var data bytes.Buffer
	if err := png.Encode(&data, picture); err != nil {
		return fmt.Errorf("%s: %w", s.name, err)
	}
	return os.WriteFile(filepath.Join(folder, s.name+".png"), data.Bytes(), 0o644)
}

// show brings a stage to the stop.
func (s stop) show(catalog *levels.Catalog, language string) (*stage, error) {
	stage, err := newStageOf(catalog, language, true)
	if err != nil {
		return nil, err
	}
	stage.update(msg.Say(msg.Loaded, ""), msg.Say(msg.Language, language))
	stage.update(s.before...)
	if err := rehearse.Play(stage.model, s.moment); err != nil {
		return nil, fmt.Errorf("%s: %w", s.name, err)
	}
	stage.update(s.after...)
	return &stage, nil
}

// sized lays the stage out for a window, and returns how many pixels a logical one then has.
func (s *stage) sized(size options.Size) (pixels float32) {
	layout := s.fit(float64(size.W), float64(size.H), 1)
	s.update(msg.Say(msg.Resize, fmt.Sprintf("%.0fx%.0f", layout.W, layout.H)))
	return float32(layout.Pixels)
}
