package class

import (
	"cmp"
	"slices"

	"lostupdate/levels/grade"
)

// Efforts bound what a grading may cost. Effort is counted as grade.Job.Advance does: in steps between states that a
// search tries, in all of its phases. A core does ten to twenty million of them in a second.
type Efforts struct {
	Ticket int // of one ticket
	Base   int // of a class, whoever needs it
	Each   int // of a class, for every ticket, whoever needs it
}

// DefaultEfforts are those that stand for 0. The most costly solution known of the campaign needs 2.4 million, and a ticket
// of the whole campaign 4 million; a ticket may cost as much as one judgement that goes to the very limits of the game.
func DefaultEfforts() Efforts { return Efforts{100_000_000, 400_000_000, 8_000_000} }

// Times returns the efforts multiplied.
func (e Efforts) Times(n int) Efforts { return Efforts{n * e.Ticket, n * e.Base, n * e.Each} }

// orDefault fills in what is 0.
func (e Efforts) orDefault() Efforts {
	d := DefaultEfforts()
	return Efforts{cmp.Or(e.Ticket, d.Ticket), cmp.Or(e.Base, d.Base), cmp.Or(e.Each, d.Each)}
}

// Grading goes in rounds. In each round a piece of work may cost so much, and in the next one so many times more, if it is
// not decided by then; it begins anew, which costs a fifteenth more at most. The first round is for everybody: with
// SolutionsMax solutions it costs less than DefaultEfforts has for each ticket of a class.
const (
	effortFirst  = 20_000
	effortGrowth = 16
	effortSlice  = 20_000 // how much is done between two looks at what a piece may cost
)

// budget is what a grading has spent.
type budget struct {
	most   int   // what a piece may cost in this round; 0 before the first round
	pieces []int // of this round
	payers []int // whose budget each of them is on, by ticket
	ticket []int // spent, by ticket
	class  int   // spent in all
}

// Next begins the next round, and returns the pieces of work to do in it; none when all is decided. All pieces of
// the round before must be done. Who spends least comes first, so that what one ticket costs is no other's loss. What
// the budgets have no room for is left undecided. Nothing of this depends on clocks or cores.
func (g *Grading) Next() []int {
	b := &g.budget
	b.settle(g.works)
	if b.most == 0 {
		b.ticket = make([]int, len(g.tickets))
		b.most = effortFirst
	} else {
		b.most *= effortGrowth
	}
	order := make([]int, len(g.tickets))
	for t := range order {
		order[t] = t
	}
	slices.SortStableFunc(order, func(a, c int) int { return cmp.Compare(b.ticket[a], b.ticket[c]) })
	efforts := g.options.Efforts
	classMax := efforts.Base + efforts.Each*len(g.tickets)
	planned, mine := b.class, slices.Clone(b.ticket)
	taken := make([]bool, len(g.works))
	for _, t := range order {
		for _, i := range g.tickets[t].works {
			switch {
			case taken[i] || g.Settled(i):
			case mine[t]+b.most > efforts.Ticket || planned+b.most > classMax:
			default:
				taken[i] = true
				planned, mine[t] = planned+b.most, mine[t]+b.most
				b.pieces, b.payers = append(b.pieces, i), append(b.payers, t)
			}
		}
	}
	for i := range g.works {
		if !taken[i] && !g.Settled(i) {
			g.Forgo(i)
			g.works[i].costly = true
		}
	}
	return b.pieces
}

// settle charges the round that is over.
func (b *budget) settle(works []work) {
	for n, i := range b.pieces {
		b.ticket[b.payers[n]] += works[i].effort
		b.class += works[i].effort
	}
	b.pieces, b.payers = nil, nil
}

// judge judges a piece of work as far as the round goes; without rounds to its end. It returns nil if the round's end
// came first.
func (g *Grading) judge(w *work) (*grade.Result, error) {
	job, err := grade.New(w.level, w.blueprint, g.options.Limits)
	if err != nil {
		return nil, err
	}
	defer job.Close()
	w.effort = effortSlice
	done := job.Advance(0) // the reference shift, or all of a schedule: bounded, and no search yet
	for ; !done && !job.Advance(effortSlice); w.effort += effortSlice {
		if g.budget.most > 0 && w.effort >= g.budget.most {
			return nil, nil
		}
	}
	return job.Result(), nil
}
