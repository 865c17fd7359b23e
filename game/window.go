package main

import (
	"errors"
	"fmt"
	"image"
	"image/color"
	"runtime"
	"strconv"

	"github.com/hajimehoshi/ebiten/v2"

	"lostupdate/game/input"
	"lostupdate/game/input/event"
	"lostupdate/game/internal/options"
	"lostupdate/game/store"
	"lostupdate/game/web/mirror"
)

// game is the window: a worker's square follows the pointer, and every press moves the counter on, which is saved.
type game struct {
	source *input.Source
	mirror *mirror.Mirror
	saved  store.Store
	layout input.Layout
	white  *ebiten.Image
	lang   string
	ended  <-chan struct{}

	x, y   float32
	count  int
	frames int
}

func newGame(asked options.Options, shown *mirror.Mirror) *game {
	g := &game{source: input.NewSource(), mirror: shown, lang: "en", x: 100, y: 100}
	if asked.Lang != "" {
		g.lang = asked.Lang
	}
	saved, err := store.Open()
	if err != nil {
		saved = store.NewMemory() // the player plays on, and loses what is reached when the game ends
	}
	g.saved = saved
	if data, err := saved.Read("profile"); err == nil {
		g.count, _ = strconv.Atoi(string(data))
	}
	square := ebiten.NewImage(3, 3)
	square.Fill(color.White)
	g.white = square.SubImage(image.Rect(1, 1, 2, 2)).(*ebiten.Image)
	return g
}

func (g *game) Update() error {
	select {
	case <-g.ended:
		return ebiten.Termination
	default:
	}
	var err error
	for _, e := range g.source.Poll(g.layout) {
		switch e.Kind {
		case event.PointerMove:
			g.x, g.y = e.X, e.Y
		case event.PointerDown:
			g.x, g.y = e.X, e.Y
			g.count++
			err = errors.Join(err, g.saved.Write("profile", []byte(strconv.Itoa(g.count))))
		}
	}
	text := fmt.Sprintf("The counter shows %d.", g.count)
	if g.lang == "zh" {
		text = fmt.Sprintf("计数器显示 %d。", g.count)
	}
	g.mirror.Show(mirror.State{Screen: "title", Lang: g.lang, Title: title, Text: text})
	return err
}

func (g *game) Draw(screen *ebiten.Image) {
	var vertices []ebiten.Vertex
	var triangles []uint16
	rectangle := func(x, y, w, h, r, gr, b float32) {
		first, scale := uint16(len(vertices)), float32(g.layout.Pixels)
		for _, at := range [][2]float32{{x, y}, {x + w, y}, {x, y + h}, {x + w, y + h}} {
			vertices = append(vertices, ebiten.Vertex{
				DstX: at[0] * scale, DstY: at[1] * scale, SrcX: 1, SrcY: 1, ColorR: r, ColorG: gr, ColorB: b, ColorA: 1,
			})
		}
		triangles = append(triangles, first, first+1, first+2, first+1, first+2, first+3)
	}
	rectangle(0, 0, g.layout.W, g.layout.H, 0.965, 0.937, 0.886)
	rectangle(0, 0, g.layout.W, 60, 0.122, 0.165, 0.267)
	for n := range min(g.count, 40) {
		rectangle(20+float32(n)*20, 80, 14, 30, 0.835, 0.369, 0)
	}
	rectangle(g.x-17, g.y-20, 34, 40, 0, 0.447, 0.698)
	screen.DrawTriangles(vertices, triangles, g.white, nil)
	g.frames++
	g.mirror.Drawn()
}

func (g *game) drawn() bool { return g.frames > 0 }

func (g *game) Layout(int, int) (int, int) { panic("Ebitengine calls LayoutF instead") }

func (g *game) LayoutF(outsideW, outsideH float64) (float64, float64) {
	var rules input.Rules
	if runtime.GOOS == "js" {
		rules.MaxFactor = input.BrowserMaxFactor
	}
	g.layout = rules.Fit(outsideW, outsideH, ebiten.Monitor().DeviceScaleFactor())
	return g.layout.ImageW, g.layout.ImageH
}
