package store_test

import (
	"context"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/levels/class/store"
)

func bounds() store.Bounds { return store.Bounds{Classes: 3, Students: 4, Tickets: 5} }

// open opens a store of each kind for a test.
func kinds() map[string]func(t *testing.T) store.Store {
	return map[string]func(t *testing.T) store.Store{
		"memory": func(*testing.T) store.Store { return store.NewMemory(bounds()) },
		"sqlite": func(t *testing.T) store.Store {
			s, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "a class.db"), bounds())
			require.NoError(t, err)
			return s
		},
	}
}

// desk makes tests short: its methods end the test when they fail.
type desk struct {
	t *testing.T
	store.Store
}

func (d desk) class(code string) store.Class {
	d.t.Helper()
	c, err := d.AddClass(d.t.Context(), store.Class{Code: code, Assignment: "1-abc", Open: true, Created: 7})
	require.NoError(d.t, err)
	return c
}

func (d desk) student(c store.Class, name string) store.Student {
	d.t.Helper()
	s, err := d.AddStudent(d.t.Context(), store.Student{
		Class: c.ID, Name: name, Folded: strings.ToLower(name), Session: store.Hash{1}, Return: store.Hash{2}, Joined: 8,
	})
	require.NoError(d.t, err)
	return s
}

func (d desk) ticket(s store.Student, text string) store.Ticket {
	d.t.Helper()
	ticket, err := d.AddTicket(d.t.Context(), store.Ticket{Student: s.ID, Text: text, Received: 9})
	require.NoError(d.t, err)
	return ticket
}

func (d desk) classes() []store.Class {
	d.t.Helper()
	all, err := d.Classes(d.t.Context())
	require.NoError(d.t, err)
	return all
}

func (d desk) students(c store.Class) []store.Student {
	d.t.Helper()
	all, err := d.Students(d.t.Context(), c.ID)
	require.NoError(d.t, err)
	return all
}

func (d desk) waiting() []store.Ticket {
	d.t.Helper()
	all, err := d.Waiting(d.t.Context(), 0, 100)
	require.NoError(d.t, err)
	return all
}

