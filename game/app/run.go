//go:build !js

package app

import (
	"github.com/hajimehoshi/ebiten/v2"

	"lostupdate/game/internal/options"
)

// Run opens the window and plays until the player closes it or the game ends.
func (g *Game) Run(title string, size options.Size) error {
	if size == (options.Size{}) {
		size = options.DefaultSize()
	}
	ebiten.SetWindowTitle(title)
	ebiten.SetWindowIcon(Icons())
	ebiten.SetWindowSize(size.W, size.H)
	ebiten.SetWindowResizingMode(ebiten.WindowResizingModeEnabled)
	return g.run()
}
