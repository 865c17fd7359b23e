package model_test

import (
	"runtime"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/model/msg"
	"lostupdate/levels/class"
)

// Whichever way a level is left, no search goes on behind it: the goroutines of its workers are gone.
func TestALevelThatIsLeftLeavesNoSearchBehind(t *testing.T) {
	open := map[string][]msg.Msg{
		"inspecting":  {msg.Say(msg.Open, "feed-them"), msg.Do(msg.Run), msg.Number(msg.Tick, 1)},
		"a saboteur":  {msg.Say(msg.Open, "two-hands"), msg.Number(msg.StepTask, 1)},
		"the attack":  {msg.Say(msg.Open, "last-item saboteur"), msg.Number(msg.StepTask, 1)},
		"a question":  {msg.Say(msg.Open, "push-factory"), msg.Say(msg.Show, "predict"), msg.Number(msg.Tick, 1)},
		"asked again": {msg.Say(msg.Open, "how-low"), msg.Number(msg.Tick, 1), msg.Say(msg.Show, "predict"), msg.Number(msg.Tick, 1)},
	}
	leave := map[string][]msg.Msg{
		"to the map":        {msg.Say(msg.Show, "map")},
		"to the title":      {msg.Say(msg.Show, "title")},
		"to a room":         {msg.Say(msg.Show, "room 2")},
		"step by step":      {msg.Do(msg.Back), msg.Do(msg.Back), msg.Do(msg.Back)},
		"to another level":  {msg.Say(msg.Open, "the-key")},
		"anew, and out":     {msg.Say(msg.Open, "feed-them"), msg.Do(msg.Run), msg.Number(msg.Tick, 1), msg.Say(msg.Show, "map")},
		"under a sheet":     {msg.Say(msg.Show, "settings"), msg.Say(msg.Show, "map")},
		"without progress":  {msg.Say(msg.Show, "delete"), msg.Say(msg.Setting, "progress=delete")},
		"to another player": {msg.Number(msg.Loaded, 2)},
		"for an assignment": {msg.Say(msg.Assign, homework(class.HintsFree).Text())},
	}
	for how, begin := range open {
		for where, end := range leave {
			t.Run(how+" "+where, func(t *testing.T) {
				before := runtime.NumGoroutine()
				p := newPlayer(t, "").do(begin...)
				require.NotNil(t, p.Level())
				p.do(end...)
				require.LessOrEqual(t, runtime.NumGoroutine(), before)
			})
		}
	}
}
