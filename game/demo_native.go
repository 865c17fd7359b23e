//go:build !js

package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"runtime"

	"lostupdate/game/app"
	"lostupdate/game/demo"
	"lostupdate/game/internal/display"
	"lostupdate/game/internal/options"
	"lostupdate/game/model/msg"
	"lostupdate/levels"
)

// recording is a demo that is being written; the zero value is none.
type recording struct {
	file     *os.File
	recorder *demo.Recorder
}

// record begins to write a demo into a file; without a name there is none.
func record(name string) (recording, error) {
	if name == "" {
		return recording{}, nil
	}
	file, err := os.Create(name)
	if err != nil {
		return recording{}, fmt.Errorf("--record: %w", err)
	}
	return recording{file: file, recorder: demo.NewRecorder(file, app.DemoStart())}, nil
}

// end writes what is still to be written of a game, which may have come to nothing.
func (r recording) end(game *app.Game) error {
	if r.file == nil {
		return nil
	}
	var err error
	if game != nil {
		err = game.Recorded()
	}
	if err = errors.Join(err, r.file.Close()); err != nil {
		return fmt.Errorf("--record: %w", err)
	}
	return nil
}

// replay plays a demo: in the window, or without one where there is no display.
func (p program) replay(ctx context.Context, name string) error {
	hash, count, err := p.rerun(ctx, name)
	if err != nil {
		return fmt.Errorf("--replay %s: %w", name, err)
	}
	fmt.Fprintf(p.errs, "%s: %d messages, hash %016x %d 条消息，哈希 %016x\n", name, count, hash, count, hash)
	return nil
}

func (p program) rerun(ctx context.Context, name string) (hash uint64, messages int, err error) {
	source, err := os.ReadFile(name)
	if err != nil {
		return 0, 0, err
	}
	d, err := demo.Parse(source)
	if err != nil {
		return 0, 0, err
	}
	if display.Check(ctx, runtime.GOOS, p.getenv) != nil {
		catalog, err := levels.Campaign()
		if err != nil {
			return 0, 0, err
		}
		m := d.Start.Model(catalog)
		err = demo.Play(d, m)
		return m.Hash(), d.Messages(), err
	}
	game, err := app.Rerun(d, ctx.Done())
	if err != nil {
		return 0, 0, err
	}
	err = game.Run(title, windowOf(d))
	if err == nil {
		err = game.Outcome()
	}
	return game.Fingerprint(), d.Messages(), err
}

// windowOf is the size of the window for a demo: that of the screen which it was recorded on.
func windowOf(d demo.Demo) options.Size {
	for _, s := range d.Steps {
		if s.Msg.Verb == msg.Resize {
			if size, err := options.ParseSize(s.Msg.Text); err == nil {
				return size
			}
		}
	}
	return options.DefaultSize()
}
