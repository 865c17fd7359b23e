package class

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestCleanText(t *testing.T) {
	pile := strings.Repeat("\u0301", 20)
	for typed, want := range map[string]string{
		"  Ada \t of\nLove ":         "Ada of Love",
		"小\u200b明":                   "小明",
		"x\u202eevil":                "xevil", // the direction of writing is not turned
		"\u3164\u115f\u1160":         "",      // Hangul fillers are letters, and cannot be seen
		"Ada\u3164":                  "Ada",
		"Ada\u2800":                  "Ada",
		"\ufe0f\u034f":               "",
		"a" + pile + "b":             "a\u0301\u0301\u0301b",
		"a" + pile + "\u200b" + pile: "a\u0301\u0301\u0301",
		"เพื่อน":                     "เพื่อน", // a mark upon a mark is how some languages are written
		"damaged \xff":               "damaged",
	} {
		got := CleanText(typed, 24)
		require.Equal(t, want, got, "%q", typed)
		require.True(t, isClean(got, 24), "%q stays as it is", got)
	}
}

// Whatever is typed, a name that was cleaned is clean: otherwise a ticket could not be read that the game itself has written.
func FuzzCleanText(f *testing.F) {
	f.Add("a\u0301\u0301\u200b\u0301\u0301\u3164 \u2800b")
	f.Fuzz(func(t *testing.T, typed string) {
		for _, most := range []int{1, 3, 24} {
			require.True(t, isClean(CleanText(typed, most), most), "%q", typed)
		}
	})
}
