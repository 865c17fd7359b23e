//go:build !js

package app

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestFilesAreNeverWrittenOver(t *testing.T) {
	folder := t.TempDir()
	first, err := saveIn(folder, "the-key.py", []byte("one"))
	require.NoError(t, err)
	second, err := saveIn(folder, "the-key.py", []byte("two"))
	require.NoError(t, err)
	require.Equal(t, filepath.Join(folder, "the-key.py"), first)
	require.Equal(t, filepath.Join(folder, "the-key-2.py"), second)
	text, err := os.ReadFile(first)
	require.NoError(t, err)
	require.Equal(t, "one", string(text))
	_, err = saveIn(filepath.Join(folder, "nowhere"), "the-key.py", []byte("three"))
	require.Error(t, err)
}
