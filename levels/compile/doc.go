// Package compile makes an engine.Program of a level and a blueprint, and keeps
// the map back: which station, gate, worker, line, global or key an instruction,
// a task or an object of the program stands for.
//
// Every line in which somebody works becomes a process with its own copy of
// every global and every key. Every worker becomes a task; worker number n is
// task n-1. A station becomes one instruction or a few, and so does a gate.
//
// It refuses blueprints that the level does not allow. It does not look for
// mistakes in them: a key that is never hung back compiles, and is found out by
// the search.
package compile
