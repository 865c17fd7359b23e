//go:build !js

package app

import (
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/internal/options"
	"lostupdate/game/internal/x11clip"
	"lostupdate/game/model"
	"lostupdate/game/model/msg"
)

func TestWindowsIsGivenTextThatIsNoMatterOfCodePages(t *testing.T) {
	require.Equal(t, "\xff\xfea\x00\x22\x4e", forProgram("clip.exe", "a丢"))
	require.Equal(t, "a丢", forProgram("xclip", "a丢"))
}

func TestALinkIsCopiedWhereAnAddressIsKnown(t *testing.T) {
	needsDisplay(t)
	g := newGame(t, nil, options.Options{Level: "the-key", Address: "https://school.example/game/"})
	g.update(msg.Say(msg.Share, model.ShareLink))
	require.Equal(t, "shell.share.copied-link", g.model.Toasts[0].Key)
	copied, err := x11clip.Paste(copyPatience)
	require.NoError(t, err)
	require.Contains(t, copied, "https://school.example/game/#s=")
	require.True(t, g.model.Linked)
	require.False(t, newGame(t, nil, options.Options{}).model.Linked)
}
