package server

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"slices"
	"sync"
	"time"

	"lostupdate/levels"
	"lostupdate/levels/class"
	"lostupdate/levels/class/page"
	"lostupdate/levels/class/store"
)

// Options are what a server is made of.
type Options struct {
	Store   store.Store
	Catalog *levels.Catalog
	Page    *page.Page // the browser version of the game; nil for a server without one

	// Address is where students reach the server, such as "http://192.168.1.5:8080". It goes into links and QR codes.
	Address string

	// Log is told of faults, never of people: no nickname, no address and no code comes into it. nil for none.
	Log *log.Logger

	Bounds Bounds           // zero for DefaultBounds
	Now    func() time.Time // nil for the clock
}

// Server is a class server. Make one with New, and Close it.
type Server struct {
	store   store.Store
	catalog *levels.Catalog
	game    *gameFiles
	address string
	log     *log.Logger
	bounds  Bounds
	now     func() time.Time
	key     []byte
	boot    string // names this run of the program in streams
	pages   *pages
	memory  *class.Memory
	queue   *queue
	limits  limits
	streams *streams

	mu    sync.RWMutex
	rooms []*room // the oldest first
	// sessions find students by the hash of their cookie.
	sessions map[store.Hash]*pupil

	handler http.Handler
	stop    context.CancelFunc
	work    sync.WaitGroup
}

