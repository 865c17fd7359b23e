package main

import (
	"errors"
	"syscall/js"

	"lostupdate/game/app"
	"lostupdate/game/host"
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
	location := js.Global().Get("location")
	asked := app.Options{
		Asked:  options.FromQuery(location.Get("search").String()).FromFragment(location.Get("hash").String()),
		Mirror: shown,
		Host:   host.Find(),
	}
	if fragment := location.Get("hash").String(); share.IsLink(fragment) {
		asked.Asked.Shared = fragment
	}
	// Another assignment's link in the same tab changes no more than the part behind "#", and loads nothing by itself.
	js.Global().Call("addEventListener", "hashchange", js.FuncOf(func(js.Value, []js.Value) any {
		if (options.Options{}).FromFragment(location.Get("hash").String()).Assignment != "" {
			location.Call("reload")
		}
		return nil
	}))
	saved, err := store.Open()
	if err == nil {
		asked.Store = saved
		if player := asked.Host.Given().Player; player != "" {
			asked.Store = store.Under(saved, player)
		}
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
