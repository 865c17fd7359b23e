package class_test

import (
	"archive/zip"
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/levels/class"
)

// What a browser gives file by file is read as the same folder is.
func TestAnIntakeReadsWhatCollectReads(t *testing.T) {
	var packed bytes.Buffer
	archive := zip.NewWriter(&packed)
	for _, name := range []string{"18.txt", "../leads.txt", "inner.zip"} {
		w, err := archive.Create(name)
		require.NoError(t, err)
		_, err = w.Write([]byte("18"))
		require.NoError(t, err)
	}
	require.NoError(t, archive.Close())
	deep := strings.Repeat("d/", 9)
	files := map[string]string{
		"17.txt": "17", "more/19.txt": "19", "more/.DS_Store": "x", "__MACOSX/17.txt": "x", "Thumbs.db": "x",
		"large.txt": strings.Repeat("x", class.TicketBytesMax+10), "all.zip": packed.String(), "broken.zip": "PK",
		deep + "one.txt": "1", deep + "two.txt": "2",
	}
	root := t.TempDir()
	for name, content := range files {
		place := filepath.Join(root, "tickets", filepath.FromSlash(name))
		require.NoError(t, os.MkdirAll(filepath.Dir(place), 0o755))
		require.NoError(t, os.WriteFile(place, []byte(content), 0o600))
	}
	t.Chdir(root)
	want, err := class.Collect([]string{"tickets"})
	require.NoError(t, err)

	var intake class.Intake
	require.NoError(t, fs.WalkDir(os.DirFS("."), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		source, err := os.ReadFile(name)
		require.NoError(t, err)
		intake.Take(name, source[:min(len(source), intake.Most(name)+1)])
		return nil
	}))
	require.Equal(t, want, intake.Files())
	require.Len(t, want, 8)
}

func TestAnIntakeIsBounded(t *testing.T) {
	var intake class.Intake
	intake.Unreadable("gone.txt")
	for range class.FilesMax + 10 {
		intake.Take("t/1.txt", []byte("x"))
	}
	files := intake.Files()
	require.Len(t, files, class.FilesMax+1)
	require.Equal(t, class.Unreadable, files[0].Problem.Kind)
	require.Equal(t, class.TooLarge, files[class.FilesMax].Problem.Kind)
}
