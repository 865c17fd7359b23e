package store

import (
	"context"
	"errors"
)

// The numbers by which classes, students and tickets are known. None is given out twice.
type (
	ClassID   int64
	StudentID int64
	TicketID  int64
)

// Hash is the SHA-256 of a secret: the secrets themselves are not kept.
type Hash [32]byte

// Class is a class as it is kept.
type Class struct {
	ID         ClassID
	Code       string // by which students find it; no two have the same
	Assignment string // the text of a class.Assignment
	Open       bool   // whether students may join
	Created    int64
	Duel       string // the duel that is being played, as package duel prints it; "" for none
}

// Student is a student as he is kept.
type Student struct {
	ID      StudentID
	Class   ClassID
	Name    string // the nickname as it is shown
	Folded  string // equal for nicknames that look alike; no two of a class have the same
	Session Hash   // of the cookie of the browser in which he plays
	Return  Hash   // of the code with which he comes back in another one
	Joined  int64
	Kept    string // the ticket of the solutions that count; "" before the first was verified
	Notes   string // what the server notes about the levels; "" before the first ticket was verified
}

// Ticket is a ticket that was acknowledged and waits to be verified.
type Ticket struct {
	ID       TicketID
	Student  StudentID
	Text     string
	Received int64
}

var (
	// ErrNotFound says that there is no such class, student or ticket, or none any more.
	ErrNotFound = errors.New("store: there is no such thing")
	// ErrTaken says that another class has the code, or another student of the class the nickname.
	ErrTaken = errors.New("store: this name is taken")
	// ErrFull says that there are as many as there may be.
	ErrFull = errors.New("store: there is no room for more")
	// ErrNewer says that a newer release of the game made the file.
	ErrNewer = errors.New("store: a newer release of the game made this file: use that one")
	// ErrForeign says that the file belongs to another program.
	ErrForeign = errors.New("store: this file was not made by the class server: name another one")
	// ErrInUse says that another server works with the file.
	ErrInUse = errors.New("store: another class server uses this file: stop that one, or name another file")
)

// Bounds of what is kept.
type Bounds struct {
	Classes  int // in all
	Students int // of one class
	Tickets  int // that wait, of one student
}

// Store keeps classes. All methods may be called from many goroutines. When one returns without an error, what it did is
// kept.
type Store interface {
	// Key returns the secret from which the server derives others. The first call keeps the one that is
	// offered, every later one returns that.
	Key(ctx context.Context, offered []byte) ([]byte, error)

	// AddClass keeps a new class and returns it with its ID: ErrTaken, ErrFull.
	AddClass(ctx context.Context, c Class) (Class, error)
	// Classes returns all classes, the oldest first.
	Classes(ctx context.Context) ([]Class, error)
	// SetOpen says whether students may join.
	SetOpen(ctx context.Context, c ClassID, open bool) error
	// SetDuel keeps the state of the class's duel.
	SetDuel(ctx context.Context, c ClassID, duel string) error
	// EraseClass erases a class with all its students and tickets, for good.
	EraseClass(ctx context.Context, c ClassID) error

	// AddStudent keeps a new student and returns him with his ID: ErrNotFound for no such class, ErrTaken, ErrFull.
	AddStudent(ctx context.Context, s Student) (Student, error)
	// Students returns the students of a class, by ID.
	Students(ctx context.Context, c ClassID) ([]Student, error)
	// SetSecrets replaces the hashes of a student's secrets.
	SetSecrets(ctx context.Context, s StudentID, session, back Hash) error
	// RemoveStudent erases a student and his tickets, for good.
	RemoveStudent(ctx context.Context, s StudentID) error

	// AddTicket keeps a ticket that waits to be verified and returns it with its ID: ErrNotFound, ErrFull.
	AddTicket(ctx context.Context, t Ticket) (Ticket, error)
	// Waiting returns the tickets that wait and come after one, the oldest first, at most so many.
	Waiting(ctx context.Context, after TicketID, most int) ([]Ticket, error)
	// Settle ends the waiting of a ticket and replaces what is kept of its student, both or nothing.
	Settle(ctx context.Context, t Ticket, kept, notes string) error

	// Close ends all use.
	Close() error
}
