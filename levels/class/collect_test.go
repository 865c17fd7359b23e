package class_test

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/levels/class"
)

type packed struct{ name, text string }

func zipped(t testing.TB, files ...packed) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range files {
		to, err := w.Create(f.name)
		require.NoError(t, err)
		_, err = to.Write([]byte(f.text))
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	return b.Bytes()
}

// told returns the names of what was read, and of what was refused with why.
func told(files []class.File) (read, refused []string) {
	for _, f := range files {
		if f.Problem != nil {
			refused = append(refused, string(f.Problem.Kind)+" "+f.Name)
		} else {
			read = append(read, f.Name)
		}
	}
	return read, refused
}

func TestTicketsComeFromFilesFoldersAndArchives(t *testing.T) {
	folder := t.TempDir()
	write := func(name string, source []byte) string {
		full := filepath.Join(folder, name)
		require.NoError(t, os.MkdirAll(filepath.Dir(full), 0o755))
		require.NoError(t, os.WriteFile(full, source, 0o644))
		return full
	}
	write("class/b/ticket.txt", []byte("b"))
	write("class/a/ticket.txt", []byte("a"))
	write("class/.DS_Store", []byte("x"))
	write("class/c/desktop.ini", []byte("x"))
	write("class/more.zip", zipped(t, packed{"d/ticket.txt", "d"}, packed{"__MACOSX/d/._ticket.txt", "x"}))
	single := write("single.txt", []byte("s"))
	require.NoError(t, os.Symlink(single, filepath.Join(folder, "class", "link.txt")))

	files, err := class.Collect([]string{filepath.Join(folder, "class"), single})
	require.NoError(t, err)
	read, refused := told(files)
	in := func(name string) string { return filepath.ToSlash(filepath.Join(folder, name)) }
	require.Equal(t, []string{in("class/a/ticket.txt"), in("class/b/ticket.txt"), in("class/more.zip/d/ticket.txt"), in("single.txt")}, read)
	require.Equal(t, []string{"unsafe " + in("class/link.txt")}, refused)

	_, err = class.Collect([]string{filepath.Join(folder, "nowhere")})
	require.ErrorIs(t, err, os.ErrNotExist)
}

// An archive that wants harm is told by name, and the honest file in it is read.
func TestArchivesAreNotTrusted(t *testing.T) {
	bomb := strings.Repeat("0", 40<<20)
	source := zipped(t,
		packed{"good.txt", "good"}, packed{"../../outside.txt", "x"}, packed{"/rooted.txt", "x"}, packed{`c:\windows.txt`, "x"},
		packed{"bomb.txt", bomb}, packed{"inner.zip", "x"},
	)
	require.Less(t, len(source), 1<<20)
	read, refused := told(class.Unpack(source, "all.zip"))
	require.Equal(t, []string{"all.zip/good.txt"}, read)
	require.ElementsMatch(t, []string{
		"unsafe all.zip/../../outside.txt", "unsafe all.zip//rooted.txt", `unsafe all.zip/c:\windows.txt`, "too-large all.zip/bomb.txt", "unsafe all.zip/inner.zip",
	}, refused)

	_, refused = told(class.Unpack(source[:len(source)/2], "half.zip"))
	require.Equal(t, []string{"unreadable half.zip"}, refused)

	var crowd []packed
	for range class.FilesMax + 10 {
		crowd = append(crowd, packed{"t.txt", "x"})
	}
	read, refused = told(class.Unpack(zipped(t, crowd...), "crowd.zip"))
	require.Len(t, read, class.FilesMax)
	require.Equal(t, []string{"too-large crowd.zip/t.txt"}, refused, "said once")
}

func FuzzUnpack(f *testing.F) {
	f.Add(zipped(f, packed{"a.txt", "lost-update-ticket: 1\n"}, packed{"../b", "x"}))
	f.Fuzz(func(t *testing.T, source []byte) {
		total := 0
		for _, file := range class.Unpack(source, "fuzz.zip") {
			require.NotContains(t, file.Name, "\n")
			total += len(file.Source)
		}
		require.LessOrEqual(t, total, class.BytesMax)
	})
}
