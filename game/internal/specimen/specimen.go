package specimen

import (
	"embed"
	"io/fs"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/levels"
)

//go:embed levels
var files embed.FS

// Names returns the names of all specimens, in order.
func Names(t testing.TB) []string {
	t.Helper()
	entries, err := fs.ReadDir(files, "levels")
	require.NoError(t, err)
	var names []string
	for _, e := range entries {
		if e.IsDir() {
			names = append(names, e.Name())
		}
	}
	return names
}

// Level returns the specimen with that name.
func Level(t testing.TB, name string) *levels.Level {
	t.Helper()
	inside, err := fs.Sub(files, "levels")
	require.NoError(t, err)
	level, err := levels.LoadLevel(inside, name)
	require.NoError(t, err)
	return level
}

// Catalog returns all specimens as a campaign.
func Catalog(t testing.TB) *levels.Catalog {
	t.Helper()
	inside, err := fs.Sub(files, "levels")
	require.NoError(t, err)
	catalog, err := levels.Load(inside)
	require.NoError(t, err)
	return catalog
}
