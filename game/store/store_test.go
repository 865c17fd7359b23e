package store

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
)

// onEveryPlace runs the test over each place that this system has: a map, and files or the browser's localStorage.
func onEveryPlace(t *testing.T, test func(t *testing.T, at place)) {
	t.Run("memory", func(t *testing.T) { test(t, memory{}) })
	t.Run("system", func(t *testing.T) { test(t, systemPlace(t)) })
}

func TestWhatIsWrittenIsRead(t *testing.T) {
	onEveryPlace(t, func(t *testing.T, at place) {
		saved := &keeper{place: at}
		for _, data := range [][]byte{
			[]byte(`{"stars": 3}`), {}, {0, 255, 10, 13, 10}, []byte("丢失的更新"), bytes.Repeat([]byte{7}, MaxBytes),
		} {
			require.NoError(t, saved.Write("profile", data))
			read, err := (&keeper{place: at}).Read("profile") // another run of the game
			require.NoError(t, err)
			require.True(t, bytes.Equal(data, read))
		}
	})
}

func TestNothingWrittenIsNotFound(t *testing.T) {
	onEveryPlace(t, func(t *testing.T, at place) {
		saved := &keeper{place: at}
		_, err := saved.Read("profile")
		require.ErrorIs(t, err, ErrNotFound)
		_, err = saved.Recover("profile")
		require.ErrorIs(t, err, ErrNotFound)
		require.NoError(t, saved.Delete("profile"))
	})
}

func TestDeleteTakesTheBackupToo(t *testing.T) {
	onEveryPlace(t, func(t *testing.T, at place) {
		saved := &keeper{place: at}
		require.NoError(t, saved.Write("profile", []byte("one")))
		require.NoError(t, saved.Write("profile", []byte("two")))
		require.NoError(t, saved.Delete("profile"))
		_, err := saved.Read("profile")
		require.ErrorIs(t, err, ErrNotFound)
		_, err = saved.Recover("profile")
		require.ErrorIs(t, err, ErrNotFound)
	})
}

func TestNamesAreIndependent(t *testing.T) {
	onEveryPlace(t, func(t *testing.T, at place) {
		saved := &keeper{place: at}
		require.NoError(t, saved.Write("one", []byte("1")))
		require.NoError(t, saved.Write("one-two", []byte("12")))
		require.NoError(t, saved.Delete("one"))
		read, err := saved.Read("one-two")
		require.NoError(t, err)
		require.Equal(t, "12", string(read))
	})
}

func TestADamagedValueGoesBackToTheBackupAndIsSetAside(t *testing.T) {
	damages := map[string]func(sealed []byte) []byte{
		"cut in half":         func(sealed []byte) []byte { return sealed[:len(sealed)-3] },
		"empty":               func([]byte) []byte { return nil },
		"one bit flipped":     func(sealed []byte) []byte { sealed[len(sealed)-1] ^= 1; return sealed },
		"something else":      func([]byte) []byte { return []byte("<html>404</html>\n") },
		"zeros after a crash": func(sealed []byte) []byte { return make([]byte, len(sealed)) },
	}
	for name, damage := range damages {
		t.Run(name, func(t *testing.T) {
			onEveryPlace(t, func(t *testing.T, at place) {
				saved := &keeper{place: at}
				require.NoError(t, saved.Write("profile", []byte("monday")))
				require.NoError(t, saved.Write("profile", []byte("tuesday")))
				sealed, err := at.get("profile")
				require.NoError(t, err)
				broken := damage(sealed)
				require.NoError(t, at.put("profile", broken))

				_, err = saved.Read("profile")
				require.ErrorIs(t, err, ErrDamaged)
				require.ErrorContains(t, err, at.where("profile"))

				loaded, err := Load(saved, "profile", nil)
				require.NoError(t, err)
				require.Equal(t, Loaded{Data: []byte("monday"), Recovered: true, SetAside: at.where("profile.damaged-1")}, loaded)
				kept, err := at.get("profile.damaged-1")
				require.NoError(t, err)
				require.Equal(t, string(broken), string(kept))

				again, err := Load(saved, "profile", nil)
				require.NoError(t, err)
				require.Equal(t, Loaded{Data: []byte("monday")}, again, "after the recovery all is well")
			})
		})
	}
}

