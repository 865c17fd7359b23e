package model

import (
	"fmt"
	"hash/fnv"
	"io"

	"lostupdate/game/model/engineer"
	"lostupdate/game/model/predict"
	"lostupdate/game/model/progress"
	"lostupdate/game/model/sabotage"
)

// Hash is a fingerprint of the model: equal after the same messages on every platform, and all but surely another one
// after others. It is made of texts and whole numbers only; documents and solutions are hashed as they are printed.
//
// The levels are not in it: whoever compares hashes of two programs must know that both have the same.
func (m *Model) Hash() uint64 {
	h := fnv.New64a()
	fmt.Fprintln(h, m.Desktop, m.Time, m.Width, m.Height, m.language, m.loaded, m.frozen)
	fmt.Fprintln(h, m.Scene, m.Room, m.Sheet, m.Question, m.Rebinding, m.Filming, m.Filmed, m.attacking)
	for _, t := range m.Toasts {
		fmt.Fprintf(h, "%q %q %t %d %d\n", t.Key, t.Level, t.Bad, t.Since, t.Until)
	}
	fmt.Fprintln(h, m.Guide, m.Bound, m.Named)
	hashPlayers(h, m)
	fmt.Fprintln(h, progress.Print(m.Reached))
	if m.Offered != nil {
		fmt.Fprintln(h, "offered", progress.Print(*m.Offered))
	}
	if m.Assigned != nil {
		fmt.Fprintln(h, "assigned", m.Assigned.Text())
	}
	if m.recheck != nil {
		fmt.Fprintln(h, "recheck", len(m.recheck.queue))
	}
	if m.Engineer != nil {
		hashEngineer(h, m.Engineer)
	}
	if m.Sabotage != nil {
		hashSabotage(h, m.Sabotage)
	}
	if m.Predict != nil {
		hashPredict(h, m.Predict)
	}
	return h.Sum64()
}

func hashPlayers(h io.Writer, m *Model) {
	fmt.Fprintln(h, m.Slot, m.Naming, m.Doomed, m.machine, m.known, m.sealed)
	for _, p := range m.Players() {
		fmt.Fprintf(h, "%v %q\n", p, m.others[p.Slot].text)
	}
	if m.frozen {
		fmt.Fprintf(h, "kept %q\n", m.shown)
	}
	if m.gone != nil {
		fmt.Fprintf(h, "gone %v %q\n", m.gone.Player, m.gone.text)
	}
}

func hashEngineer(h io.Writer, e *engineer.Model) {
	fmt.Fprintln(h, "engineer", e.Level.ID(), e.Next, e.Attack, e.Sheet, e.Laid, e.ListingLanguage(), e.Hints, e.Clock, e.Unfit)
	fmt.Fprintln(h, e.Solution(), e.Past(), e.CanRedo(), e.Earlier)
	hashFolds(h, e.Folds.Folds())
	fmt.Fprintln(h, e.Phase(), e.Since(), e.Progress(), e.Verdict(), e.PastAttempt())
	for _, j := range e.Failures() {
		fmt.Fprintln(h, "failure", j.Number, j.Outcome())
	}
	playing, backward := e.Rolling()
	fmt.Fprintln(h, e.Head(), playing, backward, e.Speed())
	if run := e.Shown(); run != nil {
		fmt.Fprintf(h, "%s %x\n", run.Name, run.Timeline.Trace.Hash())
	}
	if n := e.Notice; n != nil {
		why := "unreadable work"
		if n.Illegal != nil {
			why = n.Illegal.Error()
		}
		fmt.Fprintln(h, "notice", why, n.Since)
	}
}

func hashSabotage(h io.Writer, s *sabotage.Model) {
	fmt.Fprintln(h, "sabotage", s.Level.ID(), s.Next, s.Repair, s.Sheet, s.ListingLanguage(), s.Hints, s.Notice, s.Clock, s.Unfit)
	for _, step := range s.Steps() {
		fmt.Fprintln(h, step.Task, step.Branch, step.Interrupt)
	}
	hashFolds(h, s.Folds.Folds())
	fmt.Fprintln(h, s.Place(), s.CanUndo(), s.CanRedo(), s.Claimed(), s.Outcome())
	fmt.Fprintf(h, "%d %t %d %x\n", s.Head(), s.Watching(), s.Rested(), s.Line().Trace.Hash())
}

func hashFolds(h io.Writer, cards []string) {
	if len(cards) > 0 {
		fmt.Fprintf(h, "folded %q\n", cards)
	}
}

func hashPredict(h io.Writer, q *predict.Model) {
	fmt.Fprintln(h, "question", q.Level.ID(), q.Clock, q.Picked(), q.Revealed(), q.Answer() != nil, q.Right())
	if line, value := q.Run(); line != nil {
		fmt.Fprintf(h, "%d %x\n", value, line.Trace.Hash())
	}
}
