// Package engineer draws the engineer's screen: the bar, the toolbox, the factory
// floor, the inspector and the timeline.
//
// Everything comes from the model: what stands where from its blueprint, what
// moves from the timeline at the playhead. The package keeps nothing between two
// frames, and the same model gives the same picture.
//
// Each part of the screen has a file. The floor is a stack of lines; a line has a
// wall (wall.go), and for each routine that is worked through there a belt with
// its stations, gates and workers (belt_plan.go says where everything is, belt.go,
// gates.go and crew.go draw it). Routines without anything shared are no matter of
// stations: their workers get a row each that shows how far they are, beside the
// benches (jobs.go).
//
// On a small screen the toolbox becomes a narrow rail, and the floor, the lanes
// and the inspector take turns.
//
// # What it refuses to do
//
// It changes nothing and decides nothing: what a drop would do, and whether it is
// legal, it asks package puzzle. Result and other sheets that are shared with
// other screens have packages of their own.
package engineer
