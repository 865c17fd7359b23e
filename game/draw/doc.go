// Package draw is the display list: everything a screen shows, as plain data.
//
// A view appends shapes and texts to a List; a painter (game/paint on the graphics
// card, game/raster in memory) turns the same List into pixels. Between the two there
// is nothing but values, so a screen can be tested, hashed and compared without a
// display, and a frame that did not change can be recognised by its hash.
//
// Coordinates are logical pixels, x to the right and y down; painters multiply them by
// the scale of the screen. Transforms and clips are resolved while the list is built:
// every Op in it stands in the coordinates of the whole picture, and a painter keeps no
// stack.
//
// The list is the same on every platform: products are rounded before they are added
// (written float32(a*b) + c), which keeps compilers from fusing the two on some processors.
//
// Pixel grid: what makes up the layout of a screen is snapped to whole device pixels, so that
// panels, cards, rules and bars have crisp edges at every scale and neighbours meet without a
// seam. Those are rectangles and clips, and round rectangles outside of any PushTransform.
// Figures, which are drawn inside of a PushTransform, and all circles, lines and polygons
// keep their exact place, so that they glide when they move.
//
// The package refuses what no painter could show: an operation with a coordinate that
// is not a finite number, or that is empty, or wholly transparent, or wholly outside
// the clip, is not recorded. It draws no pictures from files, knows no layout, no theme
// and no widgets, and it measures no text (see game/glyph).
package draw
