package app

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"lostupdate/game/model"
)

const (
	packChapters = "format: 1\nid: night-school\ntitle: {en: Night school, zh: 夜校}\nchapters: [{number: 1, title: {en: Locks, zh: 锁}, about: {en: mutexes, zh: 互斥锁}}]\n"
	packLevel    = "format: 1\nid: the-key\nchapter: 1\nnumber: 1\nglobals: {total: 0}\nroutines: {a: [{increment: total}]}\nworkers: [{routine: a, count: 2}]\ngoal: {final: total == 2}\n"
)

func packFiles(under string) fstest.MapFS {
	return fstest.MapFS{
		under + "campaign.yaml":    {Data: []byte(packChapters)},
		under + "01-a/level.yaml":  {Data: []byte(packLevel)},
		under + "01-a/ignored.txt": {Data: []byte("nothing")},
	}
}

// Dropping a pack on the window, as a folder or as an archive, puts its levels on the map,
// open and with a progress of their own.
func TestADroppedPackIsOnTheMap(t *testing.T) {
	var archive bytes.Buffer
	w := zip.NewWriter(&archive)
	require.NoError(t, w.AddFS(packFiles("")))
	require.NoError(t, w.Close())
	for name, files := range map[string]fstest.MapFS{
		"a folder":   packFiles("night/"),
		"an archive": {"night.zip": {Data: archive.Bytes()}},
	} {
		t.Run(name, func(t *testing.T) {
			g, err := New(Options{})
			require.NoError(t, err)
			g.start()
			g.drop(files)
			require.Equal(t, model.Map, g.model.Scene)
			require.Len(t, g.model.Toasts, 1)
			require.False(t, g.model.Toasts[0].Bad, g.model.Toasts[0].Key)
			rooms := g.model.Chart().Rooms
			last := rooms[len(rooms)-1]
			require.Equal(t, "Locks", last.Title.EN)
			require.False(t, last.Locked)
			require.Equal(t, "night-school-the-key", last.Tiles[0].Level.ID())
			g.drop(files)
			require.True(t, g.model.Toasts[len(g.model.Toasts)-1].Bad, "it is there already")
		})
	}
}

func TestADroppedThingThatIsNoPackIsToldOf(t *testing.T) {
	g, err := New(Options{})
	require.NoError(t, err)
	g.start()
	g.drop(fstest.MapFS{"holiday.jpg": {Data: []byte{1, 2, 3}}})
	require.Len(t, g.model.Toasts, 1)
	require.True(t, g.model.Toasts[0].Bad)
	require.Contains(t, g.model.Toasts[0].Key, "there is no campaign.yaml in this pack")
}

func TestAPackThatWasAskedFor(t *testing.T) {
	folder := t.TempDir()
	for name, f := range packFiles("") {
		require.NoError(t, os.MkdirAll(filepath.Join(folder, filepath.Dir(name)), 0o755))
		require.NoError(t, os.WriteFile(filepath.Join(folder, name), f.Data, 0o644))
	}
	c, err := catalogWith(folder)
	require.NoError(t, err)
	_, ok := c.Level("night-school-the-key")
	require.True(t, ok)
	require.NoError(t, os.WriteFile(filepath.Join(folder, "01-a", "level.yaml"), []byte("format: 1\nid: 7\n"), 0o644))
	_, err = catalogWith(folder)
	require.ErrorContains(t, err, "01-a/level.yaml:2:5")
}
