//go:build !js

package input

import "github.com/hajimehoshi/ebiten/v2"

// DeviceFactor is how many pixels of the screen one of the window's has, as of now.
func DeviceFactor() float64 { return ebiten.Monitor().DeviceScaleFactor() }
