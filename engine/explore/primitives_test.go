package explore

import (
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/engine"
	"lostupdate/engine/routine"
)

// Of every primitive a program that is right and one that is wrong.
func TestEachPrimitiveRightAndWrong(t *testing.T) {
	at := func(v engine.ObjectID, want int64) func(value func(engine.ObjectID) int64) bool {
		return func(value func(engine.ObjectID) int64) bool { return value(v) == want }
	}
	for _, test := range []struct {
		name  string
		build func(w *World)
		want  engine.FindingKind // NoFinding: it is right
	}{
		{"a recursive mutex keeps a counter that is raised by a helper", func(w *World) {
			m, v := w.RecursiveMutex("m"), w.Variable("v", 0)
			raise := func(t *routine.Task) {
				t.Lock(m)
				t.Write(v, t.Read(v)+1)
				t.Unlock(m)
			}
			w.Crew("worker", 3, func(t *routine.Task) {
				t.Lock(m)
				raise(t)
				raise(t)
				t.Unlock(m)
			})
			w.Finally("v == 6", at(v, 6))
		}, engine.NoFinding},
		{"a plain mutex waits for itself there", func(w *World) {
			m := w.Mutex("m")
			w.Crew("worker", 2, func(t *routine.Task) {
				t.Lock(m)
				t.Lock(m)
			})
		}, engine.Deadlock},
		{"a recursive mutex that is given back once too seldom", func(w *World) {
			m := w.RecursiveMutex("m")
			w.Crew("worker", 2, func(t *routine.Task) {
				t.Lock(m)
				t.Lock(m)
				t.Unlock(m)
			})
		}, engine.Deadlock},
		{"a recursive mutex that is given back once too often", func(w *World) {
			m := w.RecursiveMutex("m")
			w.Go("worker", func(t *routine.Task) {
				t.Lock(m)
				t.Unlock(m)
				t.Unlock(m)
			})
		}, engine.Misuse},
		{"a barrier divides the work into rounds", func(w *World) {
			b, v := w.Barrier("b", 3), w.Variable("v", 0)
			w.Crew("worker", 3, func(t *routine.Task) {
				for round := int64(1); round <= 2; round++ {
					t.Add(v, 1)
					t.Meet(b)
					t.Assert(t.Read(v) >= 3*round, "round %d is complete", round)
				}
			})
			w.Finally("v == 6", at(v, 6))
		}, engine.NoFinding},
		{"a barrier for one too many", func(w *World) {
			b := w.Barrier("b", 4)
			w.Crew("worker", 3, func(t *routine.Task) { t.Meet(b) })
		}, engine.Deadlock},
		{"a barrier for one too few, and somebody is left over", func(w *World) {
			b := w.Barrier("b", 2)
			w.Crew("worker", 3, func(t *routine.Task) { t.Meet(b) })
		}, engine.Deadlock},
		{"a countdown lets the last one tell the first", func(w *World) {
			c, v := w.Countdown("c", 3), w.Variable("v", 0)
			w.Crew("worker", 3, func(t *routine.Task) {
				t.Add(v, 1)
				t.CountDown(c)
			})
			w.Go("boss", func(t *routine.Task) {
				t.Await(c)
				t.Assert(t.Read(v) == 3, "all have come")
			})
		}, engine.NoFinding},
		{"a countdown below zero", func(w *World) {
			c := w.Countdown("c", 2)
			w.Crew("worker", 3, func(t *routine.Task) { t.CountDown(c) })
		}, engine.Misuse},
		{"an event tells all who wait", func(w *World) {
			e, v := w.Event("e"), w.Variable("v", 0)
			w.Crew("worker", 3, func(t *routine.Task) {
				t.Await(e)
				t.Assert(t.Read(v) == 7, "it is ready")
			})
			w.Go("boss", func(t *routine.Task) {
				t.Write(v, 7)
				t.Set(e)
			})
		}, engine.NoFinding},
		{"an event that is reset too early", func(w *World) {
			e := w.Event("e")
			w.Crew("worker", 2, func(t *routine.Task) { t.Await(e) })
			w.Go("boss", func(t *routine.Task) {
				t.Set(e)
				t.Reset(e)
			})
		}, engine.Deadlock},
		{"readers see what a writer made as a whole", func(w *World) {
			lock, v, u := w.RWLock("lock"), w.Variable("v", 0), w.Variable("u", 0)
			w.Crew("reader", 2, func(t *routine.Task) {
				t.ReadLock(lock)
				t.Assert(t.Read(v) == t.Read(u), "both or neither")
				t.ReadUnlock(lock)
			})
			w.Crew("writer", 2, func(t *routine.Task) {
				t.WriteLock(lock)
				t.Write(v, t.Read(v)+1)
				t.Write(u, t.Read(u)+1)
				t.WriteUnlock(lock)
			})
			w.Finally("v == 2", at(v, 2))
		}, engine.NoFinding},
		{"writing with a reader's lock", func(w *World) {
			lock, v := w.RWLock("lock"), w.Variable("v", 0)
			w.Crew("worker", 2, func(t *routine.Task) {
				t.ReadLock(lock)
				t.Write(v, t.Read(v)+1)
				t.ReadUnlock(lock)
			})
			w.Finally("v == 2", at(v, 2))
		}, engine.WrongOutcome},
		{"two readers who both want to write", func(w *World) {
			lock := w.RWLock("lock")
			w.Crew("worker", 2, func(t *routine.Task) {
				t.ReadLock(lock)
				t.WriteLock(lock)
			})
		}, engine.Deadlock},
		{"a queue hands items over in order", func(w *World) {
			q := w.Queue("q", 2)
			w.Go("maker", func(t *routine.Task) {
				for i := range int64(5) {
					t.Put(q, i-2)
				}
			})
			w.Go("taker", func(t *routine.Task) {
				for i := range int64(5) {
					t.Assert(t.Take(q) == i-2, "item %d", i)
				}
			})
		}, engine.NoFinding},
		{"a queue that nobody empties", func(w *World) {
			q := w.Queue("q", engine.QueueItemsMax)
			w.Go("maker", func(t *routine.Task) {
				for range engine.QueueItemsMax + 1 {
					t.Put(q, engine.ItemMax)
				}
			})
		}, engine.Deadlock},
		{"an item that does not fit", func(w *World) {
			q := w.Queue("q", 1)
			w.Go("maker", func(t *routine.Task) { t.Put(q, engine.ItemMin-1) })
		}, engine.Misuse},
		{"yielding while waiting for a flag", func(w *World) {
			v := w.Variable("v", 0)
			w.Go("waiter", func(t *routine.Task) {
				for t.Mark(); t.Read(v) == 0; t.Mark() {
					t.Yield()
				}
			})
			w.Go("worker", func(t *routine.Task) {
				t.Fence()
				t.Write(v, 1)
			})
		}, engine.NoFinding},
		{"yielding for ever", func(w *World) {
			w.Go("waiter", func(t *routine.Task) {
				for {
					t.Mark()
					t.Yield()
				}
			})
		}, engine.Livelock},
	} {
		t.Run(test.name, func(t *testing.T) {
			p, report, err := Explore(test.build)
			require.NoError(t, err)
			if test.want == engine.NoFinding {
				require.Equal(t, engine.Proved, report.Verdict)
			} else {
				require.Equal(t, engine.Refuted, report.Verdict)
				require.Equal(t, test.want, report.Clearest.Finding.Kind)
				require.NotEmpty(t, Describe(p, report.Clearest))
			}
			short, err := ProveWith(p, Options{Limits: engine.Limits{States: 1}})
			require.NoError(t, err)
			if short.Verdict != engine.Refuted && report.States > 1 {
				require.Equal(t, engine.Unknown, short.Verdict, "a search that was cut short proves nothing")
			}
		})
	}
}
