// Package raster paints a display list into memory, without a display and without a
// graphics card: for pictures that a tool writes, for animations, and as the second opinion
// on game/paint in tests.
//
// It fills shapes by exact area coverage (golang.org/x/image/vector) and draws lines and
// arcs by distance, while game/paint makes triangles with soft edges. That the two agree,
// though they share no drawing code, is what the test in game/paint checks. What must not
// differ by even a pixel they both take from elsewhere: snapping from game/draw, letters
// and their places from game/glyph.
//
// It is not fast enough for a game in motion; a full screen takes tens of milliseconds.
package raster
