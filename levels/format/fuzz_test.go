package format

import (
	"errors"
	"testing"

	"github.com/stretchr/testify/require"
)

// Whatever the bytes are, the reader neither panics nor hangs, says what is
// wrong as an *Error, and reads back what it prints.

func FuzzParseLevel(f *testing.F) {
	for _, name := range dataFiles(f, "level.yaml") {
		f.Add(read(f, name))
	}
	f.Add([]byte(everything))
	f.Add([]byte(factory))
	f.Add([]byte(small[:60]))
	f.Add([]byte("a: &a [*a]\n"))
	f.Add([]byte("{{{{"))
	f.Add([]byte("- - - -\n"))
	f.Fuzz(func(t *testing.T, source []byte) {
		p, err := ParseLevel(source, "fuzz.yaml")
		if err != nil {
			requireOurs(t, err)
			return
		}
		printed := PrintLevel(p)
		again, err := ParseLevel(printed, "printed.yaml")
		require.NoError(t, err, "%s", printed)
		require.Equal(t, alone(p), again)
	})
}

func FuzzParseSolution(f *testing.F) {
	p := theKey(f)
	for _, name := range dataFiles(f, "proof*.yaml") {
		f.Add(read(f, name))
	}
	f.Add([]byte("format: 1\nlevel: the-key\ngates: [unlock red pack 0, lock red pack 0]\n"))
	f.Fuzz(func(t *testing.T, source []byte) {
		s, err := ParseSolution(source, "fuzz.yaml", p)
		if err != nil {
			requireOurs(t, err)
			return
		}
		again, err := ParseSolution(PrintSolution(s, p), "fuzz.yaml", p)
		require.NoError(t, err)
		require.Equal(t, s, again)
	})
}

func FuzzParseText(f *testing.F) {
	for _, name := range dataFiles(f, "text.*.yaml") {
		f.Add(read(f, name))
	}
	f.Fuzz(func(t *testing.T, source []byte) {
		if _, err := ParseText(source, "fuzz.yaml", nil); err != nil {
			requireOurs(t, err)
		}
		if _, err := ParsePar(source, "fuzz.yaml"); err != nil {
			requireOurs(t, err)
		}
		if _, err := ParseCampaign(source, "fuzz.yaml"); err != nil {
			requireOurs(t, err)
		}
	})
}

func requireOurs(t *testing.T, err error) {
	t.Helper()
	var ours *Error
	require.True(t, errors.As(err, &ours), "%T", err)
	require.NotEmpty(t, ours.Message)
	require.NotEmpty(t, ours.Detail())
}
