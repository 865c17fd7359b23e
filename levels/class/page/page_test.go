package page_test

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/levels/class/page"
)

// folder is a page of words.
func folder(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, source := range map[string]string{
		"index.html":    "<!DOCTYPE html>\n<link rel=\"icon\">\n<script defer src=\"wasm_exec.js\"></script>\n<script defer src=\"loader.js\"></script>\n",
		"index.html.gz": "packed", "game.wasm": "wasm", "game.wasm.br": "w", "wasm_exec.js": "go", "loader.js": "load", "style.css": "", ".hidden": "x",
		"teacher.html": "for teachers", "teacher.wasm.br": "t",
	} {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(source), 0o644))
	}
	require.NoError(t, os.Mkdir(filepath.Join(dir, "folder"), 0o755))
	return dir
}

func names(p *page.Page) string {
	var all []string
	for _, f := range p.Files() {
		all = append(all, f.Name)
	}
	return strings.Join(all, " ")
}

func TestAPageIsTheFilesOfAFolder(t *testing.T) {
	p, err := page.Open(folder(t))
	require.NoError(t, err)
	require.Equal(t, "game.wasm game.wasm.br index.html index.html.gz loader.js style.css wasm_exec.js", names(p))
	source, ok := p.File("loader.js")
	require.True(t, ok)
	require.Equal(t, "load", string(source))
	require.False(t, p.Hears(), "its program knows of no host")
	_, ok = p.File("folder")
	require.False(t, ok)
}

func TestAScriptComesBeforeAllOthers(t *testing.T) {
	p, err := page.Open(folder(t))
	require.NoError(t, err)
	with, err := p.WithScript("host.js", []byte("hello"), page.Data{Name: "text", Value: `a"<b>&`})
	require.NoError(t, err)
	require.Equal(t, "game.wasm game.wasm.br host.js index.html loader.js style.css wasm_exec.js", names(with), "the packed page is another one")
	index, _ := with.File("index.html")
	require.Regexp(t, `<link rel="icon">\n<script defer src="host\.js\?v=[0-9a-f]{16}" data-text="a&#34;&lt;b&gt;&amp;"></script>\n<script defer src="wasm_exec`, string(index))
	before, _ := p.File("index.html")
	require.NotContains(t, string(before), "host.js", "the page before does not change")

	for _, name := range []string{"loader.js", "host.txt", "../host.js", `a".js`, "a b.js"} {
		_, err := p.WithScript(name, nil)
		require.Error(t, err, name)
	}
}

func TestWhatIsNoPageIsToldWithTheWayOut(t *testing.T) {
	_, err := page.Open(t.TempDir())
	require.ErrorIs(t, err, page.ErrNoPage)
	require.ErrorContains(t, err, "has no index.html")
	require.ErrorContains(t, err, "go run ./game --export")
	_, err = page.Find(t.Context(), filepath.Join(t.TempDir(), "nowhere"), io.Discard)
	require.ErrorIs(t, err, os.ErrNotExist)

	dir := folder(t)
	for i := range page.FilesMax {
		require.NoError(t, os.WriteFile(filepath.Join(dir, strings.Repeat("x", i+1)), nil, 0o644))
	}
	_, err = page.Open(dir)
	require.ErrorContains(t, err, "more than 100 files")
}

func TestOutsideTheSourceNothingIsBuilt(t *testing.T) {
	t.Chdir(t.TempDir())
	_, err := page.Build(t.Context(), io.Discard)
	require.ErrorIs(t, err, page.ErrNoBuild)
	require.ErrorContains(t, err, "source folder")
	t.Setenv("PATH", "")
	_, err = page.Build(t.Context(), io.Discard)
	require.ErrorContains(t, err, "install it")
}

func TestThePageIsBuiltFromTheSource(t *testing.T) {
	var log bytes.Buffer
	p, err := page.Build(t.Context(), &log)
	require.NoError(t, err, log.String())
	wasm, _ := p.File(page.Program)
	require.Equal(t, "\x00asm", string(wasm[:4]))
	require.True(t, p.Hears())
	_, packed := p.File(page.Program + ".gz")
	require.True(t, packed)
	index, _ := p.File(page.Index)
	require.Contains(t, string(index), `content="default-src &#39;none&#39;; script-src &#39;self&#39; &#39;wasm-unsafe-eval&#39;;`)
}
