package store

import (
	"bytes"
	"fmt"
	"syscall/js"
	"testing"

	"github.com/stretchr/testify/require"
)

// These tests, and those of store_test.go, run in a real browser: see TestStoreInTheBrowser in game/internal/browser.

func systemPlace(t *testing.T) place {
	t.Helper()
	opened, err := Open()
	require.NoError(t, err)
	at := opened.(*keeper).place.(browser)
	at.storage.Call("clear")
	return at
}

func TestAFullBrowserIsAnErrorAndTheFormerValueStays(t *testing.T) {
	at := systemPlace(t).(browser)
	saved := &keeper{place: at}
	require.NoError(t, saved.Write("profile", []byte("old")))
	var full error
	for n := 0; full == nil && n < 10; n++ {
		full = saved.Write(fmt.Sprintf("filler-%d", n), bytes.Repeat([]byte{'x'}, MaxBytes))
	}
	require.ErrorIs(t, full, ErrFull)
	require.ErrorContains(t, full, "localStorage:lostupdate/filler-")
	read, err := saved.Read("profile")
	require.NoError(t, err)
	require.Equal(t, "old", string(read))
	at.storage.Call("clear")
}

func TestARefusingBrowserIsAnErrorAndNoCrash(t *testing.T) {
	refusing := js.Global().Call("eval", `({
		getItem() { throw new DOMException("blocked", "SecurityError") },
		setItem() { throw new DOMException("blocked", "SecurityError") },
	})`)
	saved := &keeper{place: browser{refusing}}
	_, err := saved.Read("profile")
	require.ErrorIs(t, err, ErrRefused)
	require.ErrorContains(t, err, "localStorage:lostupdate/profile")
	require.ErrorIs(t, saved.Write("profile", nil), ErrRefused)
}

func TestForeignTextInTheEntryIsDamaged(t *testing.T) {
	at := systemPlace(t).(browser)
	at.storage.Call("setItem", keyPrefix+"profile", "not base64: 丢失")
	_, err := (&keeper{place: at}).Read("profile")
	require.ErrorIs(t, err, ErrDamaged)
}
