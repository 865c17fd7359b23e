package main

import (
	"errors"
	"fmt"
	"image"
	"image/color"
	"net/url"
	"strconv"
	"strings"
	"syscall/js"
	"time"

	"github.com/hajimehoshi/ebiten/v2"

	"lostupdate/game/input"
	"lostupdate/game/input/event"
	"lostupdate/game/store"
	"lostupdate/game/web/mirror"
)

func main() {
	shown := mirror.New()
	query, err := url.ParseQuery(strings.TrimPrefix(js.Global().Get("location").Get("search").String(), "?"))
	if err == nil {
		var e *echo
		if e, err = newEcho(shown, query); err == nil {
			err = ebiten.RunGameWithOptions(e, &ebiten.RunGameOptions{DisableHiDPI: true}) // the loader sees to it
		}
	}
	if err != nil {
		shown.Failed(err)
	}
}

// echo is the whole program: what it heard, and where.
type echo struct {
	source *input.Source
	mirror *mirror.Mirror
	layout input.Layout
	white  *ebiten.Image

	lines []string
	x, y  float32
	ticks int

	pause     time.Duration
	failsAt   int
	panicsAt  int
	vertices  []ebiten.Vertex
	triangles []uint16
}

// faultTick is the tick at which the program fails if it was asked to.
const faultTick = 3

func newEcho(shown *mirror.Mirror, query url.Values) (*echo, error) {
	visit, err := countVisit()
	if err != nil {
		return nil, err
	}
	e := &echo{source: input.NewSource(), mirror: shown, lines: []string{fmt.Sprintf("visit %d", visit)}}
	pause, _ := strconv.Atoi(query.Get("pause"))
	e.pause = time.Duration(pause) * time.Millisecond
	if query.Has("fail") {
		e.failsAt = faultTick
	}
	if query.Has("panic") {
		e.panicsAt = faultTick
	}
	// One pixel of a larger white square: its neighbours are white too, so nothing bleeds in.
	square := ebiten.NewImage(3, 3)
	square.Fill(color.White)
	e.white = square.SubImage(image.Rect(1, 1, 2, 2)).(*ebiten.Image)
	return e, nil
}

// countVisit reads how often the program was started, and saves one more.
func countVisit() (int, error) {
	saved, err := store.Open()
	if err != nil {
		return 0, err
	}
	visits := 0
	loaded, err := store.Load(saved, "visits", func(data []byte) error {
		visits, err = strconv.Atoi(string(data))
		return err
	})
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return 0, err
	}
	if loaded.Recovered {
		js.Global().Get("console").Call("info", "recovered; set aside as "+loaded.SetAside)
	}
	return visits + 1, saved.Write("visits", []byte(strconv.Itoa(visits+1)))
}

func (e *echo) Update() error {
	e.ticks++
	switch e.ticks {
	case e.failsAt:
		return errors.New("the echo was asked to fail")
	case e.panicsAt:
		panic("the echo was asked to panic")
	}
	for _, heard := range e.source.Poll(e.layout) {
		e.lines = append(e.lines, heard.String())
		if heard.Kind <= event.PointerCancel {
			e.x, e.y = heard.X, heard.Y
		}
	}
	text := strings.Join(e.lines, "\n")
	e.mirror.Show(mirror.State{
		Screen: "echo",
		Lang:   "en",
		Title:  "Echo",
		Text:   text,
		Parts:  []string{text},
		Spoken: e.lines[len(e.lines)-1],
		Spots: []mirror.Spot{
			{Name: "pointer", X: e.x, Y: e.y, W: 1, H: 1},
			{Name: "picture", W: float32(e.layout.ImageW), H: float32(e.layout.ImageH)},
		},
	})
	time.Sleep(e.pause)
	return nil
}

// Draw paints the window in one colour and a square where the pointer is.
func (e *echo) Draw(screen *ebiten.Image) {
	e.vertices, e.triangles = e.vertices[:0], e.triangles[:0]
	e.rectangle(0, 0, e.layout.W, e.layout.H, 0.965, 0.937, 0.886)
	e.rectangle(e.x-10, e.y-10, 20, 20, 0.835, 0.369, 0)
	screen.DrawTriangles(e.vertices, e.triangles, e.white, nil)
	e.mirror.Drawn()
}

func (e *echo) rectangle(x, y, w, h, r, g, b float32) {
	first := uint16(len(e.vertices))
	scale := float32(e.layout.Pixels)
	for _, corner := range [][2]float32{{x, y}, {x + w, y}, {x, y + h}, {x + w, y + h}} {
		e.vertices = append(e.vertices, ebiten.Vertex{
			DstX: corner[0] * scale, DstY: corner[1] * scale, SrcX: 1, SrcY: 1,
			ColorR: r, ColorG: g, ColorB: b, ColorA: 1,
		})
	}
	e.triangles = append(e.triangles, first, first+1, first+2, first+1, first+2, first+3)
}

func (e *echo) Layout(int, int) (int, int) { panic("Ebitengine calls LayoutF instead") }

func (e *echo) LayoutF(outsideW, outsideH float64) (float64, float64) {
	rules := input.Rules{MaxFactor: input.BrowserMaxFactor}
	e.layout = rules.Fit(outsideW, outsideH, input.DeviceFactor())
	return e.layout.ImageW, e.layout.ImageH
}
