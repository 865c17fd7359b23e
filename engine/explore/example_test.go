package explore_test

import (
	"fmt"

	"lostupdate/engine"
	"lostupdate/engine/explore"
	"lostupdate/engine/routine"
)

// report prints what a search says about a program.
func report(build func(w *explore.World)) {
	p, r, err := explore.Explore(build)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(r.Verdict)
	if r.Verdict == engine.Refuted {
		fmt.Print(explore.Describe(p, r.Clearest))
	}
}

// inTest stands for the *testing.T of a test.
type inTest struct{}

func (inTest) Helper()                           {}
func (inTest) Logf(string, ...any)               {}
func (inTest) Fatalf(format string, args ...any) { fmt.Printf(format, args...) }

// Two workers move a parcel each between two shelves. One forgets the key: the test
// fails, and shows the clearest schedule on which that matters.
func ExampleCheck() {
	t := inTest{}
	explore.Check(t, func(w *explore.World) {
		left, right, key := w.Variable("left", 2), w.Variable("right", 0), w.Mutex("key")
		move := func(t *routine.Task) {
			t.Write(left, t.Read(left)-1)
			t.Write(right, t.Read(right)+1)
		}
		w.Go("careful", func(t *routine.Task) {
			t.Lock(key)
			move(t)
			t.Unlock(key)
		})
		w.Go("hasty", move)
		w.Finally("left + right == 2", func(value func(engine.ObjectID) int64) bool {
			return value(left)+value(right) == 2
		})
	})
	// Output:
	// wrong-outcome: want left + right == 2
	// schedule 1*4 2*4 1*2 (10 steps, 1 preemptions)
	//    1  careful: lock key
	//    2  careful: read left -> 2
	//    3  careful: write left = 1
	//    4  careful: read right -> 0
	//    5  hasty: read left -> 1
	//    6  hasty: write left = 0
	//    7  hasty: read right -> 0
	//    8  hasty: write right = 1
	//    9  careful: write right = 1
	//   10  careful: unlock key
	//       left = 0
	//       right = 1
}

// Tasks that are started while the program runs: as many as the loop wants.
func ExampleWorld_Kind() {
	_, r, err := explore.Explore(func(w *explore.World) {
		sum := w.Variable("sum", 0)
		adder := w.Kind("adder", func(t *routine.Task, n int64) { t.Add(sum, n) })
		w.Go("boss", func(t *routine.Task) {
			var team []engine.TaskID
			for n := range int64(4) {
				team = append(team, t.Go(adder, n))
			}
			for _, adder := range team {
				t.Join(adder)
			}
			t.Assert(t.Read(sum) == 6, "somebody has not added")
		})
	})
	fmt.Println(r.Verdict, r.Outcomes, err)
	// Output:
	// proved [[6]] <nil>
}

// A program with too many states for its limits is made run by run: one run for
// each order of the steps that matters.
func ExampleExplore() {
	_, r, err := explore.Explore(func(w *explore.World) {
		shelf, key := w.Variable("shelf", 0), w.Mutex("key")
		for i := range int64(3) {
			w.Go(fmt.Sprint("worker ", i+1), func(t *routine.Task) {
				seen := int64(0)
				for range 2 {
					t.Lock(key)
					seen = 3*seen + t.Read(shelf)
					t.Write(shelf, seen%7)
					t.Unlock(key)
				}
			})
		}
		w.Options().Limits.States = 20
	})
	fmt.Println(r.Verdict, r.Coverage.Traces, err)
	// Output:
	// proved 90 <nil>
}

// Two workers count with += and lose an update. Reading and writing are two steps.
func Example_lostUpdate() {
	report(func(w *explore.World) {
		total := w.Variable("total", 0)
		w.Crew("worker", 2, func(t *routine.Task) {
			t.Write(total, t.Read(total)+1)
		})
		w.Finally("total == 2", func(value func(engine.ObjectID) int64) bool { return value(total) == 2 })
	})
	// Output:
	// refuted
	// wrong-outcome: want total == 2
	// schedule 1 2*2 1 (4 steps, 1 preemptions)
	//    1  worker 1: read total -> 0
	//    2  worker 2: read total -> 0
	//    3  worker 2: write total = 1
	//    4  worker 1: write total = 1
	//       total = 1
}

