package explore

import (
	"fmt"
	"runtime"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/engine"
	"lostupdate/engine/dpor"
	"lostupdate/engine/routine"
)

// judge is a TB that remembers what it was told.
type judge struct{ failure string }

func (j *judge) Helper()                           {}
func (j *judge) Logf(string, ...any)               {}
func (j *judge) Fatalf(format string, args ...any) { j.failure = fmt.Sprintf(format, args...) }

func judged(build func(w *World)) (*engine.Report, string) {
	j := &judge{}
	return Check(j, build), j.failure
}

// rememberers count like counter(n, k), but keep all that they have read, so that
// none of their local states merge.
func rememberers(w *World, n, k int, good bool) {
	total, key := w.Variable("total", 0), w.Mutex("key")
	for i := range n {
		w.Go(fmt.Sprint("worker ", i+1), func(t *routine.Task) {
			for range k {
				if good {
					t.Lock(key)
				}
				t.Write(total, t.Read(total)+1)
				if good {
					t.Unlock(key)
				}
			}
		})
	}
	w.Finally("nothing is lost", func(value func(engine.ObjectID) int64) bool { return value(total) == int64(n*k) })
}

func TestSearchGoesOverToOneWithoutStates(t *testing.T) {
	requireNoGoroutineLeft(t)
	for _, good := range []bool{true, false} {
		build := func(w *World) {
			rememberers(w, 3, 2, good)
			w.Options().Limits.States = 20
		}
		p, r, err := Explore(build)
		require.NoError(t, err)
		require.NotNil(t, r.Coverage)
		if good {
			require.Equal(t, engine.Proved, r.Verdict)
			require.Equal(t, 90, r.Coverage.Traces)
			require.Equal(t, []engine.Outcome{{6}}, r.Outcomes)
			continue
		}
		require.Equal(t, engine.Refuted, r.Verdict)
		require.True(t, r.Inexact)
		require.Contains(t, Describe(p, r.Clearest), "want nothing is lost")
	}
}

func TestWhatIsTooLargeIsSampledAndNeverProved(t *testing.T) {
	requireNoGoroutineLeft(t)
	build := func(good bool) func(w *World) {
		return func(w *World) {
			rememberers(w, 3, 2, good)
			w.Options().Limits.States = 20
			w.Stateless().Limits = dpor.Limits{Executions: 1}
			w.Sampling().Runs = 50
		}
	}
	r, failure := judged(build(true))
	require.Equal(t, engine.Unknown, r.Verdict)
	require.Equal(t, engine.StatesLimit, r.Limit)
	require.Equal(t, 1, r.Coverage.Traces)
	require.Equal(t, 100, r.Coverage.Random, "50 at random and 50 by priorities")
	require.Greater(t, r.Coverage.Distinct, 10)
	require.LessOrEqual(t, r.Coverage.Distinct, 90)
	require.Contains(t, failure, "no verdict: the search met its limit on states")
	require.Contains(t, failure, "100 random ones")

	r, failure = judged(build(false))
	require.Equal(t, engine.Refuted, r.Verdict)
	require.Contains(t, failure, "wrong-outcome")
}

// A loop without marks has a new local state in every round, and no end. Nobody can
// prove that; what is wrong is found all the same.
func TestLoopsWithoutMarks(t *testing.T) {
	requireNoGoroutineLeft(t)
	peterson := func(swapped bool) func(w *World) {
		return func(w *World) {
			want := [2]engine.ObjectID{w.Variable("want 0", 0), w.Variable("want 1", 0)}
			turn, inside := w.Variable("turn", 0), w.Variable("inside", 0)
			for me := range int64(2) {
				other := 1 - me
				w.Go(fmt.Sprint("worker ", me), func(t *routine.Task) {
					if swapped {
						t.Write(turn, other)
						t.Write(want[me], 1)
					} else {
						t.Write(want[me], 1)
						t.Write(turn, other)
					}
					for t.Read(want[other]) == 1 && t.Read(turn) == other {
					}
					t.Assert(t.Add(inside, 1) == 1, "both are inside")
					t.Add(inside, -1)
					t.Write(want[me], 0)
				})
			}
			w.Options().Limits.States = 20_000
			w.Sampling().Runs = 50
		}
	}
	_, r, err := Explore(peterson(false))
	require.NoError(t, err)
	require.Equal(t, engine.Unknown, r.Verdict)
	require.NotZero(t, r.Coverage.Cut)
	_, r, err = Explore(peterson(true))
	require.NoError(t, err)
	require.Equal(t, engine.Refuted, r.Verdict)
	require.Equal(t, engine.AssertFailed, r.Clearest.Finding.Kind)
}

// Tasks that are started while the program runs.
func TestTasksAreStartedAsNeeded(t *testing.T) {
	requireNoGoroutineLeft(t)
	p, r, err := Explore(func(w *World) {
		sum := w.Variable("sum", 0)
		adder := w.Kind("adder", func(t *routine.Task, arg int64) { t.Add(sum, arg) })
		w.Go("boss", func(t *routine.Task) {
			var started []engine.TaskID
			for i := range int64(3) {
				started = append(started, t.Go(adder, i+1))
			}
			for _, one := range started {
				t.Join(one)
			}
			t.Assert(t.Read(sum) == 6, "somebody is missing")
		})
	})
	require.NoError(t, err)
	require.Equal(t, engine.Proved, r.Verdict)
	require.Equal(t, []engine.Outcome{{6}}, r.Outcomes, "what the engine needs for itself is no outcome")
	require.Len(t, p.Tasks, 5, "the boss, and 4 who stand by")
}

