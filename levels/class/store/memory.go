package store

import (
	"context"
	"errors"
	"slices"
	"sync"
)

// Memory is a Store that keeps everything in memory, and nothing when the program ends.
type Memory struct {
	bounds Bounds

	mu       sync.Mutex
	closed   bool
	key      []byte
	classes  []Class
	students []Student
	tickets  []Ticket
	last     int64 // the number that was given out last
}

var errClosed = errors.New("store: it is closed")

// NewMemory returns an empty store.
func NewMemory(bounds Bounds) *Memory { return &Memory{bounds: bounds} }

// enter locks the store for one call, unless it is closed or nobody waits for the answer any more.
func (m *Memory) enter(ctx context.Context) (leave func(), err error) {
	m.mu.Lock()
	switch {
	case m.closed:
		err = errClosed
	default:
		err = ctx.Err()
	}
	if err != nil {
		m.mu.Unlock()
		return nil, err
	}
	return m.mu.Unlock, nil
}

// Key implements Store.
func (m *Memory) Key(ctx context.Context, offered []byte) ([]byte, error) {
	leave, err := m.enter(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	if m.key == nil {
		m.key = slices.Clone(offered)
	}
	return slices.Clone(m.key), nil
}

func (m *Memory) next() int64 {
	m.last++
	return m.last
}

// AddClass implements Store.
func (m *Memory) AddClass(ctx context.Context, c Class) (Class, error) {
	leave, err := m.enter(ctx)
	if err != nil {
		return c, err
	}
	defer leave()
	switch {
	case len(m.classes) >= m.bounds.Classes:
		return c, ErrFull
	case slices.ContainsFunc(m.classes, func(o Class) bool { return o.Code == c.Code }):
		return c, ErrTaken
	}
	c.ID = ClassID(m.next())
	m.classes = append(m.classes, c)
	return c, nil
}

// Classes implements Store.
func (m *Memory) Classes(ctx context.Context) ([]Class, error) {
	leave, err := m.enter(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	return slices.Clone(m.classes), nil
}

func (m *Memory) class(id ClassID) int {
	return slices.IndexFunc(m.classes, func(c Class) bool { return c.ID == id })
}

func (m *Memory) changeClass(ctx context.Context, id ClassID, change func(c *Class)) error {
	leave, err := m.enter(ctx)
	if err != nil {
		return err
	}
	defer leave()
	at := m.class(id)
	if at < 0 {
		return ErrNotFound
	}
	change(&m.classes[at])
	return nil
}

// SetOpen implements Store.
func (m *Memory) SetOpen(ctx context.Context, id ClassID, open bool) error {
	return m.changeClass(ctx, id, func(c *Class) { c.Open = open })
}

// SetDuel implements Store.
func (m *Memory) SetDuel(ctx context.Context, id ClassID, duel string) error {
	return m.changeClass(ctx, id, func(c *Class) { c.Duel = duel })
}

// EraseClass implements Store.
func (m *Memory) EraseClass(ctx context.Context, id ClassID) error {
	leave, err := m.enter(ctx)
	if err != nil {
		return err
	}
	defer leave()
	at := m.class(id)
	if at < 0 {
		return ErrNotFound
	}
	m.classes = slices.Delete(m.classes, at, at+1)
	m.tickets = slices.DeleteFunc(m.tickets, func(t Ticket) bool { return m.students[m.student(t.Student)].Class == id })
	m.students = slices.DeleteFunc(m.students, func(s Student) bool { return s.Class == id })
	return nil
}

func (m *Memory) student(id StudentID) int {
	return slices.IndexFunc(m.students, func(s Student) bool { return s.ID == id })
}

// AddStudent implements Store.
func (m *Memory) AddStudent(ctx context.Context, s Student) (Student, error) {
	leave, err := m.enter(ctx)
	if err != nil {
		return s, err
	}
	defer leave()
	if m.class(s.Class) < 0 {
		return s, ErrNotFound
	}
	of := 0
	for i := range m.students {
		if m.students[i].Class != s.Class {
			continue
		}
		if m.students[i].Folded == s.Folded {
			return s, ErrTaken
		}
		of++
	}
	if of >= m.bounds.Students {
		return s, ErrFull
	}
	s.ID = StudentID(m.next())
	m.students = append(m.students, s)
	return s, nil
}

// Students implements Store.
func (m *Memory) Students(ctx context.Context, id ClassID) ([]Student, error) {
	leave, err := m.enter(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	if m.class(id) < 0 {
		return nil, ErrNotFound
	}
	return slices.DeleteFunc(slices.Clone(m.students), func(s Student) bool { return s.Class != id }), nil
}

// SetSecrets implements Store.
func (m *Memory) SetSecrets(ctx context.Context, id StudentID, session, back Hash) error {
	leave, err := m.enter(ctx)
	if err != nil {
		return err
	}
	defer leave()
	at := m.student(id)
	if at < 0 {
		return ErrNotFound
	}
	m.students[at].Session, m.students[at].Return = session, back
	return nil
}

// RemoveStudent implements Store.
func (m *Memory) RemoveStudent(ctx context.Context, id StudentID) error {
	leave, err := m.enter(ctx)
	if err != nil {
		return err
	}
	defer leave()
	at := m.student(id)
	if at < 0 {
		return ErrNotFound
	}
	m.students = slices.Delete(m.students, at, at+1)
	m.tickets = slices.DeleteFunc(m.tickets, func(t Ticket) bool { return t.Student == id })
	return nil
}

// AddTicket implements Store.
func (m *Memory) AddTicket(ctx context.Context, t Ticket) (Ticket, error) {
	leave, err := m.enter(ctx)
	if err != nil {
		return t, err
	}
	defer leave()
	if m.student(t.Student) < 0 {
		return t, ErrNotFound
	}
	of := 0
	for i := range m.tickets {
		if m.tickets[i].Student == t.Student {
			of++
		}
	}
	if of >= m.bounds.Tickets {
		return t, ErrFull
	}
	t.ID = TicketID(m.next())
	m.tickets = append(m.tickets, t)
	return t, nil
}

// Waiting implements Store.
func (m *Memory) Waiting(ctx context.Context, after TicketID, most int) ([]Ticket, error) {
	leave, err := m.enter(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	waiting := slices.DeleteFunc(slices.Clone(m.tickets), func(t Ticket) bool { return t.ID <= after })
	return waiting[:min(most, len(waiting))], nil
}

// Settle implements Store.
func (m *Memory) Settle(ctx context.Context, t Ticket, kept, notes string) error {
	leave, err := m.enter(ctx)
	if err != nil {
		return err
	}
	defer leave()
	at := slices.IndexFunc(m.tickets, func(o Ticket) bool { return o.ID == t.ID && o.Student == t.Student })
	if at < 0 {
		return ErrNotFound
	}
	m.tickets = slices.Delete(m.tickets, at, at+1)
	s := &m.students[m.student(t.Student)]
	s.Kept, s.Notes = kept, notes
	return nil
}

// Close implements Store.
func (m *Memory) Close() error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.closed = true
	return nil
}
