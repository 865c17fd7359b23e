// Package compile makes an engine.Program of a level and a blueprint, and keeps
// the map back: which station, gate, worker, line, global or key an instruction,
// a task or an object of the program stands for.
//
// Every line in which somebody works becomes a process with its own copy of
// every global, key, thing and section, but for those that are shared. Every worker
// becomes a task; worker number n is task n-1. A station becomes one instruction or
// a few, and so does a gate or a card that stands in a slot. Stations of an
// alternative that is not chosen become none.
//
// A section for one worker is a region of the engine, and a second one in it a
// collision. A section with more room is a variable that counts who is inside, and
// one too many is a failed assertion.
//
// Where a level has out-trays, Factory.Program has tasks behind the workers' own that
// let writes reach the wall; Factory.Direct is the program without them.
//
// It refuses blueprints that the level does not allow. It does not look for
// mistakes in them: a key that is never hung back compiles, and is found out by
// the search.
package compile
