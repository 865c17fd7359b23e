//go:build !js

package sound

import (
	"os"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestALinuxMachineWithoutADeviceIsNotAsked(t *testing.T) {
	const run = "/run/user/1000"
	for name, test := range map[string]struct {
		system string
		env    map[string]string
		files  map[string]string
		want   bool
	}{
		"a server":           {"linux", nil, nil, false},
		"a driver, no card":  {"linux", nil, map[string]string{"/proc/asound/cards": "--- no soundcards ---\n"}, false},
		"a card":             {"linux", nil, map[string]string{"/proc/asound/cards": " 0 [PCH]: HDA-Intel\n"}, true},
		"a remote session":   {"linux", map[string]string{"XDG_RUNTIME_DIR": run}, map[string]string{run + "/pulse/pid": "7\n"}, true},
		"a server elsewhere": {"linux", map[string]string{"PULSE_SERVER": "unix:/tmp/sound"}, nil, true},
		"not Linux":          {"windows", nil, nil, true},
	} {
		read := func(file string) ([]byte, error) {
			if text, ok := test.files[file]; ok {
				return []byte(text), nil
			}
			return nil, os.ErrNotExist
		}
		require.Equal(t, test.want, expected(test.system, func(key string) string { return test.env[key] }, read), name)
	}
}
