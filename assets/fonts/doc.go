// Package fonts carries the letters of the game: subsets of Noto Sans CJK SC in two
// weights, embedded in the program. See README.md for what is in them and subset.sh for how
// they are made.
package fonts