// rules are what every store keeps to.
var rules = []struct {
	name string
	test func(t *testing.T, d desk)
}{
	{"the first key is kept", func(t *testing.T, d desk) {
		for _, offered := range []string{"first", "second"} {
			key, err := d.Key(t.Context(), []byte(offered))
			require.NoError(t, err)
			require.Equal(t, "first", string(key))
		}
	}},
	{"a class comes back as it was kept", func(t *testing.T, d desk) {
		a, b := d.class("AAA"), d.class("BBB")
		require.NotEqual(t, a.ID, b.ID)
		require.NoError(t, d.SetOpen(t.Context(), a.ID, false))
		require.NoError(t, d.SetDuel(t.Context(), b.ID, "1 two-hands"))
		a.Open, b.Duel = false, "1 two-hands"
		require.Equal(t, []store.Class{a, b}, d.classes())
	}},
	{"two classes have two codes, and there are not too many", func(t *testing.T, d desk) {
		d.class("AAA")
		_, err := d.AddClass(t.Context(), store.Class{Code: "AAA"})
		require.ErrorIs(t, err, store.ErrTaken)
		d.class("BBB")
		d.class("CCC")
		_, err = d.AddClass(t.Context(), store.Class{Code: "DDD"})
		require.ErrorIs(t, err, store.ErrFull)
	}},
	{"a student comes back as he was kept", func(t *testing.T, d desk) {
		a, b := d.class("AAA"), d.class("BBB")
		ada, also := d.student(a, "Ada 阿达"), d.student(b, "Ada 阿达")
		require.NoError(t, d.SetSecrets(t.Context(), ada.ID, store.Hash{3}, store.Hash{4}))
		ada.Session, ada.Return = store.Hash{3}, store.Hash{4}
		require.Equal(t, []store.Student{ada}, d.students(a))
		require.Equal(t, []store.Student{also}, d.students(b))
	}},
	{"a nickname is there once in a class, and a class has room for so many", func(t *testing.T, d desk) {
		c := d.class("AAA")
		d.student(c, "ada")
		_, err := d.AddStudent(t.Context(), store.Student{Class: c.ID, Name: "ADA", Folded: "ada"})
		require.ErrorIs(t, err, store.ErrTaken)
		for _, name := range []string{"b", "c", "d"} {
			d.student(c, name)
		}
		_, err = d.AddStudent(t.Context(), store.Student{Class: c.ID, Name: "e", Folded: "e"})
		require.ErrorIs(t, err, store.ErrFull)
	}},
	{"tickets wait in the order in which they came", func(t *testing.T, d desk) {
		s := d.student(d.class("AAA"), "ada")
		one, two, three := d.ticket(s, "one"), d.ticket(s, "two"), d.ticket(s, "three")
		require.Equal(t, []store.Ticket{one, two, three}, d.waiting())
		next, err := d.Waiting(t.Context(), one.ID, 1)
		require.NoError(t, err)
		require.Equal(t, []store.Ticket{two}, next)
	}},
	{"a student has not too many tickets", func(t *testing.T, d desk) {
		c := d.class("AAA")
		s, other := d.student(c, "ada"), d.student(c, "bob")
		for range bounds().Tickets {
			d.ticket(s, "x")
		}
		_, err := d.AddTicket(t.Context(), store.Ticket{Student: s.ID, Text: "y"})
		require.ErrorIs(t, err, store.ErrFull)
		d.ticket(other, "z")
	}},
	{"a verified ticket leaves its solutions", func(t *testing.T, d desk) {
		c := d.class("AAA")
		s := d.student(c, "ada")
		ticket := d.ticket(s, "one")
		stranger := ticket
		stranger.Student++
		require.ErrorIs(t, d.Settle(t.Context(), stranger, "k", "n"), store.ErrNotFound)
		require.NoError(t, d.Settle(t.Context(), ticket, "kept", "notes"))
		require.ErrorIs(t, d.Settle(t.Context(), ticket, "again", "again"), store.ErrNotFound)
		require.Empty(t, d.waiting())
		require.Equal(t, "kept", d.students(c)[0].Kept)
		require.Equal(t, "notes", d.students(c)[0].Notes)
	}},
	{"with a student go his tickets", func(t *testing.T, d desk) {
		c := d.class("AAA")
		ada, bob := d.student(c, "ada"), d.student(c, "bob")
		d.ticket(ada, "one")
		his := d.ticket(bob, "two")
		require.NoError(t, d.RemoveStudent(t.Context(), ada.ID))
		require.Equal(t, []store.Student{bob}, d.students(c))
		require.Equal(t, []store.Ticket{his}, d.waiting())
		require.NotEqual(t, ada.ID, d.student(c, "ada").ID, "no number is given out twice")
	}},
	{"with a class goes all that is in it", func(t *testing.T, d desk) {
		a, b := d.class("AAA"), d.class("BBB")
		d.ticket(d.student(a, "ada"), "one")
		his := d.ticket(d.student(b, "bob"), "two")
		require.NoError(t, d.EraseClass(t.Context(), a.ID))
		require.Equal(t, []store.Class{b}, d.classes())
		require.Equal(t, []store.Ticket{his}, d.waiting())
		_, err := d.Students(t.Context(), a.ID)
		require.ErrorIs(t, err, store.ErrNotFound)
		require.NotEqual(t, a.ID, d.class("AAA").ID)
	}},
	{"what is not there is not found", func(t *testing.T, d desk) {
		for name, err := range map[string]error{
			"open": d.SetOpen(t.Context(), 99, true), "duel": d.SetDuel(t.Context(), 99, ""), "erase": d.EraseClass(t.Context(), 99),
			"secrets": d.SetSecrets(t.Context(), 99, store.Hash{}, store.Hash{}), "remove": d.RemoveStudent(t.Context(), 99),
			"settle": d.Settle(t.Context(), store.Ticket{ID: 99}, "", ""),
		} {
			require.ErrorIs(t, err, store.ErrNotFound, name)
		}
		_, err := d.AddStudent(t.Context(), store.Student{Class: 99})
		require.ErrorIs(t, err, store.ErrNotFound)
		_, err = d.AddTicket(t.Context(), store.Ticket{Student: 99})
		require.ErrorIs(t, err, store.ErrNotFound)
	}},
	{"many at once", func(t *testing.T, d desk) {
		s := d.student(d.class("AAA"), "ada")
		var group sync.WaitGroup
		full := make(chan error, 20)
		for range 20 {
			group.Go(func() {
				_, err := d.AddTicket(context.Background(), store.Ticket{Student: s.ID, Text: "x"})
				full <- err
			})
		}
		group.Wait()
		close(full)
		kept := 0
		for err := range full {
			if err == nil {
				kept++
				continue
			}
			require.ErrorIs(t, err, store.ErrFull)
		}
		require.Equal(t, bounds().Tickets, kept)
		require.Len(t, d.waiting(), kept)
	}},
	{"after the end nothing is taken", func(t *testing.T, d desk) {
		require.NoError(t, d.Close())
		_, err := d.AddClass(t.Context(), store.Class{Code: "AAA"})
		require.Error(t, err)
	}},
}

func TestEveryStoreKeepsToTheRules(t *testing.T) {
	for name, open := range kinds() {
		for _, rule := range rules {
			t.Run(name+"/"+rule.name, func(t *testing.T) {
				s := open(t)
				defer s.Close()
				rule.test(t, desk{t, s})
			})
		}
	}
}
