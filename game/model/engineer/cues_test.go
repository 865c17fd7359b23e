package engineer_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/model/engineer"
	"lostupdate/game/model/msg"
)

// heard plays until the run stands still and returns the names of all sounds.
func heard(m *engineer.Model) (names []string) {
	for playing := true; playing; playing, _ = m.Rolling() {
		for _, e := range m.Update(msg.Number(msg.Tick, 1)) {
			if e.Kind == msg.Sound {
				names = append(names, e.Text)
			}
		}
	}
	return names
}

func TestARunIsHeardForwardsAndSilentBackwards(t *testing.T) {
	m := failed(t, "the-key")
	m.Update(msg.Number(msg.Seek, 0))
	m.Update(msg.Number(msg.Play, 1))
	names := heard(m)
	require.Contains(t, names, "read")
	require.Contains(t, names, "lost", "the step that loses the update")

	m.Update(msg.Number(msg.Play, -1))
	require.Empty(t, heard(m))
}
