//go:build !js

package main

import (
	"fmt"
	"strings"
	"testing/fstest"

	"lostupdate/game/draw"
	"lostupdate/game/glyph"
	"lostupdate/game/loc"
	"lostupdate/game/model"
	"lostupdate/game/model/engineer"
	"lostupdate/game/model/msg"
	"lostupdate/game/view"
	"lostupdate/game/view/figure"
	"lostupdate/game/view/kit"
	"lostupdate/levels"
)

// The screen that everything is measured on.
const (
	screenW = 1280
	screenH = 720
)

// scene makes pictures that follow each other by one turn of the game.
type scene struct {
	name    string
	workers int
	next    func(list *draw.List)
	end     func() // gives back what the scene holds
}

// studio is what all scenes share.
type studio struct {
	catalog *levels.Catalog
	book    *glyph.Book
	words   *loc.Book
}

func newStudio() (studio, error) {
	catalog, err := levels.Campaign()
	if err != nil {
		return studio{}, err
	}
	book, err := glyph.Open()
	if err != nil {
		return studio{}, err
	}
	words, err := loc.Open()
	return studio{catalog, book, words}, err
}

// player is somebody at a screen of the game.
type player struct {
	studio
	model *model.Model
	hands *kit.Hands
}

func (s studio) player(catalog *levels.Catalog) *player {
	p := &player{s, model.New(model.Options{Catalog: catalog, Desktop: true}), kit.NewHands()}
	p.do(msg.Say(msg.Loaded, ""), msg.Say(msg.Resize, fmt.Sprintf("%dx%d", screenW, screenH)))
	return p
}

func (p *player) do(all ...msg.Msg) {
	for _, x := range all {
		p.model.Update(x)
	}
}

// wait lets turns pass.
func (p *player) wait(turns int) {
	for range turns {
		p.do(msg.Number(msg.Tick, 1))
	}
}

// open opens a level and puts its question away.
func (p *player) open(id string) {
	p.do(msg.Say(msg.Open, id))
	if p.model.Predict != nil {
		p.do(msg.Do(msg.Back))
	}
}

// end leaves the level that is open: a search that has not ended holds goroutines.
func (p *player) end() { p.do(msg.Say(msg.Show, string(model.Map))) }

// look makes the picture of the model as it stands.
func (p *player) look(list *draw.List) {
	f := p.hands.Begin(list, kit.Surroundings{
		Book: p.book, Words: p.words.In("en"), Theme: view.Theme(p.model), Size: draw.Pt(screenW, screenH), Time: p.model.Time,
	})
	view.Draw(p.model, f)
	f.End()
}

// running is the scene of a level whose shift runs, and begins again when it has ended. The inspector has come to an end
// before: what he does in a turn is not drawing, and has a budget of its own.
func (p *player) running(name, id string) scene {
	p.open(id)
	p.do(msg.Do(msg.Run))
	for p.model.Engineer.Phase() == engineer.Inspecting {
		p.wait(1)
	}
	workers := len(p.model.Level().Puzzle.Workers)
	return scene{name, workers, func(list *draw.List) {
		p.wait(1)
		if playing, _ := p.model.Engineer.Rolling(); !playing {
			if p.model.Engineer.Sheet != engineer.NoSheet { // the result
				p.do(msg.Do(msg.Back))
			}
			p.do(msg.Say(msg.Choose, engineer.RunShift), msg.Number(msg.Play, 1))
		}
		p.look(list)
	}, p.end}
}

// scenes are those of the table.
func (s studio) scenes() ([]scene, error) {
	forty, err := levels.Load(fstest.MapFS{
		"campaign.yaml": {Data: []byte(fortyCampaign)}, "1-forty/level.yaml": {Data: []byte(fortyWorkers)},
	})
	if err != nil {
		return nil, err
	}
	title, chart := s.player(s.catalog), s.player(s.catalog)
	chart.do(msg.Say(msg.Show, string(model.Map)))
	still := func(p *player) func(*draw.List) {
		return func(list *draw.List) {
			p.wait(1)
			p.look(list)
		}
	}
	return []scene{
		{"title", 0, still(title), title.end},
		{"map", 0, still(chart), chart.end},
		s.player(s.catalog).running("fullest level", s.fullest()),
		s.player(forty).running("40 workers", "forty"),
		s.crowd(400),
		s.crowd(4000),
	}, nil
}

// fullest finds the level of the campaign whose screen is drawn with the most operations.
func (s studio) fullest() (id string) {
	most := 0
	var list draw.List
	for _, l := range s.catalog.Levels() {
		p := s.player(s.catalog)
		p.open(l.ID())
		if p.look(&list); p.model.Engineer != nil && list.Len() > most {
			most, id = list.Len(), l.ID()
		}
		p.end()
	}
	return id
}

// fortyWorkers is a level that is as busy as one can be: forty workers at one counter.
const (
	fortyCampaign = `format: 1
chapters:
  - number: 1
    title: {en: Forty, zh: 四十}
    about: {en: Forty workers., zh: 四十个工人。}
`
	fortyWorkers = `format: 1
id: forty
chapter: 1
number: 1
globals: {total: 0}
routines:
  pack:
    - work: 2
    - lock: red
    - read: total
    - compute: r = r + 1
    - write: total
    - unlock: red
workers:
  - {routine: pack, count: 40}
bench: {cores: 8, quantum: 4, switch: 1}
tools:
  gates: [{key: blue, locks: 2, unlocks: 2}]
goal: {final: total == 40}
`
)

// crowd draws more workers than any level has (a level has at most 64): figures alone, each with what goes with one on
// the floor, walking on so that all of the picture changes.
func (s studio) crowd(workers int) scene {
	columns := 1
	for columns*columns*screenH < workers*screenW {
		columns++
	}
	side := float32(screenW) / float32(columns)
	turn := 0
	return scene{fmt.Sprintf("%s workers", strings.ReplaceAll(count(workers), " ", " ")), workers, func(list *draw.List) {
		turn++
		list.Reset()
		theme := kit.Day()
		list.FillRect(draw.Rect{W: screenW, H: screenH}, theme.Ground)
		pen := figure.Pen{List: list, Book: s.book, Ink: theme.Art}
		for i := range workers {
			foot := draw.Pt((float32(i%columns)+0.5)*side, float32(i/columns+1)*side)
			pen.Worker(foot, side/(2*figure.WorkerWidth), figure.Worker{
				Number: i%99 + 1, Pose: figure.Walk, Phase: float32((turn+i)%15) / 15, Clip: figure.Clip{Text: "3"},
			})
		}
	}, func() {}}
}
