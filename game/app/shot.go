//go:build !js

package app

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/png"
	"os"

	"github.com/hajimehoshi/ebiten/v2"

	"lostupdate/game/internal/options"
	"lostupdate/game/model"
	"lostupdate/game/model/msg"
	"lostupdate/game/model/rehearse"
	"lostupdate/game/paint"
	"lostupdate/game/raster"
)

// Shot draws the screen that was asked for into a PNG file, on a new player's progress. With a display it is painted
// by the graphics card in a window that is not shown, otherwise in memory. It returns which of the two it was.
func Shot(asked options.Options, hasDisplay bool) (how string, err error) {
	s, err := rehearsed(asked)
	if err != nil {
		return "", err
	}
	asked.Size = sizeAsked(asked)
	size := image.Pt(asked.Size.W, asked.Size.H)
	scale := float32(s.fit(float64(size.X), float64(size.Y), 1).Pixels)
	how = "in a hidden window 在隐藏的窗口里"
	var picture *image.RGBA
	if hasDisplay {
		picture, err = paintInWindow(s, size, scale)
	}
	if picture == nil {
		how = "in memory 在内存里"
		if err != nil {
			how += fmt.Sprintf(" (%v)", err)
		}
		picture = image.NewRGBA(image.Rectangle{Max: size})
		raster.New(s.book).Paint(picture, &s.list, scale)
	}
	var data bytes.Buffer
	if err := png.Encode(&data, picture); err != nil {
		return how, fmt.Errorf("--shot: %w", err)
	}
	if err := os.WriteFile(asked.Shot, data.Bytes(), 0o644); err != nil {
		return how, fmt.Errorf("--shot: %w", err)
	}
	return how, nil
}

// sizeAsked is how large a picture shall be.
func sizeAsked(asked options.Options) options.Size {
	if asked.Size == (options.Size{}) {
		return options.DefaultSize()
	}
	return asked.Size
}

// rehearsed makes the picture that was asked for.
func rehearsed(asked options.Options) (*stage, error) {
	s, err := newStage("", asked.Pack, true)
	if err != nil {
		return nil, err
	}
	if err := checkLevel(s.model.Catalog, asked.Level); err != nil {
		return nil, err
	}
	size := sizeAsked(asked)
	layout := s.fit(float64(size.W), float64(size.H), 1)
	first := []msg.Msg{msg.Say(msg.Loaded, ""), msg.Say(msg.Resize, fmt.Sprintf("%.0fx%.0f", layout.W, layout.H))}
	if asked.Lang != "" {
		first = append(first, msg.Say(msg.Language, asked.Lang))
	}
	if asked.Screen == options.ScreenMap {
		first = append(first, msg.Say(msg.Show, string(model.Map)))
	}
	s.update(first...)
	moment, err := momentOf(asked)
	if err != nil {
		return nil, err
	}
	if err := rehearse.Play(s.model, moment); err != nil {
		return nil, fmt.Errorf("--shot: %w", err)
	}
	s.settle()
	return &s, nil
}

// momentOf reads the moment out of what was asked.
func momentOf(asked options.Options) (rehearse.Moment, error) {
	moment := rehearse.Moment{Tick: int64(asked.Tick)}
	switch asked.Screen {
	case options.ScreenTitle, options.ScreenMap:
		return moment, nil
	case options.ScreenResult:
		moment.Result = true
	case "":
		if asked.Level == "" {
			return moment, nil
		}
	}
	if asked.Level == "" {
		return moment, errors.New("--screen " + string(asked.Screen) + ": say which level, with --level ID\n--screen " +
			string(asked.Screen) + "：请用 --level 编号 指明是哪一关")
	}
	moment.Level, moment.Solution = asked.Level, asked.Solution
	return moment, nil
}

// darkroom is a game that paints one picture and ends.
type darkroom struct {
	stage   *stage
	size    image.Point
	scale   float32
	picture *image.RGBA
}

func (d *darkroom) Update() error {
	canvas := ebiten.NewImage(d.size.X, d.size.Y)
	paint.New(d.stage.book).Paint(canvas, &d.stage.list, d.scale)
	d.picture = image.NewRGBA(image.Rectangle{Max: d.size})
	canvas.ReadPixels(d.picture.Pix)
	return ebiten.Termination
}

func (d *darkroom) Draw(*ebiten.Image) {}

func (d *darkroom) Layout(int, int) (int, int) { return 1, 1 }

// paintInWindow paints the picture with the graphics card.
func paintInWindow(s *stage, size image.Point, scale float32) (*image.RGBA, error) {
	ebiten.SetWindowVisible(false)
	room := &darkroom{stage: s, size: size, scale: scale}
	if err := ebiten.RunGame(room); err != nil {
		return nil, err
	}
	return room.picture, nil
}

// settleTicks pass between the two pictures of a shot, so that what depends on the picture before, such as a list
// scrolled to its focus, is there; tooltips are not yet.
const settleTicks = 1

// settle makes the picture of the model as it is when the player has just come there.
func (s *stage) settle() {
	s.compose()
	s.update(msg.Number(msg.Tick, settleTicks))
	s.compose()
}
