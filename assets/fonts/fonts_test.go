package fonts_test

import (
	"bytes"
	"compress/gzip"
	"os"
	"testing"

	"github.com/stretchr/testify/require"
	"lostupdate/assets/fonts"
)

// The page of the browser build shall stay under 4 MB compressed, and most of that is the
// program. Whoever adds characters beyond this has to take others away (README.md).
func TestFontsStayWithinTheirShareOfThePage(t *testing.T) {
	set := fonts.All()
	var packed bytes.Buffer
	w, err := gzip.NewWriterLevel(&packed, gzip.BestCompression)
	require.NoError(t, err)
	for _, font := range [][]byte{set.Regular, set.Bold, set.Mono, set.Symbols, set.LatinRegular, set.LatinBold} {
		require.NotEmpty(t, font)
		_, err := w.Write(font)
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	require.Less(t, packed.Len(), 815_000)
}

func TestLicenceLiesBesideTheFonts(t *testing.T) {
	licence, err := os.ReadFile("OFL.txt")
	require.NoError(t, err)
	require.Contains(t, string(licence), "SIL OPEN FONT LICENSE Version 1.1")
	require.Contains(t, string(licence), "Adobe")
	require.Contains(t, string(licence), "Google")
}
