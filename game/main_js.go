package main

import (
	"errors"
	"syscall/js"

	"lostupdate/game/app"
	"lostupdate/game/internal/options"
	"lostupdate/game/model/share"
	"lostupdate/game/store"
	"lostupdate/game/web/mirror"
)

func main() {
	shown := mirror.New()
	if err := play(shown); err != nil {
		shown.Failed(err)
	}
}

// play runs the game in the page.
func play(shown *mirror.Mirror) error {
	asked := app.Options{
		Asked:  options.FromQuery(js.Global().Get("location").Get("search").String()),
		Mirror: shown,
	}
	if fragment := js.Global().Get("location").Get("hash").String(); share.IsLink(fragment) {
		asked.Asked.Shared = fragment
	}
	saved, err := store.Open()
	if err == nil {
		asked.Store = saved
	}
	game, err := app.New(asked)
	if errors.Is(err, app.ErrNoLevel) { // an old link: the game opens all the same
		asked.Asked.Level = ""
		game, err = app.New(asked)
	}
	if err != nil {
		return err
	}
	return game.Run()
}
