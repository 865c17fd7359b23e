// Package result draws the sheet that an engineer gets for a factory that is
// proved: the stars, one by one, what the solution costs against par and against
// the player's own earlier ones, where it stands among all right ones that the solver has
// counted, what was learned, and the way on.
//
// It keeps nothing: the stars come one by one because the sheet's age says so.
// It refuses to compare players: there are par, what the solver can build and the player's
// own solutions, nobody else's.
package result