// New starts a server: it reads what is kept, lines up what was acknowledged and not yet verified, and begins to verify. It
// answers once its Handler is served, or with Serve. The store stays the caller's to close, after Close.
func New(ctx context.Context, o Options) (*Server, error) {
	if o.Bounds == (Bounds{}) {
		o.Bounds = DefaultBounds()
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Log == nil {
		o.Log = log.New(io.Discard, "", 0)
	}
	key, err := o.Store.Key(ctx, newKey())
	if err != nil {
		return nil, fmt.Errorf("server: %w", err)
	}
	s := &Server{
		store: o.Store, catalog: o.Catalog, address: o.Address, log: o.Log, bounds: o.Bounds, now: o.Now, key: key, boot: newCode(8),
		memory: class.NewMemory(o.Bounds.Memory), queue: newQueue(o.Bounds.Queue), streams: &streams{}, sessions: map[store.Hash]*pupil{},
	}
	s.limits = newLimits(&o.Bounds, newKey())
	if s.pages, err = newPages(); err != nil {
		return nil, err
	}
	if s.game, err = newGameFiles(o.Page); err != nil {
		return nil, err
	}
	if err := s.restore(ctx); err != nil {
		return nil, fmt.Errorf("server: %w", err)
	}
	s.handler = s.guarded(s.routes())
	working, stop := context.WithCancel(context.WithoutCancel(ctx))
	s.stop = stop
	for range o.Bounds.Verifiers {
		s.work.Go(func() { s.verifier(working) })
	}
	s.work.Go(func() { s.timekeeper(working) })
	return s, nil
}

// Handler answers all requests.
func (s *Server) Handler() http.Handler { return s.handler }

// Close ends the verification after what is in work, and all streams. What waits is verified after the next start.
func (s *Server) Close() {
	s.queue.end()
	s.stop()
	s.streams.end()
	s.work.Wait()
	s.mu.RLock()
	defer s.mu.RUnlock()
	for _, r := range s.rooms {
		r.endDuel()
	}
}

// Verified waits until no ticket waits to be verified.
func (s *Server) Verified(ctx context.Context) error { return s.queue.settle(ctx) }

// restore reads what is kept. Kept solutions are judged again: their marks are those of the rules of today.
func (s *Server) restore(ctx context.Context) error {
	all, err := s.store.Classes(ctx)
	if err != nil {
		return err
	}
	pupils := map[store.StudentID]*pupil{}
	var again []job
	for _, c := range all {
		a, err := class.ParseAssignment(c.Assignment)
		if err != nil {
			return fmt.Errorf("the assignment of class %s: %w", c.Code, err)
		}
		r := newRoom(c, a, s.catalog)
		students, err := s.store.Students(ctx, c.ID)
		if err != nil {
			return err
		}
		for _, student := range students {
			p := newPupil(r, student)
			pupils[p.id] = p
			s.admit(p)
			if !p.known {
				again = append(again, job{pupil: p})
			}
		}
		s.resumeDuel(r)
		s.rooms = append(s.rooms, r)
	}
	waiting, err := s.waiting(ctx, pupils)
	if err != nil {
		return err
	}
	s.queue.resume(append(waiting, again...)) // what is new is verified first
	return nil
}

// waiting reads the tickets that were acknowledged and not verified.
func (s *Server) waiting(ctx context.Context, pupils map[store.StudentID]*pupil) (jobs []job, err error) {
	const some = 500
	last := store.TicketID(0)
	for {
		tickets, err := s.store.Waiting(ctx, last, some)
		if err != nil || len(tickets) == 0 {
			return jobs, err
		}
		for _, t := range tickets {
			last = t.ID
			if p := pupils[t.Student]; p != nil {
				p.waiting++
				jobs = append(jobs, job{p, t})
			}
		}
	}
}

// admit lets a student be found.
func (s *Server) admit(p *pupil) {
	p.room.pupils = append(p.room.pupils, p)
	s.sessions[p.session] = p
}

var errNoRoom = errors.New("server: there are as many classes as there may be")

// NewClass opens a class for an assignment.
func (s *Server) NewClass(ctx context.Context, a *class.Assignment) (code string, err error) {
	if err := a.Check(); err != nil {
		return "", err
	}
	if strange := a.Strangers(s.catalog); len(strange) > 0 {
		return "", strange[0]
	}
	for range 20 { // a code that is taken is as likely as a prize in the lottery
		c, err := s.store.AddClass(ctx, store.Class{Code: newCode(classCodeLen), Assignment: a.Text(), Open: true, Created: s.now().Unix()})
		switch {
		case errors.Is(err, store.ErrTaken):
			continue
		case errors.Is(err, store.ErrFull):
			return "", errNoRoom
		case err != nil:
			return "", err
		}
		s.mu.Lock()
		defer s.mu.Unlock()
		s.rooms = append(s.rooms, newRoom(c, a, s.catalog))
		return c.Code, nil
	}
	return "", store.ErrTaken
}

// ClassOf returns the code of the newest class with an assignment; false if there is none.
func (s *Server) ClassOf(a *class.Assignment) (code string, found bool) {
	for _, r := range slices.Backward(s.everyRoom()) {
		if r.assignment.Hash() == a.Hash() {
			return r.kept.Code, true
		}
	}
	return "", false
}

// everyRoom returns the classes as they are now.
func (s *Server) everyRoom() []*room {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return slices.Clone(s.rooms)
}

// room returns the class with a code, nil if there is none.
func (s *Server) room(code string) *room {
	s.mu.RLock()
	defer s.mu.RUnlock()
	at := slices.IndexFunc(s.rooms, func(r *room) bool { return r.kept.Code == code })
	if at < 0 {
		return nil
	}
	return s.rooms[at]
}

// erase erases a class for good.
func (s *Server) erase(ctx context.Context, r *room) error {
	if err := s.store.EraseClass(ctx, r.kept.ID); err != nil && !errors.Is(err, store.ErrNotFound) {
		return err
	}
	s.mu.Lock()
	s.rooms = slices.DeleteFunc(s.rooms, func(other *room) bool { return other == r })
	s.mu.Unlock()
	r.mu.Lock()
	r.erased = true // before anybody is forgotten: whoever joins at this moment is refused
	r.mu.Unlock()
	s.forget(r, func(*pupil) bool { return true })
	r.endDuel()
	r.changes.note(partGone)
	return nil
}

// remove removes a student for good.
func (s *Server) remove(ctx context.Context, p *pupil) error {
	if err := s.store.RemoveStudent(ctx, p.id); err != nil && !errors.Is(err, store.ErrNotFound) {
		return err
	}
	s.forget(p.room, func(other *pupil) bool { return other == p })
	p.room.changes.note(rowPart(p), partSummary, partScreen)
	return nil
}

// forget takes students out of memory.
func (s *Server) forget(r *room, gone func(p *pupil) bool) {
	s.queue.drop(func(p *pupil) bool { return p.room == r && gone(p) })
	s.mu.Lock()
	defer s.mu.Unlock()
	r.mu.Lock()
	defer r.mu.Unlock()
	r.pupils = slices.DeleteFunc(r.pupils, func(p *pupil) bool {
		if !gone(p) {
			return false
		}
		p.removed = true
		delete(s.sessions, p.session)
		return true
	})
}

// trouble tells of a fault of the server's own.
func (s *Server) trouble(what string, err error) { s.log.Printf("%s: %v", what, err) }
