package store

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestTwoOwnersOfAStoreDoNotMeet(t *testing.T) {
	onEveryPlace(t, func(t *testing.T, at place) {
		saved := &keeper{place: at}
		one, two := Under(saved, "student 1 丢"), Under(saved, "student 2")
		require.NoError(t, one.Write("progress", []byte("1")))
		_, err := two.Read("progress")
		require.ErrorIs(t, err, ErrNotFound)
		require.NoError(t, two.Write("progress", []byte("2")))
		for owner, want := range map[Store]string{one: "1", two: "2", Under(saved, "student 2"): "2"} {
			read, err := owner.Read("progress")
			require.NoError(t, err)
			require.Equal(t, want, string(read))
		}
		_, err = saved.Read("progress")
		require.ErrorIs(t, err, ErrNotFound)
		require.NoError(t, one.Delete("progress"))
		_, err = one.Recover("progress")
		require.ErrorIs(t, err, ErrNotFound)
	})
}
