package store_test

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/levels/class/store"
)

func openFile(t *testing.T, name string) *store.SQLite {
	t.Helper()
	s, err := store.Open(t.Context(), name, bounds())
	require.NoError(t, err)
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func TestTheFileOutlivesTheProgram(t *testing.T) {
	name := filepath.Join(t.TempDir(), "class.db")
	s := openFile(t, name)
	d := desk{t, s}
	c := d.class("AAA")
	ada := d.student(c, "ada")
	waits := d.ticket(ada, "one")
	require.NoError(t, d.Settle(t.Context(), d.ticket(ada, "two"), "kept", "notes"))
	ada.Kept, ada.Notes = "kept", "notes"
	require.NoError(t, s.Close())

	d.Store = openFile(t, name)
	require.Equal(t, []store.Class{c}, d.classes())
	require.Equal(t, []store.Student{ada}, d.students(c))
	require.Equal(t, []store.Ticket{waits}, d.waiting())
	info, err := os.Stat(name)
	require.NoError(t, err)
	require.EqualValues(t, 0o600, info.Mode().Perm())
}

// What is erased cannot be found in any byte of the file and what stands beside it.
func TestErasedIsGone(t *testing.T) {
	folder := t.TempDir()
	d := desk{t, openFile(t, filepath.Join(folder, "class.db"))}
	found := func(word string) bool {
		files, err := filepath.Glob(filepath.Join(folder, "*"))
		require.NoError(t, err)
		for _, name := range files {
			content, err := os.ReadFile(name)
			require.NoError(t, err)
			if bytes.Contains(content, []byte(word)) {
				return true
			}
		}
		return false
	}
	a, b := d.class("AAA"), d.class("BBB")
	ada, bob, eve := d.student(a, "Ada-Nickname"), d.student(b, "Bob-Nickname"), d.student(b, "Eve-Nickname")
	for _, s := range []store.Student{ada, bob, eve} {
		text := s.Name + "-ticket" + strings.Repeat(" much text", 2000)
		require.NoError(t, d.Settle(t.Context(), d.ticket(s, text), s.Name+"-kept", ""))
		d.ticket(s, text)
	}
	require.True(t, found("Ada-Nickname") && found("Bob-Nickname-kept") && found("Eve-Nickname-ticket"))

	require.NoError(t, d.EraseClass(t.Context(), a.ID))
	require.False(t, found("Ada-Nickname"))
	require.NoError(t, d.RemoveStudent(t.Context(), eve.ID))
	require.False(t, found("Eve-Nickname"))
	require.True(t, found("Bob-Nickname-kept"))
}

func TestOneServerAtATimeUsesAFile(t *testing.T) {
	name := filepath.Join(t.TempDir(), "class.db")
	openFile(t, name)
	_, err := store.Open(t.Context(), name, bounds())
	require.ErrorIs(t, err, store.ErrInUse)
}

func TestFilesOfOthersAreLeftAlone(t *testing.T) {
	folder := t.TempDir()
	text := filepath.Join(folder, "homework.txt")
	require.NoError(t, os.WriteFile(text, []byte(strings.Repeat("my homework\n", 500)), 0o600))
	_, err := store.Open(t.Context(), text, bounds())
	require.ErrorIs(t, err, store.ErrForeign)

	other := filepath.Join(folder, "other.db")
	change(t, other, "CREATE TABLE mine (x)")
	_, err = store.Open(t.Context(), other, bounds())
	require.ErrorIs(t, err, store.ErrForeign)

	newer := filepath.Join(folder, "newer.db")
	require.NoError(t, openFile(t, newer).Close())
	change(t, newer, fmt.Sprintf("PRAGMA user_version = %d", store.SchemaVersion+1))
	_, err = store.Open(t.Context(), newer, bounds())
	require.ErrorIs(t, err, store.ErrNewer)

	_, err = store.Open(t.Context(), filepath.Join(folder, "missing", "class.db"), bounds())
	require.ErrorIs(t, err, os.ErrNotExist)
}

func change(t *testing.T, name, statement string) {
	t.Helper()
	db, err := sql.Open("sqlite", name)
	require.NoError(t, err)
	_, err = db.Exec(statement)
	require.NoError(t, err)
	require.NoError(t, db.Close())
}

// BenchmarkAddTicket measures what an acknowledgement costs: a ticket that is on the disk.
func BenchmarkAddTicket(b *testing.B) {
	s, err := store.Open(context.Background(), filepath.Join(b.TempDir(), "class.db"), store.Bounds{Classes: 1, Students: 1, Tickets: 1 << 30})
	require.NoError(b, err)
	defer s.Close()
	c, err := s.AddClass(context.Background(), store.Class{Code: "AAA"})
	require.NoError(b, err)
	student, err := s.AddStudent(context.Background(), store.Student{Class: c.ID, Name: "ada", Folded: "ada"})
	require.NoError(b, err)
	text := strings.Repeat("x", 2000)
	add := func() {
		_, err := s.AddTicket(context.Background(), store.Ticket{Student: student.ID, Text: text})
		require.NoError(b, err)
	}
	b.Run("one by one", func(b *testing.B) {
		for b.Loop() {
			add()
		}
	})
	b.Run("300 at once", func(b *testing.B) {
		for b.Loop() {
			var group sync.WaitGroup
			for range 300 {
				group.Go(add)
			}
			group.Wait()
		}
	})
}
