//go:build !js

package web

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// Whoever begins to use a package that is cut, or gets a module that does, must look at the cut first.
func TestOnlyThoseWhoDoWithoutImportWhatIsCut(t *testing.T) {
	tools, err := findToolchain(t.Context(), ".")
	require.NoError(t, err)
	list := tools.command(t.Context(), "list", "-deps", "-f", "{{.ImportPath}} {{join .Imports \" \"}}", gamePackage)
	list.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "CGO_ENABLED=0")
	out, err := list.Output()
	require.NoError(t, err)
	users := map[string][]string{}
	for line := range strings.Lines(string(out)) {
		words := strings.Fields(line)
		for _, imported := range words[1:] {
			users[imported] = append(users[imported], words[0])
		}
	}
	for _, c := range cuts {
		require.ElementsMatch(t, c.users, users[filepath.ToSlash(filepath.Dir(c.file))], c.file)
	}
}

// The inspector is made of the same levels, texts and exported programs as the page, and can be asked.
func TestTheSameIsSaidAndWrittenWithTheCuts(t *testing.T) {
	tools, err := findToolchain(t.Context(), ".")
	require.NoError(t, err)
	overlay, err := writeCuts(tools.goRoot, t.TempDir())
	require.NoError(t, err)
	dir := t.TempDir()
	build := func(name string, flags ...string) string {
		path := filepath.Join(dir, name+filepath.Ext(os.Args[0]))
		_, err := tools.run(t.Context(), append(append([]string{"build"}, flags...), "-o", path, "./levels/cmd/inspector")...)
		require.NoError(t, err)
		return path
	}
	whole, cut := build("whole"), build("cut", "-overlay="+overlay)
	for _, arguments := range []string{
		"prove two-hands --json", "export the-key --lang go", "export the-key --lang python", "run homework-night --json",
		"assign two-hands the-key:2 --label Week",
	} {
		ask := func(program string) string {
			command := exec.CommandContext(t.Context(), program, strings.Fields(arguments)...)
			out, _ := command.CombinedOutput()
			require.Contains(t, []int{0, 1}, command.ProcessState.ExitCode(), "%s: %s", arguments, out) // 1 is refuted
			return string(out)
		}
		require.Equal(t, ask(whole), ask(cut), arguments)
	}
}

func TestACutFitsAsAWholeOrIsLeftOut(t *testing.T) {
	c := cut{edits: []edit{{"one\n", ""}, {"two", "three"}}}
	changed, ok := c.apply("zero\none\ntwo\n")
	require.True(t, ok)
	require.Equal(t, "zero\nthree\n", changed)
	for _, other := range []string{"zero\none\n", "one\ntwo\ntwo\n", ""} {
		_, ok = c.apply(other)
		require.False(t, ok, other)
	}
}

// A Go release that is not known builds a larger page; of the one that this is written for, every cut must fit.
func TestEveryCutFitsTheReleaseItWasMadeFor(t *testing.T) {
	if !strings.HasPrefix(runtime.Version(), "go1.26") {
		return
	}
	tools, err := findToolchain(t.Context(), ".")
	require.NoError(t, err)
	for _, c := range cuts {
		source, err := os.ReadFile(filepath.Join(tools.goRoot, "src", filepath.FromSlash(c.file)))
		require.NoError(t, err)
		_, ok := c.apply(string(source))
		require.True(t, ok, c.file)
	}
}

// The fonts and what else is in the program must leave it under the aim of 4 MB; the table of game/README.md has the
// figures of all files.
func TestThePageStaysSmall(t *testing.T) {
	site, err := Build(t.Context(), Options{})
	require.NoError(t, err)
	// Packed in a second, the program is a fifth larger than as it is exported, which would take a minute here.
	require.Less(t, site.BrotliBytes, int64(4_770_000), "what has grown? go run ./game/bench -parts page")
	require.Less(t, site.WasmBytes, int64(23_800_000))
}
