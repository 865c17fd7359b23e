//go:build !js

package app

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/input/event"
	"lostupdate/game/internal/options"
	"lostupdate/game/store"
	"lostupdate/levels/class"
)

// A student at a desktop opens the assignment, types a name, and finds the ticket among the downloads.
func TestATicketIsSavedAmongTheDownloads(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("USERPROFILE", home)
	downloads := filepath.Join(home, "Downloads")
	require.NoError(t, os.Mkdir(downloads, 0o755))
	a := &class.Assignment{Hints: class.HintsFree, Levels: []class.Wanted{{ID: "homework-night", Revision: 1, Stars: 1}}}
	g := newGame(t, store.NewMemory(), options.Options{Lang: "en", Assignment: a.Text()})
	g.model.Reached.SetWork("homework-night", "format: 1\nlevel: homework-night\n")
	click(t, g, "student")
	g.handle(event.Event{Kind: event.Text, Rune: 'A'})
	click(t, g, "digit 7")
	click(t, g, "hand in")
	source, err := os.ReadFile(filepath.Join(downloads, "ticket-A7.txt"))
	require.NoError(t, err)
	ticket, damage, err := class.ParseTicket(source, "ticket-A7.txt")
	require.NoError(t, err)
	require.Nil(t, damage)
	require.Equal(t, a.Hash(), ticket.Assignment)
	require.Equal(t, "A7", ticket.Name)
}
