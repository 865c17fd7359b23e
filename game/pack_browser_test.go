//go:build !js

package main

import (
	"archive/zip"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/internal/browser"
)

// A level pack of one room and one level.
var nightSchool = map[string]string{
	"campaign.yaml": "format: 1\nid: night-school\ntitle: {en: Night school, zh: 夜校}\nchapters: [{number: 1, title: {en: Locks, zh: 锁}, about: {en: mutexes, zh: 互斥锁}}]\n",
	"01-a/level.yaml": "format: 1\nid: the-key\nchapter: 1\nnumber: 1\nglobals: {total: 0}\nroutines: {a: [{increment: total}]}\n" +
		"workers: [{routine: a, count: 2}]\ngoal: {final: total == 2}\n",
}

// TestAPackIsDroppedOnThePage drops what a player has on his disk: a pack as an archive, the same one again, as a folder,
// and something that is none. What a level of the pack brings is played like any other.
func TestAPackIsDroppedOnThePage(t *testing.T) {
	browser.Need(t)
	disk := t.TempDir()
	folder, archive, photo := filepath.Join(disk, "night"), filepath.Join(disk, "night.zip"), filepath.Join(disk, "holiday.jpg")
	for name, text := range nightSchool {
		require.NoError(t, os.MkdirAll(filepath.Dir(filepath.Join(folder, name)), 0o755))
		require.NoError(t, os.WriteFile(filepath.Join(folder, name), []byte(text), 0o644))
	}
	require.NoError(t, os.WriteFile(photo, []byte{0xff, 0xd8, 0xff}, 0o644))
	file, err := os.Create(archive)
	require.NoError(t, err)
	packed := zip.NewWriter(file)
	require.NoError(t, packed.AddFS(os.DirFS(folder)))
	require.NoError(t, packed.Close())
	require.NoError(t, file.Close())

	address := browser.Host(t, browser.Build(t, ""))
	for name, dropped := range map[string]string{"archive": archive, "folder": folder} {
		t.Run(name, func(t *testing.T) {
			p := player{t, browser.Open(t, address+"?lang=en", browser.View{W: 1024, H: 640})}
			p.waitFor(`lostupdate.frame > 0`)
			p.page.Drop(500, 300, photo)
			p.waitFor(`lostupdate.text.includes("there is no campaign.yaml in this pack")`)
			require.Equal(t, "title", browser.Evaluate[string](p.page, `lostupdate.screen`))

			p.page.Drop(500, 300, dropped)
			p.waitFor(`lostupdate.screen === "map" && lostupdate.text.includes("Night school")`)
			p.page.Drop(500, 300, dropped)
			p.waitFor(`lostupdate.text.includes("night-school")`) // it is there already

			p.tabTo("level:night-school-the-key")
			p.page.Key("Enter")
			p.waitFor(`lostupdate.screen === "play"`)
			p.click("run")
			p.waitFor(`lostupdate.text.includes("1 update is lost")`)
		})
	}
}
