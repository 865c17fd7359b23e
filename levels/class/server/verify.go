package server

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"slices"
	"strings"

	"lostupdate/levels/class"
	"lostupdate/levels/class/store"
	"lostupdate/levels/puzzle"
)

// verifier takes jobs from the queue until it ends.
func (s *Server) verifier(ctx context.Context) {
	for {
		j, ok := s.queue.next()
		if !ok {
			return
		}
		cost := s.verify(ctx, j)
		s.queue.done(j, cost)
		j.pupil.room.changes.note(rowPart(j.pupil), partSummary, partScreen)
	}
}

// verify judges a ticket together with what is kept of its student, keeps what counts now, and returns what that cost. A
// ticket whose verdict cannot be kept waits in the store for the next start; nothing is lost.
func (s *Server) verify(ctx context.Context, j job) (cost int) {
	p := j.pupil
	p.room.mu.Lock()
	kept, marks, notes, gone := p.kept, p.marks, p.notes, p.removed
	p.room.mu.Unlock()
	if gone {
		return 0
	}
	v, whole := s.judge(ctx, j, kept)
	switch {
	case !whole: // the server ends
		return v.cost
	case v.marks != nil:
		marks = v.marks
	default: // it could not be judged at all, and would not be the next time
		v.counting = kept
	}
	if j.ticket.ID != 0 {
		notes = noted(notes, kept, v.counting, marks, j.ticket.Received)
		switch err := s.store.Settle(context.WithoutCancel(ctx), j.ticket, printed(v.counting), notes.String()); {
		case errors.Is(err, store.ErrNotFound): // the student was removed meanwhile
			return v.cost
		case err != nil:
			s.trouble("a verdict could not be kept", err)
			return v.cost
		}
	}
	p.room.mu.Lock()
	defer p.room.mu.Unlock()
	p.kept, p.marks, p.notes, p.known = v.counting, marks, notes, true
	if j.ticket.ID != 0 {
		p.waiting--
	}
	return v.cost
}

func printed(t *class.Ticket) string {
	if t == nil {
		return ""
	}
	return string(t.Print())
}

// verdict is what judging a ticket gives.
type verdict struct {
	marks    []class.Mark // nil where nothing could be judged
	counting *class.Ticket
	cost     int // steps between states
}

// judge judges a ticket with what was kept before. whole is false when the server ends before it is done. A fault of the
// judgement must not end a lesson, nor begin every later one with the same ticket: it is told, and the ticket counts as empty.
func (s *Server) judge(ctx context.Context, j job, kept *class.Ticket) (v verdict, whole bool) {
	defer func() {
		if fault := recover(); fault != nil {
			s.trouble("a ticket could not be judged", fmt.Errorf("%v\n%s", fault, debug.Stack()))
			v, whole = verdict{cost: v.cost}, true
		}
	}()
	var handed *class.Ticket
	if j.ticket.ID != 0 {
		handed, _, _ = class.ParseTicket([]byte(j.ticket.Text), "") // it was read before it was acknowledged
	}
	a, name := j.pupil.room.assignment, j.pupil.name
	g := class.NewGrading([]class.File{{Name: "ticket", Source: merged(a, name, kept, handed).Print()}}, s.grading(j.pupil.room))
	for round := g.Next(); len(round) > 0; round = g.Next() {
		for _, i := range round {
			if ctx.Err() != nil {
				return v, false
			}
			g.Do(i)
			v.cost += g.Cost(i)
		}
	}
	v.marks = g.Roster().Students[0].Marks
	v.counting = newTicket(a, name, g.Counting(0))
	return v, true
}

// grading says how tickets of a room are judged.
func (s *Server) grading(r *room) class.Options {
	return class.Options{Catalog: s.catalog, Assignment: r.assignment, Limits: s.bounds.Judgement, Efforts: s.bounds.Efforts, Memory: s.memory}
}

// merged returns a ticket with what is kept of a student and what he has handed in now, level by level: a new solution
// never costs an old one, from whatever machine it comes. What is new and does not fit into a ticket with the rest, is left out:
// all levels of the campaign need a sixth of that room.
func merged(a *class.Assignment, name string, kept, handed *class.Ticket) *class.Ticket {
	room := class.TicketBytesMax - 1<<10
	var of [][]class.Entry // by level
	for range a.Levels {
		of = append(of, nil)
	}
	for _, t := range []*class.Ticket{kept, handed} {
		if t == nil {
			continue
		}
		for _, e := range t.Solutions {
			level := slices.IndexFunc(a.Levels, func(w class.Wanted) bool { return w.ID == puzzle.BaseID(e.Level) })
			if level < 0 || len(of[level]) == class.PerLevelMax || len(e.Text)+8 > room {
				continue
			}
			room -= len(e.Text) + 8
			of[level] = append(of[level], e)
		}
	}
	return newTicket(a, name, slices.Concat(of...))
}

func newTicket(a *class.Assignment, name string, entries []class.Entry) *class.Ticket {
	var texts []string
	for _, e := range entries {
		texts = append(texts, e.Text)
	}
	return class.NewTicket(name, a.Hash(), texts)
}

// noted returns the notes after a ticket was verified: a level whose solution is a new one and not right was tried once
// more, and a level that is done has been so since the ticket came.
func noted(n notes, before, after *class.Ticket, marks []class.Mark, received int64) notes {
	for i := range marks {
		m := &marks[i]
		is := n.Levels[m.Level]
		switch {
		case m.Met() && is.Done == 0:
			is.Done = received
		case m.State != class.Proved && m.State != class.Missing && textsOf(before, m.Level) != textsOf(after, m.Level):
			is.Tries++
		}
		n = n.with(m.Level, is)
	}
	return n
}

func textsOf(t *class.Ticket, level string) string {
	if t == nil {
		return ""
	}
	var texts []string
	for _, e := range t.Solutions {
		if puzzle.BaseID(e.Level) == level {
			texts = append(texts, e.Text)
		}
	}
	slices.Sort(texts)
	return strings.Join(texts, "\n")
}
