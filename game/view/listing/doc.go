// Package listing draws the code sheet: what stands on the floor as a Python or Go
// program, with the line lit that each worker is at. The engineer's screen and the
// saboteur's lay it on top of themselves.
//
// It refuses to write programs: see package game/model/listing and levels/code.
package listing
