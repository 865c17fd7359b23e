//go:build !js

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestADemoIsPlayedAgainWithoutADisplay(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		code int
		says []string
	}{
		"two-steps": {
			"lost-update demo 1\nstart en desktop\nloaded 0\nopen 0 \"two-hands\"\nstep 1\nstep 2\n", exitFine,
			[]string{"4 messages, hash", "4 条消息"},
		},
		"another-way": {
			"lost-update demo 1\nstart en desktop\nloaded 0\n= 0000000000000001\nopen 0 \"two-hands\"\n", exitFailed,
			[]string{`the replay differs at step 1, "loaded 0"`},
		},
		"no-demo": {"hello\n", exitFailed, []string{"this is no demo"}},
	} {
		file := filepath.Join(t.TempDir(), name)
		require.NoError(t, os.WriteFile(file, []byte(c.text), 0o600))
		var out, errs screen
		code := program{out: &out, errs: &errs, getenv: noVariables}.run(t.Context(), []string{"--replay", file})
		require.Equal(t, c.code, code, "%s: %s", name, errs.String())
		require.Empty(t, out.String())
		for _, part := range c.says {
			require.Contains(t, errs.String(), part)
		}
	}
}

func TestWithoutADisplayNothingIsRecorded(t *testing.T) {
	var out, errs screen
	file := filepath.Join(t.TempDir(), "demo.txt")
	code := program{out: &out, errs: &errs, getenv: noVariables}.run(t.Context(), []string{"--record", file})
	require.Equal(t, exitFailed, code)
	require.Contains(t, errs.String(), "--record needs a window")
	require.Equal(t, 1, strings.Count(errs.String(), "需要窗口"))
	require.NoFileExists(t, file)
}
