//go:build !js

package main

import (
	"fmt"
	"image"
	"math"
	"time"

	"github.com/hajimehoshi/ebiten/v2"

	"lostupdate/game/draw"
	"lostupdate/game/internal/xvfb"
	"lostupdate/game/paint"
)

func framesPart() part {
	return part{
		name:  "frames",
		title: "A picture",
		about: fmt.Sprintf("At %d by %d, natively. \"Whole\" is a picture that is painted wholly, as the first of a screen; \"step\" is the next one, a\n"+
			"sixtieth of a second later, of which only what has changed is painted. Compose is from the model to the display list, paint\n"+
			"from there to Ebitengine.", screenW, screenH),
		columns: []string{"scene", "workers", "operations", "whole: calls", "triangles", "CPU ms: compose", "paint",
			"step: calls", "triangles", "pixels, %", "CPU ms in all"},
		rows:    []string{"title", "map", "fullest level", "40 workers", "400 workers", "4 000 workers"},
		measure: measureFrames,
	}
}

// measureFrames runs inside of a game, for only there images can be painted.
func measureFrames() (rows [][]string, err error) {
	stop, ok, err := xvfb.Start()
	if err != nil {
		return nil, err
	}
	if !ok {
		return nil, fmt.Errorf("no pictures can be painted: %s", xvfb.Missing)
	}
	defer stop()
	s, err := newStudio()
	if err != nil {
		return nil, err
	}
	h := &host{}
	// The scenes belong to the game's goroutine, too: the coroutines of their workers can only be resumed under the thread
	// locking that they were made under.
	h.work = append(h.work, func(*ebiten.Image) {
		var scenes []scene
		scenes, err = s.scenes()
		for _, scene := range scenes {
			h.work = append(h.work, func(canvas *ebiten.Image) {
				rows = append(rows, s.measureScene(scene, canvas))
				scene.end()
			})
		}
	})
	ebiten.SetWindowVisible(false)
	if err := ebiten.RunGame(h); err != nil {
		return nil, err
	}
	return rows, err
}

// host is a game that does one piece of work a turn and then ends.
type host struct {
	work   []func(canvas *ebiten.Image)
	canvas *ebiten.Image
}

func (h *host) Update() error {
	if len(h.work) == 0 {
		return ebiten.Termination
	}
	if h.canvas == nil {
		h.canvas = ebiten.NewImageWithOptions(image.Rect(0, 0, screenW, screenH), &ebiten.NewImageOptions{Unmanaged: true})
	}
	next := h.work[0]
	h.work = h.work[1:]
	next(h.canvas)
	return nil
}

func (h *host) Draw(*ebiten.Image) {}

func (h *host) Layout(int, int) (int, int) { return 64, 64 }

// Rounds of a measurement, and the pictures of each: fewer where there is much to draw.
const (
	rounds       = 4
	picturesMost = 40
	operations   = 40_000 // of all pictures of a round
)

func (s studio) measureScene(scene scene, canvas *ebiten.Image) []string {
	var list draw.List
	painter := paint.New(s.book)
	scene.next(&list)
	pictures := max(2, min(picturesMost, operations/list.Len()))
	repaint := func() { painter.Repaint(canvas, &list, 1) }
	finish := func() { canvas.At(0, 0) } // lets the graphics card do what was sent
	repaint()                            // the letters are made
	finish()
	painter.Forget()
	repaint()
	finish()
	whole := painter.Work()

	composing := best(pictures, nil, func() { scene.next(&list) }, nil)
	painting := best(pictures, painter.Forget, repaint, finish)

	var steps paint.Work
	stepping := best(pictures, nil, func() {
		scene.next(&list)
		repaint()
	}, finish)
	for range pictures {
		scene.next(&list)
		repaint()
		finish()
		w := painter.Work()
		steps.Calls, steps.Triangles, steps.Pixels = steps.Calls+w.Calls, steps.Triangles+w.Triangles, steps.Pixels+w.Pixels
	}
	share := func(sum int) float64 { return float64(sum) / float64(pictures) }
	return []string{
		count(scene.workers), count(list.Len()),
		count(whole.Calls), count(whole.Triangles), decimal(composing), decimal(painting),
		fmt.Sprintf("%.1f", share(steps.Calls)), count(steps.Triangles / pictures),
		fmt.Sprintf("%.0f", share(steps.Pixels)/screenW/screenH*100), decimal(stepping),
	}
}

// best returns the milliseconds of processor time that a piece of work takes, in the best of some rounds. What is done
// before and after each is not counted.
func best(times int, before, work, after func()) float64 {
	least := math.Inf(1)
	for range rounds {
		var sum time.Duration
		for range times {
			if before != nil {
				before()
			}
			begun := cpuTime()
			work()
			sum += cpuTime() - begun
			if after != nil {
				after()
			}
		}
		least = min(least, sum.Seconds()*1000/float64(times))
	}
	return least
}
