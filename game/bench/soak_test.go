//go:build !js

package main

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// TestPlayKeepsNoMemory is the short form of the table of memory: by the third minute every level has been played, and
// what is kept then is kept for good. go run ./game/bench -parts memory plays for an hour.
func TestPlayKeepsNoMemory(t *testing.T) {
	var all []usage
	require.NoError(t, soak([]int{4, 8}, func(u usage) { all = append(all, u) }))
	require.Len(t, all, 2)
	t.Logf("%+v", all)
	const slack = 1 << 20 // texts and pictures that are remembered, and the collector's own
	require.Less(t, all[1].heap, all[0].heap+slack)
	require.Less(t, all[1].objects, all[0].objects+all[0].objects/20)
	require.LessOrEqual(t, all[1].goroutines, all[0].goroutines+2)
}
