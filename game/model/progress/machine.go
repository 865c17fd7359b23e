package progress

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// MachineVersion is that of the machine's documents that PrintMachine writes.
const MachineVersion = 1

// PlayersMax is how many players a machine keeps, each with a document. A browser gives a page about 5 MB, which is
// enough for all of them and the copy that is kept of each.
const PlayersMax = 12

// Machine is what is kept once for all players of a machine: who played last, and the settings that they share.
//
// How large things are, the colours, the language, the keys and the volumes belong to a screen, a keyboard and a room, and
// somebody who has set them up does not want to do it again for every player. What belongs to one player, Settings.Open,
// stays in his document; here it is always false.
type Machine struct {
	Player   int // from 1 to PlayersMax
	Settings Settings
}

// Shared returns the settings that all players of a machine share.
func (s Settings) Shared() Settings {
	s.Open = false
	return s
}

// With returns the settings of a player on a machine with those that are shared there.
func (s Settings) With(shared Settings) Settings {
	shared.Open = s.Open
	return shared
}

const machineKind = "lost-update-machine"

type machineFile struct {
	Kind     string       `json:"kind"`
	Version  int          `json:"version"`
	Player   int          `json:"player"`
	Settings fileSettings `json:"settings"`
}

// PrintMachine writes what is kept of a machine. Equal ones give equal bytes.
func PrintMachine(m Machine) string {
	text, err := json.MarshalIndent(machineFile{
		Kind: machineKind, Version: MachineVersion, Player: m.Player, Settings: fileSettings(m.Settings.Shared()),
	}, "", " ")
	if err != nil {
		panic(fmt.Sprintf("progress: settings of strings and numbers cannot fail to print: %v", err))
	}
	return string(text) + "\n"
}

// ParseMachine reads what PrintMachine wrote. The errors are those of Parse.
func ParseMachine(text string) (Machine, error) {
	if err := checkHead(text, machineKind, MachineVersion); err != nil {
		return Machine{}, err
	}
	var in machineFile
	if err := decode(text, &in); err != nil {
		return Machine{}, err
	}
	if in.Player < 1 || in.Player > PlayersMax {
		return Machine{}, damaged("there is no player %d", in.Player)
	}
	if err := in.Settings.check(); err != nil {
		return Machine{}, err
	}
	return Machine{Player: in.Player, Settings: Settings(in.Settings).Shared()}, nil
}

// checkHead looks at what a document is and which version it has, before the rest of it is read.
func checkHead(text, kind string, newest int) error {
	var head struct {
		Kind    string `json:"kind"`
		Version int    `json:"version"`
	}
	if err := json.Unmarshal([]byte(text), &head); err != nil {
		return damaged("%v", err)
	}
	switch {
	case head.Kind != kind:
		return damaged("its kind is %q and not %q", head.Kind, kind)
	case head.Version > newest:
		return fmt.Errorf("progress: version %d, this release reads up to %d: %w", head.Version, newest, ErrNewer)
	case head.Version < 1:
		return damaged("there never was a version %d", head.Version)
	}
	return nil
}

// decode reads JSON that must have the shape of into and nothing more.
func decode(text string, into any) error {
	decoder := json.NewDecoder(bytes.NewReader([]byte(text)))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(into); err != nil {
		return damaged("%v", err)
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return damaged("something follows after its end")
	}
	return nil
}