// Peterson's lock needs nothing but variables. Each worker first says that he
// wants to go, then that it is the other's turn, and waits while both stand against
// him.
func Example_peterson() {
	report(func(w *explore.World) {
		want := [2]engine.ObjectID{w.Variable("want 0", 0), w.Variable("want 1", 0)}
		turn, inside := w.Variable("turn", 0), w.Variable("inside", 0)
		for me := range int64(2) {
			other := 1 - me
			w.Go(fmt.Sprint("worker ", me), func(t *routine.Task) {
				t.Write(want[me], 1)
				t.Write(turn, other)
				for t.Mark(0); t.Read(want[other]) == 1 && t.Read(turn) == other; t.Mark(0) {
				}
				t.Assert(t.Add(inside, 1) == 1, "both are inside")
				t.Add(inside, -1)
				t.Write(want[me], 0)
			})
		}
	})
	// Output:
	// proved
}

// The same with the two writes swapped: now both can get in. Random testing hardly
// ever finds this.
func Example_petersonSwapped() {
	report(func(w *explore.World) {
		want := [2]engine.ObjectID{w.Variable("want 0", 0), w.Variable("want 1", 0)}
		turn, inside := w.Variable("turn", 0), w.Variable("inside", 0)
		for me := range int64(2) {
			other := 1 - me
			w.Go(fmt.Sprint("worker ", me), func(t *routine.Task) {
				t.Write(turn, other)
				t.Write(want[me], 1)
				for t.Mark(0); t.Read(want[other]) == 1 && t.Read(turn) == other; t.Mark(0) {
				}
				t.Assert(t.Add(inside, 1) == 1, "both are inside")
				t.Add(inside, -1)
				t.Write(want[me], 0)
			})
		}
	})
	// Output:
	// refuted
	// assert-failed: both are inside
	// schedule 1 2*4 1*4 (9 steps, 2 preemptions)
	//    1  worker 0: write turn = 1
	//    2  worker 1: write turn = 0
	//    3  worker 1: write want 1 = 1
	//    4  worker 1: read want 0 -> 0
	//    5  worker 1: add inside -> 1
	//    6  worker 0: write want 0 = 1
	//    7  worker 0: read want 1 -> 1
	//    8  worker 0: read turn -> 0
	//    9  worker 0: add inside -> 2
	//       want 0 = 1
	//       want 1 = 1
	//       turn = 0
	//       inside = 2
}

// With three workers the idea breaks. Each says that it is the next one's turn, and
// waits while that one wants to go and may.
func Example_petersonThree() {
	const workers = 3
	_, r, err := explore.Explore(func(w *explore.World) {
		var want [workers]engine.ObjectID
		for i := range want {
			want[i] = w.Variable(fmt.Sprint("want ", i), 0)
		}
		turn, inside := w.Variable("turn", 0), w.Variable("inside", 0)
		for me := range int64(workers) {
			next := (me + 1) % workers
			w.Go(fmt.Sprint("worker ", me), func(t *routine.Task) {
				t.Write(want[me], 1)
				t.Write(turn, next)
				for t.Mark(0); t.Read(want[next]) == 1 && t.Read(turn) == next; t.Mark(0) {
				}
				t.Assert(t.Add(inside, 1) == 1, "two are inside")
				t.Add(inside, -1)
				t.Write(want[me], 0)
			})
		}
	})
	fmt.Println(r.Verdict, r.Clearest.Finding.Kind, r.Clearest.Schedule, err)
	// Output:
	// refuted assert-failed 1*4 2*4 <nil>
}

// buffer is a shelf for one thing. Two producers fill it and two consumers empty
// it; they wait for the shelf with one bell each, or with one bell for all.
func buffer(oneBell bool) func(w *explore.World) {
	return func(w *explore.World) {
		things, key := w.Variable("things", 0), w.Mutex("key")
		room := w.Condition("room")
		stock := room
		if !oneBell {
			stock = w.Condition("stock")
		}
		worker := func(from, to int64, wait, ring engine.ObjectID) func(t *routine.Task) {
			return func(t *routine.Task) {
				t.Lock(key)
				for t.Mark(0); t.Read(things) != from; t.Mark(0) {
					t.Wait(wait, key)
				}
				t.Write(things, to)
				t.Notify(ring)
				t.Unlock(key)
			}
		}
		w.Crew("producer", 2, worker(0, 1, room, stock))
		w.Crew("consumer", 2, worker(1, 0, stock, room))
	}
}

