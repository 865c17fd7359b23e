package server

import (
	"time"

	"lostupdate/engine"
	"lostupdate/levels/class"
	"lostupdate/levels/class/store"
)

// Bounds limit everything that somebody else decides about.
type Bounds struct {
	Kept        store.Bounds
	Queue       int // tickets that wait to be verified, of all classes
	Verifiers   int // tickets that are verified at the same time
	Connections int // that are open at the same time

	Desks   int // pages of a class's teacher that are kept up to date at the same time
	Screens int // pages for the projector, likewise
	Voters  int // pages of one student who votes, likewise

	Header, Read, Write, Idle time.Duration // how long a client may take; Write is for one answer, or one piece of a long one
	Heartbeat                 time.Duration // of a stream on which nothing happens
	Calm                      time.Duration // between two messages of a stream
	Shutdown                  time.Duration // for answers that are under way when the server ends

	Address rate // requests of one network address; a whole school may have but one
	Session rate // requests of one student
	Tickets rate // tickets of one student
	Misses  rate // wrong codes and secrets from one address
	Returns rate // return codes for one nickname from one address

	// Judgement limits each solution, Efforts all solutions of one ticket together. Memory is how many solutions are
	// remembered once they are judged.
	Judgement engine.Limits
	Efforts   class.Efforts
	Memory    int
}

// rate lets through so many at once, and then one in every interval.
type rate struct {
	burst int
	every time.Duration
}

// DefaultBounds are those of a school: twenty classes of up to 400.
func DefaultBounds() Bounds {
	return Bounds{
		Kept:  store.Bounds{Classes: 20, Students: 400, Tickets: 8},
		Queue: 2_000, Verifiers: 2, Connections: 4_000,
		Desks: 8, Screens: 8, Voters: 3,
		Header: 5 * time.Second, Read: 15 * time.Second, Write: time.Minute, Idle: time.Minute,
		Heartbeat: 15 * time.Second, Calm: 300 * time.Millisecond, Shutdown: 5 * time.Second,
		Address: rate{6_000, 3 * time.Millisecond},
		Session: rate{80, 200 * time.Millisecond},
		Tickets: rate{12, 2 * time.Second},
		Misses:  rate{100, time.Second},
		Returns: rate{6, time.Minute},
		// What was proved on a student's screen is proved here, too.
		Judgement: class.DefaultLimits(), Efforts: class.DefaultEfforts(), Memory: 20_000,
	}
}

// Bounds of single requests.
const (
	headerBytesMax = 16 << 10
	formBytesMax   = 8 << 10
	// ticketBytesMax leaves room for the quotes and escapes of JSON around a ticket.
	ticketBytesMax = 2*class.TicketBytesMax + 1<<10
	nicknameMax    = 24 // characters
	addressesMax   = 20_000
)
