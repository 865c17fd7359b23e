package store

import (
	"errors"
	"fmt"
	"slices"
)

// MaxBytes is the size of the largest value that a Store takes. A profile of every level with every solution is far
// below it, and a browser, which gives a page about 5 MB, can hold value and backup together.
const MaxBytes = 1 << 20

// maxNameBytes keeps names far below what any file system allows, with room for an ending.
const maxNameBytes = 48

// What can go wrong. Each is wrapped with the name, the place and advice.
var (
	// ErrNotFound: nothing was ever written under the name, or it was deleted.
	ErrNotFound = errors.New("nothing is stored under this name")
	// ErrDamaged: what is there is not what was written.
	ErrDamaged = errors.New("the stored data is damaged")
	// ErrNewer: a newer release of the game wrote it, in a way that this one cannot read.
	ErrNewer = errors.New("the stored data was written by a newer release of the game")
	// ErrFull: the disk or the browser's share of it has no room left.
	ErrFull = errors.New("no room is left to store data")
	// ErrRefused: the system does not let the game read or write there.
	ErrRefused = errors.New("the system refuses access to the stored data")
	// ErrTooLarge: the value is larger than MaxBytes.
	ErrTooLarge = errors.New("the data is too large to be stored")
	// ErrName: the name is not one that a Store takes; see CheckName.
	ErrName = errors.New("this is not a name for stored data")
)

// Store keeps values by name. All of its methods may be called from several goroutines at once.
type Store interface {
	// Read gives the value that was last written under the name.
	Read(name string) ([]byte, error)
	// Write replaces the value and keeps the former one as the backup. When it returns nil the value is on the disk;
	// when it returns an error the former value is still there.
	Write(name string, data []byte) error
	// Delete removes the value and its backup. To delete what is not there is no error.
	Delete(name string) error
	// Recover gives up the present value: it is set aside, and the backup takes its place. Call it when Read answered
	// ErrDamaged, or when the bytes turned out to make no sense.
	Recover(name string) (Recovery, error)
}

// Recovery is what Recover found.
type Recovery struct {
	// Data is the backup, which is now the value.
	Data []byte
	// SetAside tells where the given-up value went; empty when there was none.
	SetAside string
}

// CheckName tells whether a Store takes the name: 1 to 48 of a-z, 0-9, "-" and "_", with a letter or digit first, and
// none of the names that Windows keeps for devices. So a name can never point out of the store's own folder.
func CheckName(name string) error {
	refuse := func(why string) error {
		return fmt.Errorf("store: name %q: %s: %w", name, why, ErrName)
	}
	if name == "" {
		return refuse("it is empty")
	}
	if len(name) > maxNameBytes {
		return refuse(fmt.Sprintf("it is longer than %d bytes", maxNameBytes))
	}
	for i, r := range name {
		letter := 'a' <= r && r <= 'z' || '0' <= r && r <= '9'
		if !letter && (i == 0 || r != '-' && r != '_') {
			return refuse(`use a-z, 0-9, "-" and "_", with a letter or digit first`)
		}
	}
	if isDeviceName(name) {
		return refuse("Windows keeps it for a device")
	}
	return nil
}

func isDeviceName(name string) bool {
	if slices.Contains([]string{"con", "prn", "aux", "nul"}, name) {
		return true
	}
	return len(name) == 4 && (name[:3] == "com" || name[:3] == "lpt") && '0' <= name[3] && name[3] <= '9'
}

// Loaded is a value that Load found good.
type Loaded struct {
	Data []byte
	// Recovered tells that Data is the backup: the player should hear of it.
	Recovered bool
	// SetAside tells where the damaged value went, if Recovered.
	SetAside string
}

// Load reads a value and asks check whether the bytes make sense. If they are damaged, or check refuses them, it goes
// back to the backup. A nil check accepts everything. A check that finds the bytes to be of a newer release wraps
// ErrNewer: then nothing is wrong with them, Load passes the error on and leaves all as it is.
func Load(from Store, name string, check func([]byte) error) (Loaded, error) {
	if check == nil {
		check = func([]byte) error { return nil }
	}
	data, err := from.Read(name)
	if err == nil {
		if err = check(data); err == nil {
			return Loaded{Data: data}, nil
		}
		if errors.Is(err, ErrNewer) {
			return Loaded{}, fmt.Errorf("store: %s: %w", name, err)
		}
		err = fmt.Errorf("store: %s: %w: %w", name, ErrDamaged, err)
	}
	if !errors.Is(err, ErrDamaged) {
		return Loaded{}, err
	}
	recovery, recoverErr := from.Recover(name)
	if recoverErr != nil {
		return Loaded{}, fmt.Errorf("%w; there is no good backup either: %w", err, recoverErr)
	}
	if checkErr := check(recovery.Data); checkErr != nil {
		return Loaded{}, fmt.Errorf("%w; the backup makes no sense either: %w", err, checkErr)
	}
	return Loaded{Data: recovery.Data, Recovered: true, SetAside: recovery.SetAside}, nil
}
