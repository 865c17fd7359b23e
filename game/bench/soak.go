//go:build !js

package main

import (
	"fmt"
	"image"
	"runtime"
	"slices"

	"lostupdate/game/draw"
	"lostupdate/game/model"
	"lostupdate/game/model/msg"
	"lostupdate/game/raster"
	"lostupdate/levels"
	"lostupdate/levels/format"
	"lostupdate/levels/puzzle"
)

// soakMinutes are when the heap is looked at.
var soakMinutes = []int{5, 10, 20, 30, 60}

func memoryPart() part {
	p := part{
		name:  "memory",
		title: "Memory",
		about: "The heap after a collection, during an hour of play: every level of the campaign is opened, built on, run, wound back and\n" +
			"undone, over and over, in both languages; sixty turns a second, every sixth one drawn, one in a minute painted in memory.",
		first:   true, // Ebitengine keeps room for the largest picture it has ever been given: half a gigabyte
		columns: []string{"after", "heap, MB", "objects", "goroutines"},
		measure: func() ([][]string, error) {
			var rows [][]string
			err := soak(soakMinutes, func(u usage) {
				rows = append(rows, []string{decimal(float64(u.heap) / 1e6), count(u.objects), count(u.goroutines)})
			})
			return rows, err
		},
	}
	for _, minute := range soakMinutes {
		p.rows = append(p.rows, fmt.Sprintf("%d min", minute))
	}
	return p
}

// usage is what a process keeps.
type usage struct{ heap, objects, goroutines int }

func used() usage {
	runtime.GC()
	runtime.GC() // what the first one has finalised
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return usage{int(m.HeapAlloc), int(m.HeapObjects), runtime.NumGoroutine()}
}

const (
	turnsPerMinute = 60 * 60
	drawEvery      = 6
)

// soaker plays without pause.
type soaker struct {
	*player
	list    draw.List
	painter *raster.Painter
	picture *image.RGBA
	turn    int // of the game
	looked  []int
	tell    func(usage)
}

// soak plays for as long as the last of the minutes says, and tells what is used at each of them.
func soak(minutes []int, tell func(usage)) error {
	s, err := newStudio()
	if err != nil {
		return err
	}
	k := &soaker{
		player: s.player(s.catalog), painter: raster.New(s.book), picture: image.NewRGBA(image.Rect(0, 0, screenW/4, screenH/4)),
		looked: minutes, tell: tell,
	}
	for n := 0; len(k.looked) > 0; n++ {
		all := s.catalog.Levels()
		k.playLevel(all[n%len(all)], n)
		if k.turn >= k.looked[0]*turnsPerMinute { // on the map, where no level is open
			k.looked = k.looked[1:]
			k.tell(used())
		}
	}
	return nil
}

// playLevel opens a level and does what players do.
func (k *soaker) playLevel(level *levels.Level, n int) {
	k.open(level.ID())
	k.pass(20)
	switch {
	case k.model.Engineer != nil:
		k.build(level, n)
		k.do(msg.Do(msg.Run))
		k.pass(90)
		k.do(msg.Number(msg.Seek, 3), msg.Do(msg.Play))
		k.pass(20)
		for range 5 {
			k.do(msg.Do(msg.Rewind))
			k.pass(2)
		}
		k.do(msg.Do(msg.Edited), msg.Do(msg.Undo), msg.Do(msg.Redo), msg.Do(msg.Hint))
	case k.model.Sabotage != nil:
		workers := len(k.model.Level().Puzzle.Workers)
		for i := range 12 {
			k.do(msg.Number(msg.StepTask, int64(i*(n+1)%workers+1)))
			k.pass(8)
		}
		k.do(msg.Do(msg.Rewind), msg.Do(msg.Play))
		k.pass(20)
		k.do(msg.Do(msg.Undo), msg.Do(msg.Reset))
	}
	k.pass(10)
	k.do(msg.Say(msg.Language, []string{"zh", "en"}[n%2]), msg.Say(msg.Show, string(model.Map)))
	k.pass(20)
}

// build puts one of the level's known solutions on the floor, good or bad.
func (k *soaker) build(level *levels.Level, n int) {
	known := slices.Concat(level.Proofs, level.Traps)
	solution := known[n%len(known)]
	if level.Puzzle.PartOf(solution.Blueprint) == puzzle.Engineer {
		k.do(msg.Say(msg.Adopt, string(format.PrintSolution(&solution, level.Puzzle))))
	}
}

// pass lets turns pass and draws some of them.
func (k *soaker) pass(turns int) {
	for range turns {
		k.wait(1)
		if k.turn++; k.turn%drawEvery == 0 {
			k.look(&k.list)
		}
		if k.turn%turnsPerMinute == 0 {
			k.painter.Paint(k.picture, &k.list, 0.25)
		}
	}
}
