package explore

import (
	"iter"

	"lostupdate/engine"
)

// analysis looks at the finished graph for what goes wrong in runs without end, a
// piece at a time. It is several walks over the graph, one inside of the other, and
// written as such: like a task's body it has a goroutine of its own, which hands
// control back when it has looked at so many states and edges. What it finds does not
// depend on how large the pieces are.
type analysis struct {
	piece   int // how much is looked at before control is handed back; 0 for looksAtOnce
	left    int // of the piece
	next    func() (looked int, going bool)
	stop    func()
	yield   func(looked int) bool
	witness *engine.Witness // what was found, at the end

	of []int32 // by state: the number of its component; 0 while it has none
}

// looksAtOnce is the size of a piece: some tenths of a millisecond. To look at an edge
// is much less work than to try a transition, which is what a search is paid in.
const (
	looksAtOnce        = 1 << 13
	looksPerTransition = 8
)

// givenUp is what an analysis panics with that is ended before its end, to unwind it.
type givenUp struct{}

// begun reports whether there is an analysis.
func (a *analysis) begun() bool { return a.next != nil }

// begin prepares an analysis.
func (a *analysis) begin(find func() *engine.Witness) {
	if a.piece == 0 {
		a.piece = looksAtOnce
	}
	a.left = a.piece
	a.next, a.stop = iter.Pull(func(yield func(int) bool) {
		defer func() {
			if r := recover(); r != nil && r != (givenUp{}) {
				panic(r)
			}
		}()
		a.yield = yield
		a.witness = find()
	})
}

// goOn does the next piece, and tells how much it has looked at and whether there is
// more to come.
func (a *analysis) goOn() (looked int, going bool) { return a.next() }

// look counts what is about to be looked at, and hands control back at the end of a
// piece.
func (a *analysis) look(at int) {
	if a.left -= at; a.left > 0 {
		return
	}
	looked := a.piece - a.left
	a.left = a.piece
	if !a.yield(looked) {
		panic(givenUp{})
	}
}

// giveUp ends the goroutine of an analysis, if there is one.
func (a *analysis) giveUp() {
	if a.begun() {
		a.stop()
	}
}
