//go:build !js

package main

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// The README's tables are those that the command prints: the same titles, columns and rows. The figures are of the
// machine that is named there.
func TestTheTablesOfTheReadmeAreThoseOfTheCommand(t *testing.T) {
	readme, err := os.ReadFile("../README.md")
	require.NoError(t, err)
	for _, p := range parts() {
		_, section, found := strings.Cut(string(readme), "### "+p.title+"\n\n")
		require.True(t, found, "game/README.md has no table %q: go run ./game/bench -parts %s", p.title, p.name)
		section, _, _ = strings.Cut(section, "\n### ")
		about, table, found := strings.Cut(section, "\n\n|")
		require.True(t, found, p.title)
		require.Equal(t, p.about, about)
		lines := strings.Split(strings.TrimSpace("|"+table), "\n")
		cells := func(line string) []string {
			all := strings.Split(strings.Trim(line, "| "), "|")
			for i := range all {
				all[i] = strings.TrimSpace(all[i])
			}
			return all
		}
		require.Equal(t, p.columns, cells(lines[0]))
		var rows []string
		for _, line := range lines[2:] {
			if !strings.HasPrefix(line, "|") {
				break
			}
			require.Len(t, strings.Split(line, "|"), len(p.columns)+2, line)
			rows = append(rows, cells(line)[0])
		}
		require.Equal(t, p.rows, rows, p.title)
	}
}

func TestTablesArePrinted(t *testing.T) {
	p := part{title: "T", about: "About it.", columns: []string{"a", "b"}, rows: []string{"x", "y"}}
	require.Equal(t, "### T\n\nAbout it.\n\n| a | b |\n| --- | ---: |\n| x | 1 |\n| y | 2 |\n\n", p.markdown([][]string{{"1"}, {"2"}}))
	require.ErrorContains(t, run(nil, []string{"nonsense"}), `no part "nonsense"`)
}

func TestNumbersAreWrittenForPeople(t *testing.T) {
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1 000", 1234567: "1 234 567"} {
		require.Equal(t, want, count(n))
	}
	for x, want := range map[float64]string{0.567: "0.57", 12.34: "12.3", 123.4: "123"} {
		require.Equal(t, want, decimal(x))
	}
}