func Example_boundedBuffer() {
	report(buffer(false))
	// Output:
	// proved
}

// With one bell for both sides a ring can wake a worker of the wrong side, and is
// lost on him.
func Example_boundedBufferOneBell() {
	_, r, _ := explore.Explore(buffer(true))
	fmt.Println(r.Verdict, r.Shortest.Finding.Kind)
	// Output:
	// refuted deadlock
}

// A stack without locks: to pop, read the top, look up what lies below it, and
// swap the top for that if it has not changed. But a top that looks the same may
// be another stack: it was taken, the one below it too, and it was put back.
func Example_lockFreeStackABA() {
	const a, b = 1, 2 // nodes; a lies on b
	report(func(w *explore.World) {
		top, below := w.Variable("top", a), [3]engine.ObjectID{}
		below[a], below[b] = w.Variable("below a", b), w.Variable("below b", 0)
		taken := w.Variable("b is taken", 0)
		pop := func(t *routine.Task) int64 {
			for {
				node := t.Read(top)
				if node == 0 {
					return 0
				}
				if rest := t.Read(below[node]); t.CompareAndSwap(top, node, rest) {
					return node
				}
			}
		}
		w.Go("slow", func(t *routine.Task) { pop(t) })
		w.Go("quick", func(t *routine.Task) {
			if pop(t) != a || pop(t) != b {
				return
			}
			t.Write(taken, 1)
			for { // push a again
				old := t.Read(top)
				t.Write(below[a], old)
				if t.CompareAndSwap(top, old, a) {
					return
				}
			}
		})
		w.Finally("what is taken is not on the stack", func(value func(engine.ObjectID) int64) bool {
			return value(taken) == 0 || value(top) != b
		})
	})
	// Output:
	// refuted
	// wrong-outcome: want what is taken is not on the stack
	// schedule 1*2 2*10 1 (13 steps, 1 preemptions)
	//    1  slow: read top -> 1
	//    2  slow: read below a -> 2
	//    3  quick: read top -> 1
	//    4  quick: read below a -> 2
	//    5  quick: swap top from 1 to 2: 1
	//    6  quick: read top -> 2
	//    7  quick: read below b -> 0
	//    8  quick: swap top from 2 to 0: 1
	//    9  quick: write b is taken = 1
	//   10  quick: read top -> 0
	//   11  quick: write below a = 0
	//   12  quick: swap top from 0 to 1: 1
	//   13  slow: swap top from 1 to 2: 1
	//       top = 2
	//       below a = 0
	//       below b = 0
	//       b is taken = 1
}

// The same stack with a version in its top, one higher after each change: a top that
// looks the same is the same.
func Example_lockFreeStackWithVersions() {
	const a, b, version = 1, 2, 10 // the top is a node, and the version times ten
	report(func(w *explore.World) {
		top, below := w.Variable("top", a), [3]engine.ObjectID{}
		below[a], below[b] = w.Variable("below a", b), w.Variable("below b", 0)
		taken := w.Variable("b is taken", 0)
		pop := func(t *routine.Task) int64 {
			for {
				old := t.Read(top)
				node := old % version
				if node == 0 {
					return 0
				}
				if rest := t.Read(below[node]); t.CompareAndSwap(top, old, old-node+version+rest) {
					return node
				}
			}
		}
		w.Go("slow", func(t *routine.Task) { pop(t) })
		w.Go("quick", func(t *routine.Task) {
			if pop(t) != a || pop(t) != b {
				return
			}
			t.Write(taken, 1)
			for { // push a again
				old := t.Read(top)
				t.Write(below[a], old%version)
				if t.CompareAndSwap(top, old, old-old%version+version+a) {
					return
				}
			}
		})
		w.Finally("what is taken is not on the stack", func(value func(engine.ObjectID) int64) bool {
			return value(taken) == 0 || value(top)%version != b
		})
	})
	// Output:
	// proved
}
