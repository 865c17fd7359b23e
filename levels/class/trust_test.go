package class_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/levels/class"
)

// Every claim of TRUST.md names tests that exist, the same in both languages.
func TestEveryClaimOfTrustHasItsTest(t *testing.T) {
	var tests strings.Builder
	for _, pattern := range []string{"*_test.go", "report/*_test.go", "server/*_test.go"} {
		files, err := filepath.Glob(pattern)
		require.NoError(t, err)
		for _, name := range files {
			text, err := os.ReadFile(name)
			require.NoError(t, err)
			tests.Write(text)
		}
	}
	english, chinese, found := strings.Cut(class.Trust, "\n## 中文\n")
	require.True(t, found)
	word := regexp.MustCompile("`(Test[A-Za-z]+)`")
	named := word.FindAllString(english, -1)
	require.Equal(t, named, word.FindAllString(chinese, -1))
	for _, name := range named {
		require.Contains(t, tests.String(), "func "+strings.Trim(name, "`")+"(t *testing.T)")
	}
	for line := range strings.Lines(class.Trust) {
		if strings.HasPrefix(line, "| ") && !strings.HasPrefix(line, "| Somebody") && !strings.HasPrefix(line, "| 有人") {
			require.Regexp(t, word, line)
		}
	}
}
