package main

import (
	"syscall/js"

	"github.com/hajimehoshi/ebiten/v2"

	"lostupdate/game/internal/options"
	"lostupdate/game/web/mirror"
)

func main() {
	shown := mirror.New()
	asked := options.FromQuery(js.Global().Get("location").Get("search").String())
	if err := ebiten.RunGame(newGame(asked, shown)); err != nil {
		shown.Failed(err)
	}
}
