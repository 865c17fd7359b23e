package main

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/alecthomas/kong"
	"github.com/stretchr/testify/require"

	"lostupdate/levels/class/kit"
	"lostupdate/levels/puzzle"
)

var commandLines = regexp.MustCompile(`(?m)^    go run \./levels/cmd/inspector (.*)$`)

// Every command in the plans works as it stands there: the assignment is made, the programs are written, a class is opened, and one is graded. Only
// the link, the folder of the results, and where the server listens are put in.
func TestTheCommandsOfThePlansWork(t *testing.T) {
	for lesson := 1; lesson <= kit.Lessons; lesson++ {
		for _, language := range puzzle.Languages() {
			text, err := kit.Source(kit.Plan, lesson, language)
			require.NoError(t, err)
			folder := t.TempDir()
			var link string
			seen := map[string]bool{}
			for _, m := range commandLines.FindAllStringSubmatch(text, -1) {
				arguments := words(m[1])
				seen[arguments[0]] = true
				switch arguments[0] {
				case "grade":
					tickets := handIn(t, folder, link)
					m[1] = strings.NewReplacer("tickets.zip", tickets, "LINK", link, "链接", link, "class.html", filepath.Join(folder, "class.html")).Replace(m[1])
					ask(t, words(m[1])...)
					require.FileExists(t, filepath.Join(folder, "class.html"))
				case "assign":
					said := ask(t, arguments...)
					link, _, _ = strings.Cut(said, "\n")
					require.True(t, strings.HasPrefix(link, "https://your.school/game/#a="), link)
				case "serve":
					openClass(t, arguments)
				default:
					require.NotEmpty(t, ask(t, arguments...))
				}
			}
			require.True(t, seen["assign"] && seen["serve"] && seen["grade"], "lesson %d %s", lesson, language)
		}
	}
}

// openClass starts the class server as it is asked for, but without the game, which takes minutes to build, and keeping nothing.
func openClass(t *testing.T, arguments []string) {
	t.Helper()
	line := commandLine{}
	parser, err := kong.New(&line)
	require.NoError(t, err)
	_, err = parser.Parse(append(arguments, "--addr", "127.0.0.1:0", "--page", noPlace, "--store", noPlace))
	require.NoError(t, err)
	require.Contains(t, serveFor(t, line.Serve, func(string) {}), "Class ")
}

// handIn makes the archive of a class of one.
func handIn(t *testing.T, folder, link string) string {
	t.Helper()
	ticket, packed := filepath.Join(folder, "7.txt"), filepath.Join(folder, "tickets.zip")
	ask(t, "ticket", filepath.Join("..", "..", "data", "16-the-key", "proof.yaml"), "--name", "7", "--assignment", link, "--out", ticket)
	text, err := os.ReadFile(ticket)
	require.NoError(t, err)
	var b bytes.Buffer
	archive := zip.NewWriter(&b)
	entry, err := archive.Create("7.txt")
	require.NoError(t, err)
	_, err = entry.Write(text)
	require.NoError(t, err)
	require.NoError(t, archive.Close())
	require.NoError(t, os.WriteFile(packed, b.Bytes(), 0o600))
	return packed
}

func TestKitWritesPages(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "kit")
	said := ask(t, "kit", "-o", folder)
	require.Contains(t, said, "24 pages to print")
	require.FileExists(t, filepath.Join(folder, "worksheet-3.zh.html"))
	require.NoFileExists(t, filepath.Join(folder, "answers-3.zh.html"))
	require.Contains(t, ask(t, "kit", "-o", folder, "--lang", "en", "--answers"), "17 pages to print")
	page, err := os.ReadFile(filepath.Join(folder, "answers-3.en.html"))
	require.NoError(t, err)
	require.Contains(t, string(page), "8, 13, 15")

	var out, log bytes.Buffer
	require.Equal(t, exitUnreadable, inspect([]string{"kit", "-o", filepath.Join(folder, "index.en.html", "x")}, &out, &log))
	require.Contains(t, log.String(), "Advice:")
}

// ask runs the inspector, which must find everything fine.
func ask(t *testing.T, arguments ...string) string {
	t.Helper()
	var out, log bytes.Buffer
	require.Equal(t, exitFine, inspect(arguments, &out, &log), "%q: %s", arguments, log.String())
	return out.String()
}

// words splits a command line at spaces outside of quotation marks.
func words(line string) []string {
	var all []string
	for i, part := range strings.Split(line, `"`) {
		if i%2 == 1 {
			all = append(all, part)
			continue
		}
		all = append(all, strings.Fields(part)...)
	}
	return all
}
