//go:build !js

package store

import (
	"bufio"
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func systemPlace(t *testing.T) place { return folder(t.TempDir()) }

func TestValuesAreFilesThatOnlyThePlayerReads(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "folder")
	saved, err := OpenFolder(dir)
	require.NoError(t, err)
	require.NoError(t, saved.Write("profile", []byte(`{"stars": 1}`)))
	require.NoError(t, saved.Write("profile", []byte(`{"stars": 2}`)))
	require.Equal(t, []string{"profile", "profile.bak"}, filesIn(t, dir), "no temporary file stays behind")

	content, err := os.ReadFile(filepath.Join(dir, "profile"))
	require.NoError(t, err)
	require.Equal(t, "lostupdate-data 1 crc32=75d21c38 bytes=12\n"+`{"stars": 2}`, string(content))
	info, err := os.Stat(filepath.Join(dir, "profile"))
	require.NoError(t, err)
	require.Zero(t, info.Mode().Perm()&0o077)
}

func TestTheFolderMayVanishWhileTheGameRuns(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "gone")
	saved, err := OpenFolder(dir)
	require.NoError(t, err)
	require.NoError(t, os.Remove(dir))
	require.NoError(t, saved.Write("profile", []byte("still here")))
	read, err := saved.Read("profile")
	require.NoError(t, err)
	require.Equal(t, "still here", string(read))
}

func TestAHugeFileIsDamagedAndNotReadWhole(t *testing.T) {
	dir := t.TempDir()
	huge, err := os.Create(filepath.Join(dir, "profile"))
	require.NoError(t, err)
	require.NoError(t, huge.Truncate(1<<40)) // sparse: it takes no room
	require.NoError(t, huge.Close())
	saved, err := OpenFolder(dir)
	require.NoError(t, err)
	_, err = saved.Read("profile")
	require.ErrorIs(t, err, ErrDamaged)
}

func TestAFileInPlaceOfTheFolderIsExplained(t *testing.T) {
	file := filepath.Join(t.TempDir(), "lost-update")
	require.NoError(t, os.WriteFile(file, nil, 0o600))
	_, err := OpenFolder(file)
	require.ErrorIs(t, err, ErrRefused)
	require.ErrorContains(t, err, file)
}

func TestOldTemporaryFilesAreSweptAndYoungOnesLeft(t *testing.T) {
	dir := t.TempDir()
	for name, age := range map[string]time.Duration{".profile.1.tmp": 2 * abandonedAfter, ".profile.2.tmp": 0} {
		path := filepath.Join(dir, name)
		require.NoError(t, os.WriteFile(path, []byte("half a prof"), 0o600))
		when := time.Now().Add(-age)
		require.NoError(t, os.Chtimes(path, when, when))
	}
	saved, err := OpenFolder(dir)
	require.NoError(t, err)
	require.NoError(t, saved.Write("profile", []byte("whole")))
	require.Equal(t, []string{".profile.2.tmp", "profile"}, filesIn(t, dir), "a young one may be another window's")
}

// writeUntilKilled is the other process of the next test: it writes long values of one letter for ever.
const writeUntilKilled = "LOSTUPDATE_TEST_WRITE_UNTIL_KILLED"

func TestAKilledProcessLeavesAWholeValue(t *testing.T) {
	if dir := os.Getenv(writeUntilKilled); dir != "" {
		saved, err := OpenFolder(dir)
		require.NoError(t, err)
		for n := 0; ; n++ {
			require.NoError(t, saved.Write("profile", bytes.Repeat([]byte{byte('a' + n%26)}, 300_000)))
			_, _ = os.Stdout.WriteString("written\n")
		}
	}
	dir := t.TempDir()
	for round := range 8 {
		writer := exec.Command(os.Args[0], "-test.run=^TestAKilledProcessLeavesAWholeValue$")
		writer.Env = append(os.Environ(), writeUntilKilled+"="+dir)
		out, err := writer.StdoutPipe()
		require.NoError(t, err)
		require.NoError(t, writer.Start())
		lines := bufio.NewScanner(out)
		for range 1 + round%3 {
			require.True(t, lines.Scan(), "the writer ended by itself")
		}
		// It is in the middle of a write now, and at another place of it every round.
		time.Sleep(time.Duration(round) * 700 * time.Microsecond)
		require.NoError(t, writer.Process.Kill())
		require.Error(t, writer.Wait())

		saved, err := OpenFolder(dir)
		require.NoError(t, err)
		read, err := saved.Read("profile")
		require.NoError(t, err)
		require.Len(t, read, 300_000)
		require.Empty(t, bytes.Trim(read, string(read[:1])), "one letter only")
	}
}

func filesIn(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	require.NoError(t, err)
	names := make([]string, 0, len(entries))
	for _, entry := range entries {
		names = append(names, entry.Name())
	}
	return names
}
