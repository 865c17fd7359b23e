package grade_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/engine"
	"lostupdate/engine/dpor"
	"lostupdate/engine/machine"
	"lostupdate/levels/compile"
	"lostupdate/levels/grade"
)

// The answers to the questions of the campaign are what two other searches find, which share
// nothing with the one that answers but the meaning of single operations: one that
// simply does every step in every state, and, where it comes to an end, one that keeps no states.
func TestPredictAnswersAreOutcomeSets(t *testing.T) {
	asked, exhausted := 0, 0
	for _, l := range campaign(t).Levels() {
		q := l.Puzzle.Predict
		if q == nil {
			continue
		}
		asked++
		t.Run(l.ID(), func(t *testing.T) {
			f, err := compile.Compile(l.Puzzle, l.Puzzle.Start)
			require.NoError(t, err)
			object := f.Object(max(0, l.Puzzle.Line(q.Line)), q.Global, "")
			answer, err := grade.Ask(l, engine.Limits{})
			require.NoError(t, err)
			require.True(t, answer.Known)
			require.Equal(t, valuesAtTheEnd(f.Program, object), answer.Possible, "by every step in every state")

			report, err := dpor.Prove(f.Program, dpor.Options{Limits: dpor.Limits{Executions: 200_000}})
			require.NoError(t, err)
			if report.Limit != "" {
				return
			}
			exhausted++
			at := slices.Index(f.Program.ObservedVariables(), object)
			var values []int64
			for _, outcome := range report.Outcomes {
				values = append(values, outcome[at])
			}
			slices.Sort(values)
			require.Equal(t, slices.Compact(values), answer.Possible, "by every trace")
		})
	}
	require.GreaterOrEqual(t, asked, 9)
	require.GreaterOrEqual(t, exhausted, 8)
}

// valuesAtTheEnd returns the values that an object can have when nobody is left waiting and
// nothing has failed, ascending.
func valuesAtTheEnd(p *engine.Program, object engine.ObjectID) []int64 {
	w := &wanderer{program: p, machine: machine.New(p), object: object, seen: map[string]bool{}}
	w.visit(w.machine.Start(), make([][]int64, len(p.Tasks)))
	slices.Sort(w.values)
	return slices.Compact(w.values)
}

// wanderer goes from state to state by every step that is possible there.
type wanderer struct {
	program *engine.Program
	machine *machine.Machine
	object  engine.ObjectID
	seen    map[string]bool
	values  []int64
}

// visit goes on from a state. The past are the values that each task was given so far.
func (w *wanderer) visit(s *machine.State, past [][]int64) {
	s = s.Clone()
	next := make([]*oneStep, len(past))
	for i := range past {
		next[i] = stepAfter(w.program, engine.TaskID(i), past[i])
		if next[i].ended && s.Tasks[i] == machine.Started {
			w.machine.End(s, engine.TaskID(i))
		}
	}
	key := fmt.Sprint(s.Objects, s.Tasks)
	for _, n := range next {
		key += fmt.Sprint(n.mark, n.op, n.ended)
	}
	if w.seen[key] {
		return
	}
	w.seen[key] = true
	over, waiting := true, false
	for i, n := range next {
		id := engine.TaskID(i)
		if s.Tasks[i] != machine.Started {
			continue
		}
		waiting = true
		if n.failed {
			return
		}
		for branch := range w.machine.Branches(s, id, n.op) {
			over = false
			after, op := s.Clone(), n.op
			op.Branch = branch
			value, refusal := w.machine.Apply(after, id, op)
			if refusal == machine.Allowed {
				longer := slices.Clone(past)
				longer[i] = append(slices.Clone(past[i]), value)
				w.visit(after, longer)
			}
		}
	}
	if over && !waiting {
		w.values = append(w.values, s.Objects[w.object])
	}
}

// oneStep is what a task does next.
type oneStep struct {
	past          []int64
	given         int
	op            engine.Op
	mark          []int64
	ended, failed bool
}

// stepAfter lets a task do its work with the values that it was given so far.
func stepAfter(p *engine.Program, t engine.TaskID, past []int64) (s *oneStep) {
	s = &oneStep{past: past}
	defer func() {
		if stop := recover(); stop != nil && stop != any(s) {
			panic(stop)
		}
	}()
	machine.BodyOf(p, t).Run(s)
	s.ended = true
	return s
}

// Do implements engine.Port.
func (s *oneStep) Do(op engine.Op) int64 {
	if !op.Kind.Visible() {
		return 0
	}
	if s.given == len(s.past) {
		s.op = op
		panic(s)
	}
	s.given++
	return s.past[s.given-1]
}

// Mark implements engine.Port.
func (s *oneStep) Mark(key ...int64) { s.mark = slices.Clone(key) }

// Fail implements engine.Port.
func (s *oneStep) Fail(string) {
	s.failed = true
	panic(s)
}
