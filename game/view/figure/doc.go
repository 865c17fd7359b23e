// Package figure is the art of the game: workers, gates, keys, counters, belts
// and everything else that stands on the factory floor, as functions that append
// to a display list.
//
// A Pen draws; a figure is a plain value that says everything about how it
// looks. There is no clock and no state: poses and animation phases are fields,
// so the same figure gives the same picture, and a view decides what time means.
// Phases that go round count from 0 to 1 and then begin again; phases of things
// that happen once go from 0, not begun, to 1, finished.
//
// Figures of people and things stand on a point, their foot, and take a scale;
// frames, belts and cards fill a rectangle. What hangs on a wall is a Thing: it
// hangs from a point and tells its size, which its state does not change. Each kind
// of figure has one file.
//
// # Colours
//
// The colours are the Okabe–Ito palette, which stays apart in every common kind
// of colour blindness, on cream, with one dark outline. A colour never carries
// meaning alone: workers have numbers, keys have a shape and a letter, done and
// coming cards have marks, full stars have a face.
//
// # What it refuses to do
//
// It lays nothing out, knows no words but what it is handed, has no pictures in
// files, and reacts to no hand: that is the business of package kit and of the
// views.
package figure
