// Package glyph knows the letters of the game: how wide a text is, where it may be broken
// into lines, and what each letter looks like in pixels.
//
// It reads the two fonts of assets/fonts with golang.org/x/image alone, so a layout can be
// computed and tested without a display. Painters take positions and pictures of letters
// from here too: what was measured is exactly what is drawn.
//
// Advances are exact: the width of a text is the sum of the font's own widths of its
// characters, not hinted, not rounded to pixels and not kerned. So widths scale with the
// size, the width of two texts joined is the sum of theirs, and a line that fits at one
// window size fits at every other.
//
// Lines are broken as both languages of the game want it: English between words, Chinese
// between any two characters, except that closing punctuation never begins a line and
// opening punctuation never ends one.
//
// The package refuses what English and Chinese do not need: right-to-left text, ligatures,
// combining marks and vertical text.
package glyph
