package explain

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/stretchr/testify/require"

	"lostupdate/engine"
	"lostupdate/engine/hb"
	"lostupdate/levels/puzzle"
)

// sentences returns a catalogue: the forms of every sentence by its name.
func sentences(t *testing.T, l puzzle.Language) map[string][]string {
	t.Helper()
	source, err := catalogueFiles.ReadFile("catalogue." + string(l) + ".yaml")
	require.NoError(t, err)
	var raw map[string]any
	require.NoError(t, yaml.Unmarshal(source, &raw))
	forms := map[string][]string{}
	for id, value := range raw {
		switch value := value.(type) {
		case string:
			forms[id] = []string{value}
		case map[string]any:
			for _, form := range value {
				forms[id] = append(forms[id], form.(string))
			}
		default:
			t.Fatalf("%s: %s is %T", l, id, value)
		}
	}
	return forms
}

var blank = regexp.MustCompile(`\{\{[^}]*\.(\w+)\}\}`)

func blanksOf(text string) []string {
	var names []string
	for _, m := range blank.FindAllStringSubmatch(text, -1) {
		names = append(names, m[1])
	}
	slices.Sort(names)
	return slices.Compact(names)
}

func TestBothCataloguesHaveTheSameSentencesAndBlanks(t *testing.T) {
	english, chinese := sentences(t, puzzle.English), sentences(t, puzzle.Chinese)
	for id, forms := range english {
		require.Contains(t, chinese, id)
		require.Equal(t, blanksOf(forms[0]), blanksOf(chinese[id][0]), id)
	}
	require.Len(t, chinese, len(english))
}

// Every sentence is said in both languages with every blank filled in, so that
// no template error and no missing plural form waits for a player.
func TestEverySentenceCanBeSaid(t *testing.T) {
	for _, l := range puzzle.Languages() {
		for id, forms := range sentences(t, l) {
			for _, count := range []int{0, 1, 2, 7} {
				fill := blanks{}
				for _, name := range blanksOf(forms[0]) {
					fill[name] = "<" + name + ">"
				}
				if len(forms) > 1 || id == "proved" || id == "lost-update" {
					fill["Count"] = count
				}
				text := say(l, id, fill)
				require.NotEqual(t, id, text, "%s: %s cannot be said", l, id)
				require.NotContains(t, text, "no value")
				require.NotContains(t, text, "{{")
				for _, name := range blanksOf(forms[0]) {
					require.Contains(t, strings.ToLower(text), strings.ToLower("<"+name+">"), "%s: %s", l, id)
				}
			}
		}
	}
}

func TestThereIsASentenceForEverythingThatCanHappen(t *testing.T) {
	english := sentences(t, puzzle.English)
	for _, pattern := range []hb.Pattern{
		hb.LostUpdate, hb.StaleCheck, hb.TooEarly, hb.WrongOutcome, hb.AssertFailed, hb.DeadlockSelf, hb.DeadlockOrphan,
		hb.NeverSpawned, hb.NeverAdmitted, hb.Deadlock, hb.ForeignUnlock, hb.DoubleUnlock, hb.FreeUnlock, hb.SpawnAgain,
		hb.NoSuchThing, hb.Panicked, hb.Exited, hb.Stuck, hb.NotRepeatable, hb.DeadlineMissed, hb.GoalMissed,
		hb.OwnerCrashed, hb.OwnerStopped, hb.CopiedKey, hb.WentDown, hb.ClosedEarly, hb.ForeignMemory, hb.ForkAgain, hb.StartForeign,
		hb.StartStopped, hb.EnterAgain, hb.LeaveOutside, hb.Collided, hb.Overtaken, hb.Outpaced, hb.Leaked,
		hb.NoToken, hb.NeverNotified, hb.BarrierShort, hb.CountdownShort, hb.NeverSet, hb.QueueFull, hb.QueueEmpty, hb.Upgrade,
		hb.InTray, hb.WaitNested, hb.WaitUnheld, hb.ArriveAgain, hb.CountBelowZero, hb.ReadAgain, hb.ReadUnlockUnheld,
		hb.WriteUnlockUnheld, hb.ItemOutOfRange, hb.EntryOutOfRange,
	} {
		require.Contains(t, english, string(pattern))
	}
	for kind := engine.NoFinding + 1; kind < engine.FindingKinds(); kind++ {
		require.Contains(t, english, "kind-"+kind.String())
	}
	for _, limit := range []engine.LimitName{engine.StatesLimit, engine.TransitionsLimit, engine.MemoryLimit} {
		require.Contains(t, english, "undecided-"+string(limit))
	}
	for _, rule := range puzzle.Rules() {
		require.Contains(t, english, "illegal-"+string(rule))
	}
	for _, color := range puzzle.Colors() {
		require.Contains(t, english, "key-"+string(color))
	}
	for _, kind := range []engine.FindingKind{
		engine.WrongOutcome, engine.AssertFailed, engine.Deadlock, engine.Misuse, engine.Livelock, engine.Starvation, engine.Collision, engine.LeakedTask,
	} {
		require.Contains(t, english, "not-shown-"+kind.String())
	}
}

func TestNumbersAreGrouped(t *testing.T) {
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1,000", 184756: "184,756", -1234567: "-1,234,567"} {
		require.Equal(t, want, Count(n))
	}
}

func ExampleCount() {
	fmt.Println(Count(184756))
	// Output: 184,756
}