func TestWritingOverADamagedValueKeepsBoth(t *testing.T) {
	onEveryPlace(t, func(t *testing.T, at place) {
		saved := &keeper{place: at}
		require.NoError(t, saved.Write("profile", []byte("monday")))
		require.NoError(t, saved.Write("profile", []byte("tuesday")))
		require.NoError(t, at.put("profile", []byte("rubbish")))
		require.NoError(t, saved.Write("profile", []byte("wednesday")))

		kept, err := at.get("profile.damaged-1")
		require.NoError(t, err)
		require.Equal(t, "rubbish", string(kept))
		recovery, err := saved.Recover("profile")
		require.NoError(t, err)
		require.Equal(t, "monday", string(recovery.Data), "the last good value stays the backup")
	})
}

func TestAValueOfANewerReleaseIsNeitherReadNorLost(t *testing.T) {
	onEveryPlace(t, func(t *testing.T, at place) {
		const newer = "lostupdate-data 2 lz4 bytes=5\nabcde"
		saved := &keeper{place: at}
		require.NoError(t, saved.Write("profile", []byte("monday")))
		require.NoError(t, saved.Write("profile", []byte("tuesday")))
		require.NoError(t, at.put("profile", []byte(newer)))

		_, err := Load(saved, "profile", nil)
		require.ErrorIs(t, err, ErrNewer)
		require.ErrorContains(t, err, "lostupdate-data 2 lz4")
		still, err := at.get("profile")
		require.NoError(t, err)
		require.Equal(t, newer, string(still))

		require.NoError(t, saved.Write("profile", []byte("wednesday")))
		kept, err := at.get("profile.damaged-1")
		require.NoError(t, err)
		require.Equal(t, newer, string(kept), "who plays on with the old release loses nothing")
	})
}

func TestACheckMayFindANewerRelease(t *testing.T) {
	saved := NewMemory()
	require.NoError(t, saved.Write("profile", []byte("old")))
	require.NoError(t, saved.Write("profile", []byte("version 9")))
	_, err := Load(saved, "profile", func([]byte) error { return fmt.Errorf("profile: version 9: %w", ErrNewer) })
	require.ErrorIs(t, err, ErrNewer)
	still, err := saved.Read("profile")
	require.NoError(t, err)
	require.Equal(t, "version 9", string(still))
}

func TestTheCallerMayFindAValueSenseless(t *testing.T) {
	onEveryPlace(t, func(t *testing.T, at place) {
		saved := &keeper{place: at}
		require.NoError(t, saved.Write("profile", []byte("good")))
		require.NoError(t, saved.Write("profile", []byte("bad")))
		onlyGood := func(data []byte) error {
			if string(data) != "good" {
				return errors.New("no such level")
			}
			return nil
		}
		loaded, err := Load(saved, "profile", onlyGood)
		require.NoError(t, err)
		require.Equal(t, "good", string(loaded.Data))
		require.True(t, loaded.Recovered)
	})
}

func TestWithoutAGoodBackupLoadSaysBothReasons(t *testing.T) {
	onEveryPlace(t, func(t *testing.T, at place) {
		saved := &keeper{place: at}
		require.NoError(t, at.put("profile", []byte("rubbish")))
		_, err := Load(saved, "profile", nil)
		require.ErrorIs(t, err, ErrDamaged)
		require.ErrorIs(t, err, ErrNotFound)
		still, err := at.get("profile")
		require.NoError(t, err)
		require.Equal(t, "rubbish", string(still), "nothing is lost by looking")
	})
}

func TestWritingTheSameAgainKeepsTheBackup(t *testing.T) {
	onEveryPlace(t, func(t *testing.T, at place) {
		saved := &keeper{place: at}
		for _, data := range []string{"one", "two", "two", "two"} {
			require.NoError(t, saved.Write("profile", []byte(data)))
		}
		recovery, err := saved.Recover("profile")
		require.NoError(t, err)
		require.Equal(t, "one", string(recovery.Data))
	})
}

