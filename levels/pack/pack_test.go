package pack_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/levels"
	"lostupdate/levels/format"
	"lostupdate/levels/pack"
)

const (
	chapters = "format: 1\nid: night-school\ntitle: {en: Night school, zh: 夜校}\nchapters: [{number: 1, title: {en: Locks, zh: 锁}, about: {en: mutexes, zh: 互斥锁}}]\n"
	level    = "format: 1\nid: the-key\nchapter: 1\nnumber: 1\nglobals: {total: 0}\nroutines: {a: [{increment: total}]}\nworkers: [{routine: a, count: 2}]\ngoal: {final: total == 2}\n"
)

func good() map[string]string {
	return map[string]string{"campaign.yaml": chapters, "01-the-key/level.yaml": level, "README.md": "Ours."}
}

func zipped(t testing.TB, files map[string]string, more ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for name, text := range files {
		f, err := w.Create(name)
		require.NoError(t, err)
		_, err = f.Write([]byte(text))
		require.NoError(t, err)
	}
	for _, name := range more {
		_, err := w.Create(name)
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	return b.Bytes()
}

func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	root := t.TempDir()
	for name, text := range files {
		require.NoError(t, os.MkdirAll(filepath.Join(root, filepath.Dir(name)), 0o755))
		require.NoError(t, os.WriteFile(filepath.Join(root, name), []byte(text), 0o644))
	}
	return root
}

func TestAFolderAndAnArchiveAreTheSamePack(t *testing.T) {
	nested := map[string]string{}
	for name, text := range good() {
		nested["my-pack/"+name] = text
	}
	file := filepath.Join(t.TempDir(), "pack.zip")
	require.NoError(t, os.WriteFile(file, zipped(t, nested), 0o644))
	for _, name := range []string{folder(t, good()), folder(t, nested), file} {
		c, err := pack.Open(name)
		require.NoError(t, err)
		require.Equal(t, "night-school", c.ID())
		require.Equal(t, "夜校", c.Title().ZH)
		require.Len(t, c.Levels(), 1)
	}
}

// In the game a pack stands behind the campaign, with names that nothing of the campaign
// has.
func TestAPackStandsBehindTheCampaign(t *testing.T) {
	campaign, err := levels.Campaign()
	require.NoError(t, err)
	c, err := pack.Read(zipped(t, good()), "pack.zip")
	require.NoError(t, err)
	joined, err := campaign.With(c)
	require.NoError(t, err)
	require.Len(t, joined.Levels(), len(campaign.Levels())+1)
	l, ok := joined.Level("night-school-the-key")
	require.True(t, ok)
	last := joined.Chapters()[len(joined.Chapters())-1]
	require.Equal(t, l.Puzzle.Chapter, last.Number)
	require.Equal(t, "night-school", last.Pack)
	require.Equal(t, "Night school · mutexes", last.About.EN)
	original, _ := c.Level("the-key")
	require.Equal(t, 1, original.Puzzle.Chapter, "the pack itself is not changed")
	_, err = joined.With(c)
	require.ErrorContains(t, err, "loaded before")
}

func with(name, text string) map[string]string {
	files := good()
	files[name] = text
	return files
}

func TestBadPacksAreRefusedWithAReason(t *testing.T) {
	many := good()
	for i := range pack.FilesMax {
		many[fmt.Sprintf("notes/%d.txt", i)] = ""
	}
	withoutName := with("campaign.yaml", strings.Replace(chapters, "id: night-school\n", "", 1))
	for want, archive := range map[string][]byte{
		"this is no zip archive":                                  []byte("PK, but not really"),
		"more than 8 MiB":                                         bytes.Repeat([]byte{0}, pack.ArchiveMax+1),
		"at most 2000 are possible":                               zipped(t, many),
		"unpacked, the files have more than 16 MiB":               zipped(t, with("bomb.txt", strings.Repeat("0", pack.BytesMax+1))),
		`"../level.yaml" in it leads elsewhere`:                   zipped(t, good(), "../level.yaml"),
		`"/etc/level.yaml" in it leads elsewhere`:                 zipped(t, good(), "/etc/level.yaml"),
		`"a\\level.yaml" in it leads elsewhere`:                   zipped(t, good(), `a\level.yaml`),
		`"C:level.yaml" in it leads elsewhere`:                    zipped(t, good(), "C:level.yaml"),
		"two files of this name":                                  zipped(t, good(), "CAMPAIGN.yaml"),
		"folders are nested more than 3 deep":                     zipped(t, good(), "a/b/c/d/level.yaml"),
		"there is no campaign.yaml in this pack":                  zipped(t, map[string]string{"01/level.yaml": level}),
		"there is no level in this pack":                          zipped(t, map[string]string{"campaign.yaml": chapters}),
		"a pack needs a name":                                     zipped(t, withoutName),
		`p.zip/01-the-key/level.yaml:6:28: there is no global`:    zipped(t, with("01-the-key/level.yaml", strings.Replace(level, "increment: total", "increment: totl", 1))),
		"p.zip/02/level.yaml: level \"the-key\" has the id":       zipped(t, with("02/level.yaml", level)),
		"p.zip/01-the-key/trap.yaml:2:1: this is a solution of":   zipped(t, with("01-the-key/trap.yaml", "format: 1\nlevel: another\n")),
		"p.zip/02/level.yaml: the file has 262145 bytes, at most": zipped(t, with("02/level.yaml", "# "+strings.Repeat("x", 300_002))),
	} {
		_, err := pack.Read(archive, "p.zip")
		var refused *format.Error
		require.ErrorAs(t, err, &refused, want)
		require.Contains(t, err.Error(), want)
		require.NotEmpty(t, refused.Advice, want)
	}
}

func TestLinksAreRefused(t *testing.T) {
	secret := filepath.Join(t.TempDir(), "secret.yaml")
	require.NoError(t, os.WriteFile(secret, []byte(level), 0o644))
	root := folder(t, good())
	if err := os.Symlink(secret, filepath.Join(root, "01-the-key", "proof.yaml")); err != nil {
		t.Skipf("no links here: %v", err)
	}
	_, err := pack.Open(root)
	require.ErrorContains(t, err, "a link or something else")

	var b bytes.Buffer
	w := zip.NewWriter(&b)
	h := &zip.FileHeader{Name: "campaign.yaml"}
	h.SetMode(os.ModeSymlink | 0o777)
	_, err = w.CreateHeader(h)
	require.NoError(t, err)
	require.NoError(t, w.Close())
	_, err = pack.Read(b.Bytes(), "p.zip")
	require.ErrorContains(t, err, "a link or something else")
}

func TestAMissingPackIsAnError(t *testing.T) {
	_, err := pack.Open(filepath.Join(t.TempDir(), "nowhere.zip"))
	require.ErrorIs(t, err, os.ErrNotExist)
}

func FuzzReadNeverPanics(f *testing.F) {
	f.Add(zipped(f, good()))
	f.Add([]byte("PK"))
	f.Fuzz(func(t *testing.T, source []byte) {
		if c, err := pack.Read(source, "p.zip"); err == nil {
			require.NotEmpty(t, c.Levels())
		}
	})
}
