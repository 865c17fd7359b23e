package demo_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/model"
	"lostupdate/game/model/engineer"
	"lostupdate/game/model/sabotage"
)

// states names everything about a model that makes its screen another one.
func states(m *model.Model) []string {
	all := []string{string(m.Scene)}
	note := func(format string, a ...any) { all = append(all, fmt.Sprintf(format, a...)) }
	if m.Room >= 0 {
		note("room")
	}
	if m.Sheet != model.NoSheet {
		note("sheet %s", m.Sheet)
	}
	if m.Question != model.NoQuestion {
		note("question %s", m.Question)
	}
	if m.Rebinding != "" {
		note("rebinding")
	}
	if m.Filming {
		note("filming")
	}
	if m.Naming != nil {
		note("naming, new %t, typed %t", m.Naming.Slot == 0, m.Naming.Text != "")
	}
	for _, p := range m.Players() {
		if p.Slot != m.Slot {
			note("another player")
		}
		if p.Damaged {
			note("damaged player")
		}
		if p.Newer && p.Slot != m.Slot {
			note("newer player")
		}
	}
	if _, gone := m.Gone(); gone {
		note("removed player")
	}
	if hint, ok := m.Hint(); ok {
		note("guide %s %s", hint.Level, hint.Name)
	}
	for _, toast := range m.Toasts {
		note("toast, bad %t", toast.Bad)
	}
	if m.Width < 1024 {
		note("phone")
	}
	if e := m.Engineer; e != nil {
		note("engineer phase %d", e.Phase())
		note("engineer verdict %d", e.Verdict())
		note("engineer sheet %q", e.Sheet)
		if run := e.Shown(); run != nil {
			note("engineer run %s", run.Name)
		}
		if e.Sheet == engineer.CodeSheet {
			note("code %s", e.ListingLanguage())
		}
		if len(e.Folds.Folds()) > 0 {
			note("engineer folded card")
		}
		if e.Notice != nil {
			note("engineer notice")
		}
		if e.PastAttempt() {
			note("engineer earlier failure")
		}
	}
	if s := m.Sabotage; s != nil {
		note("sabotage outcome %d", s.Outcome())
		note("sabotage sheet %q", s.Sheet)
		if s.Sheet == sabotage.CodeSheet {
			note("sabotage code %s", s.ListingLanguage())
		}
		if len(s.Folds.Folds()) > 0 {
			note("sabotage folded card")
		}
		if s.Watching() {
			note("sabotage watching")
		}
	}
	if q := m.Predict; q != nil {
		note("question of a level, answered %t", q.Answer() != nil)
	}
	return all
}

// everyState lists the states that must have a demo.
func everyState() []string {
	all := []string{
		"title", "map", "room", "engineer", "sabotage", "phone", "rebinding", "filming", "toast, bad true", "toast, bad false",
		"engineer run shift", "engineer run witness", "engineer notice", "engineer earlier failure",
		"code python", "code go", "sabotage code python", "sabotage code go", "sabotage watching",
		"another player", "damaged player", "newer player", "removed player",
		"naming, new true, typed false", "naming, new true, typed true", "naming, new false, typed true",
		"guide homework-night run", "guide homework-night watch", "guide homework-night change", "guide homework-night again",
		"guide two-hands first", "guide two-hands second", "guide two-hands write", "guide two-hands last",
		"guide two-hands late", "guide two-hands back",
		"guide the-key run", "guide the-key watch", "guide the-key lock", "guide the-key unlock", "guide the-key again",
		"question of a level, answered false", "question of a level, answered true",
	}
	for _, sheet := range []model.Sheet{model.Settings, model.Help, model.Credits, model.Keys, model.Share, model.Homework, model.Players} {
		all = append(all, "sheet "+string(sheet))
	}
	for _, question := range []model.Question{
		model.AskDelete, model.AskRemove, model.AskLeave, model.AskKeys, model.AskImport, model.TellNewer, model.TellDamaged,
	} {
		all = append(all, "question "+string(question))
	}
	for phase := engineer.Building; phase <= engineer.Judged; phase++ {
		all = append(all, fmt.Sprintf("engineer phase %d", phase))
	}
	for _, verdict := range []engineer.Outcome{engineer.Open, engineer.Safe, engineer.Unsafe, engineer.Missed} {
		all = append(all, fmt.Sprintf("engineer verdict %d", verdict))
	}
	for _, sheet := range []engineer.Sheet{engineer.NoSheet, engineer.HintSheet, engineer.HelpSheet, engineer.ResultSheet, engineer.CodeSheet} {
		all = append(all, fmt.Sprintf("engineer sheet %q", sheet))
	}
	for outcome := sabotage.Running; outcome <= sabotage.Mistaken; outcome++ {
		all = append(all, fmt.Sprintf("sabotage outcome %d", outcome))
	}
	for _, sheet := range []sabotage.Sheet{sabotage.NoSheet, sabotage.HintSheet, sabotage.ResultSheet, sabotage.StorySheet, sabotage.CodeSheet} {
		all = append(all, fmt.Sprintf("sabotage sheet %q", sheet))
	}
	return all
}

func TestEveryScreenAndStateHasADemo(t *testing.T) {
	th := newTheatre(t)
	seen := map[string]string{}
	for _, name := range names(t) {
		reached := states(th.play(name))
		t.Log(name, reached)
		for _, state := range reached {
			seen[state] = name
		}
	}
	for _, state := range everyState() {
		require.Contains(t, seen, state, "no demo ends there")
	}
}

func TestNoTwoDemosEndAlike(t *testing.T) {
	th := newTheatre(t)
	var hashes []uint64
	for _, name := range names(t) {
		hash := th.play(name).Hash()
		require.False(t, slices.Contains(hashes, hash), name)
		hashes = append(hashes, hash)
	}
}
