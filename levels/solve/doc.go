// Package solve finds out what the best solution of a level needs, by trying the
// solutions: it builds every blueprint that the level allows, judges each, and says
// what the right ones cost.
//
//	result, err := solve.Solve(level, solve.Limits{})
//	result.Par          // what par.yaml says: ticks, keys, memory, the histogram
//	result.Fastest      // a blueprint that needs no more ticks than any other
//	result.Unintended() // right ones that are simpler than every declared proof
//
// # How blueprints are enumerated
//
// A blueprint is one choice in each of some dimensions: the gates of a routine, the
// line of a worker, the quantum and so on. They come by the number of edits that lead
// there from the level's start, fewest first, so that what was tried before a limit
// was reached is what a player would try first. Blueprints that differ only by names
// that mean nothing (keys in equal supply, workers with the same work, lines that nobody
// asks about) are tried once. So are not tried at all: gates that in every
// schedule make a worker wait for the key in his own hand or hang back one that he
// does not hold.
//
// # How they are judged
//
// As package grade judges them, in an order that puts the cheap questions first: the
// demands and the reference shift; then whether a schedule of the kind that broke
// earlier blueprints breaks this one too; then whether the same program, but for the
// time that it takes, has been judged before; and at last the search over all
// schedules. Only that last step proves anything, and only a run that
// failed refutes.
//
// # Limits
//
// Limits count blueprints and steps of the search, never time, and blueprints are judged in
// batches of a fixed size. So the result is the same on every machine, whatever the
// number of processors. When a limit was reached, Result.Complete is false, and then the level's
// own proofs are tried as well, so that a par is never worse than what the author knows.
//
// # Sabotage levels, and the saboteur's part of others
//
// There is one blueprint, and what is best is exact: the shortest schedule to the
// failure that the level asks for, and the one with the fewest interrupts. Only of a
// livelock the search does not know the shortest way round: there the best of what it
// found and of the level's own proofs counts, with its whole round.
//
// # What it refuses to do
//
// It keeps nothing between runs and writes no files. It does not judge whether a level
// is a good one: package grade checks levels, with this one's help.
package solve