func TestTooLargeIsRefusedAndTheFormerValueStays(t *testing.T) {
	onEveryPlace(t, func(t *testing.T, at place) {
		saved := &keeper{place: at}
		require.NoError(t, saved.Write("profile", []byte("small")))
		err := saved.Write("profile", make([]byte, MaxBytes+1))
		require.ErrorIs(t, err, ErrTooLarge)
		require.ErrorContains(t, err, "1048577 bytes, at most 1048576")
		read, err := saved.Read("profile")
		require.NoError(t, err)
		require.Equal(t, "small", string(read))
	})
}

func TestNamesThatPointElsewhereAreRefused(t *testing.T) {
	saved := NewMemory()
	for _, name := range []string{
		"", ".", "..", "../profile", "a/b", `a\b`, "/etc/passwd", "C:", "a.bak", "Profile", "-rf", "_a", "nul", "con", "com7", "lpt0",
		"名字", "a b", "a\x00", strings.Repeat("a", maxNameBytes+1),
	} {
		_, readErr := saved.Read(name)
		require.ErrorIs(t, readErr, ErrName, "%q", name)
		require.ErrorIs(t, saved.Write(name, nil), ErrName, "%q", name)
		require.ErrorIs(t, saved.Delete(name), ErrName, "%q", name)
		_, recoverErr := saved.Recover(name)
		require.ErrorIs(t, recoverErr, ErrName, "%q", name)
	}
	for _, name := range []string{"profile", "0", "level-12_b", "com", "com10", "console", strings.Repeat("a", maxNameBytes)} {
		require.NoError(t, CheckName(name), "%q", name)
	}
}

// failing is a place that can be told to refuse, as a full disk does.
type failing struct {
	memory
	refuse string
}

func (f *failing) put(slot string, data []byte) error {
	if slot == f.refuse {
		return fmt.Errorf("store: %s: %w", f.where(slot), ErrFull)
	}
	return f.memory.put(slot, data)
}

func TestAWriteThatFailsLeavesTheFormerValue(t *testing.T) {
	for _, slot := range []string{"profile", "profile.bak"} {
		at := &failing{memory: memory{}}
		saved := &keeper{place: at}
		require.NoError(t, saved.Write("profile", []byte("old")))
		at.refuse = slot
		require.ErrorIs(t, saved.Write("profile", []byte("new")), ErrFull)
		read, err := saved.Read("profile")
		require.NoError(t, err)
		require.Equal(t, "old", string(read))
	}
}

func TestManyWritersNeverMixTheirValues(t *testing.T) {
	onEveryPlace(t, func(t *testing.T, at place) {
		var group sync.WaitGroup
		for writer := range 4 {
			group.Go(func() {
				saved := &keeper{place: at} // as another window of the game has
				if _, inMemory := at.(memory); inMemory {
					return // a map is no shared place
				}
				for n := range 10 {
					data := bytes.Repeat([]byte{byte('a' + writer)}, 1000+n)
					if err := saved.Write("profile", data); err != nil {
						t.Errorf("writer %d: %v", writer, err)
					}
					read, err := saved.Read("profile")
					if err != nil || len(bytes.Trim(read, string(read[:1]))) != 0 {
						t.Errorf("writer %d read a mixture: %.20q %v", writer, read, err)
					}
				}
			})
		}
		group.Wait()
	})
}

func FuzzUnsealNeverPanicsAndOnlyTakesWhatSealMade(f *testing.F) {
	f.Add([]byte(""))
	f.Add([]byte("\n"))
	f.Add([]byte("lostupdate-data 1 crc32=00000000 bytes=0\n"))
	f.Add([]byte("lostupdate-data 1 crc32=00000000 bytes=-1\n"))
	f.Add([]byte("lostupdate-data 1 crc32=zz bytes=99999999999999999999\nabc"))
	f.Add([]byte("lostupdate-data 17"))
	f.Add(seal([]byte("profile")))
	f.Fuzz(func(t *testing.T, sealed []byte) {
		data, err := unseal(sealed)
		if err != nil {
			require.True(t, errors.Is(err, ErrDamaged) || errors.Is(err, ErrNewer), "%v", err)
			return
		}
		require.True(t, bytes.Equal(seal(data), sealed))
	})
}
