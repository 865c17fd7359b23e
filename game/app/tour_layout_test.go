//go:build !js

package app

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/input"
	"lostupdate/game/internal/options"
	"lostupdate/game/loc"
	"lostupdate/game/model/msg"
	"lostupdate/game/view/kit"
	"lostupdate/levels"
	"lostupdate/levels/hosttest"
)

// window is one in which pictures of a tour are painted.
type window struct {
	name     string
	size     options.Size
	zoom     int
	contrast string
}

// windows are a laptop, a phone and a small one, and a laptop, a large screen and a phone with everything as large as can
// be chosen: twice as large, but for the phone. Each is seen in usual colours and in high contrast.
func windows() []window {
	laptop, phone := options.DefaultSize(), options.Size{W: 844, H: 390}
	var all []window
	for _, contrast := range []string{"off", "on"} {
		all = append(all, window{"laptop", laptop, 100, contrast}, window{"phone", phone, 100, contrast},
			window{"small phone", options.Size{W: 667, H: 375}, 100, contrast}, window{"laptop, large", laptop, 200, contrast},
			window{"screen, large", options.Size{W: 1920, H: 1080}, 200, contrast}, window{"phone, large", phone, 200, contrast})
	}
	return all
}

// faults inspects a stage in a window, in both languages.
func faults(t *testing.T, s *stage, name string, w window) {
	t.Helper()
	for _, language := range loc.Languages() {
		s.update(msg.Say(msg.Language, language), msg.Say(msg.Setting, "contrast="+w.contrast), msg.Say(msg.Setting, fmt.Sprint("zoom=", w.zoom)))
		s.sized(w.size)
		s.hands = kit.NewHands()
		s.compose()
		for _, fault := range kit.Inspect(s.compose()) {
			t.Errorf("%s, %s, contrast %s, %s: %s", name, w.name, w.contrast, language, fault)
		}
	}
}

// TestNothingOverlapsOrIsCutInAnyPictureOfATour inspects every stop of a tour in both languages. What belongs to no level
// is seen in every window; the states of all levels, a thousand, take turns with the windows, unless LOSTUPDATE_FULL asks
// for all of them.
func TestNothingOverlapsOrIsCutInAnyPictureOfATour(t *testing.T) {
	if testing.Short() {
		t.Skip("-short: it plays every level many times")
	}
	catalog, err := levels.Campaign()
	require.NoError(t, err)
	all := windows()
	for _, s := range around() {
		stage, err := s.show(catalog, loc.English)
		require.NoError(t, err)
		for _, w := range all {
			faults(t, stage, s.name, w)
		}
	}
	for _, level := range catalog.Levels() {
		for i, s := range through(level) {
			if strings.HasSuffix(s.name, "-clear") || s.large {
				continue // every stop is seen so here
			}
			stage, err := s.show(catalog, loc.English)
			require.NoError(t, err)
			for j, w := range all {
				if j == i%len(all) || hosttest.Full() {
					faults(t, stage, s.name, w)
				}
			}
		}
	}
}

func TestTheSmallestWindowIsTheSmallestScreen(t *testing.T) {
	require.EqualValues(t, kit.Least().X, input.MinLogicalWidth)
	require.EqualValues(t, kit.Least().Y, input.MinLogicalHeight)
}

func TestATourHasEveryStateInEachVariant(t *testing.T) {
	catalog, err := levels.Campaign()
	require.NoError(t, err)
	names := map[string]bool{}
	for _, s := range tourOf(catalog, "") {
		require.False(t, names[s.name], "%s is painted twice", s.name)
		names[s.name] = true
	}
	for _, name := range []string{
		"title", "map", "map-room", "settings", "help", "keys", "credits", "homework", "engineer", "engineer-running", "engineer-failed",
		"engineer-missed", "engineer-proved", "engineer-deadlock", "engineer-result", "saboteur", "saboteur-running", "saboteur-deadlock",
		"saboteur-result", "share-film",
	} {
		require.True(t, names[name] && names[name+"-clear"] && names[name+"-large"], name)
	}
}
