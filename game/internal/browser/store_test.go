//go:build !js

package browser_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/internal/browser"
)

func TestStoreInTheBrowser(t *testing.T) {
	printed := browser.RunGoTests(t, "lostupdate/game/store")
	for _, ran := range []string{
		"TestWhatIsWrittenIsRead/system",
		"TestADamagedValueGoesBackToTheBackupAndIsSetAside/cut_in_half/system",
		"TestAFullBrowserIsAnErrorAndTheFormerValueStays",
	} {
		require.True(t, slices.ContainsFunc(printed, func(line string) bool {
			return strings.Contains(line, "--- PASS: "+ran+" ")
		}), "%s did not run", ran)
	}
}
