//go:build !js

package mirror

import "image"

// Here tells whether there is a page to mirror to: where there is none, nobody needs to find out what to tell it.
const Here = false

// Mirror does nothing outside a browser.
type Mirror struct{}

// New makes a Mirror.
func New() *Mirror { return &Mirror{} }

// Drawn tells that one more frame was drawn.
func (*Mirror) Drawn() {}

// Changed tells which parts of the picture have changed.
func (*Mirror) Changed([]image.Rectangle, image.Point) {}

// Show tells what is on the screen now.
func (*Mirror) Show(State) {}

// Failed tells that the game cannot go on.
func (*Mirror) Failed(error) {}