func TestTasksThatStartTasks(t *testing.T) {
	requireNoGoroutineLeft(t)
	build := func(most int64) func(w *World) {
		return func(w *World) {
			sum := w.Variable("sum", 0)
			var split *routine.Kind
			split = w.Kind("half", func(t *routine.Task, n int64) {
				if n <= 1 {
					t.Write(sum, t.Read(sum)+1)
					return
				}
				one := t.Go(split, n/2)
				t.Join(one)
				other := t.Go(split, n-n/2)
				t.Join(other)
			})
			w.Go("boss", func(t *routine.Task) { t.Join(t.Go(split, most)) })
			w.Finally("everybody counted", func(value func(engine.ObjectID) int64) bool { return value(sum) == most })
		}
	}
	_, r, err := Explore(build(4))
	require.NoError(t, err)
	require.Equal(t, engine.Proved, r.Verdict)
	r, failure := judged(build(1000))
	require.Equal(t, engine.Unknown, r.Verdict)
	require.Equal(t, engine.TasksLimit, r.Limit)
	require.Contains(t, failure, "there can be at most 64 tasks, and more are started")
}

func TestStartingTasksWithoutEnd(t *testing.T) {
	requireNoGoroutineLeft(t)
	_, r, err := Explore(func(w *World) {
		idle := w.Kind("idler", func(*routine.Task, int64) {})
		w.Go("boss", func(t *routine.Task) {
			for {
				t.Go(idle, 0)
			}
		})
	})
	require.NoError(t, err)
	require.Equal(t, engine.Unknown, r.Verdict)
	require.Equal(t, engine.TasksLimit, r.Limit)
}

func TestStartingATaskOfNoKindIsMisuse(t *testing.T) {
	requireNoGoroutineLeft(t)
	_, failure := judged(func(w *World) {
		w.Go("boss", func(t *routine.Task) { t.Go(nil, 0) })
	})
	require.Contains(t, failure, "misuse: no-such-task")
}

func TestMistakesBeforeTheSearchFailTheCheck(t *testing.T) {
	requireNoGoroutineLeft(t)
	_, failure := judged(func(*World) {})
	require.Contains(t, failure, "no tasks")
	require.PanicsWithValue(t, "not built", func() { _, _ = judged(func(*World) { panic("not built") }) })
}

// Every way in which a body can go wrong is a finding, which Check describes.
func TestCheckSaysWhatABodyDidWrong(t *testing.T) {
	for _, test := range []struct {
		name string
		body func(t *routine.Task, x, m engine.ObjectID)
		want string
	}{
		{"fails", func(t *routine.Task, x, m engine.ObjectID) { t.Assert(t.Read(x) == 0, "somebody was here") },
			"assert-failed: somebody was here"},
		{"panics", func(t *routine.Task, x, m engine.ObjectID) { _ = [1]int{}[t.Read(x)] },
			"body-panicked: runtime error: index out of range [1] with length 1"},
		{"ends its goroutine", func(t *routine.Task, x, m engine.ObjectID) {
			if t.Read(x) == 1 {
				runtime.Goexit()
			}
		}, "body-exited"},
		{"deadlocks", func(t *routine.Task, x, m engine.ObjectID) {
			if t.Lock(m); t.Read(x) == 1 {
				t.Lock(m)
			}
			t.Unlock(m)
		}, "deadlock"},
		{"unlocks twice", func(t *routine.Task, x, m engine.ObjectID) { t.Lock(m); t.Unlock(m); t.Unlock(m) },
			"misuse: unlock-"},
		{"works without end", func(t *routine.Task, x, m engine.ObjectID) {
			for t.Read(x) == 1 {
				for {
					t.Work(1)
				}
			}
		}, "stuck"},
		{"goes round for ever", func(t *routine.Task, x, m engine.ObjectID) {
			for t.Mark(0); t.Read(x) == 1; t.Mark(0) {
			}
		}, "livelock"},
		{"does something else each time", changeable(), "not-repeatable"},
	} {
		t.Run(test.name, func(t *testing.T) {
			requireNoGoroutineLeft(t)
			_, failure := judged(func(w *World) {
				x, m := w.Variable("x", 0), w.Mutex("m")
				w.Go("good", func(t *routine.Task) { t.Write(x, 1) })
				w.Go("bad", func(t *routine.Task) { test.body(t, x, m) })
			})
			require.Contains(t, failure, test.want)
			require.Contains(t, failure, "schedule")
		})
	}
}

// changeable returns a body that counts its own runs, behind the engine's back.
func changeable() func(t *routine.Task, x, m engine.ObjectID) {
	runs := int64(0)
	return func(t *routine.Task, x, m engine.ObjectID) {
		runs++
		t.Add(x, runs)
	}
}
