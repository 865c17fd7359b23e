package explore_test

import (
	"lostupdate/engine/explore"
	"lostupdate/engine/routine"
)

// A child process locks a mutex that it shares with its parent, and may crash before
// it unlocks: then the parent waits for ever.
func Example_diedWithTheKey() {
	report(func(w *explore.World) {
		key, shelf := w.Mutex("key"), w.Variable("shelf", 0)
		w.Share(key, shelf)
		child := w.Child("fireworks", false, func() {
			w.Go("child", func(t *routine.Task) {
				t.Lock(key)
				t.MayCrash()
				t.Write(shelf, 1)
				t.Unlock(key)
			})
		})
		w.Go("parent", func(t *routine.Task) {
			t.Fork(child)
			t.Lock(key)
			t.Unlock(key)
		})
	})
	// Output:
	// refuted
	// deadlock
	// schedule 2 1*2 (3 steps, 1 preemptions)
	//    1  parent: fork child
	//    2  child: lock key
	//    3  child: crash
	//       shelf = 0
	// waiting: parent
}

// A robust mutex tells its next owner that the last one died with it. Nobody waits for
// ever, and what may have been left half done can be mended.
func Example_robustMutex() {
	report(func(w *explore.World) {
		key, left, right := w.RobustMutex("key"), w.Variable("left", 5), w.Variable("right", 5)
		w.Share(key, left, right)
		child := w.Child("mover", false, func() {
			w.Go("child", func(t *routine.Task) {
				t.Lock(key)
				t.Write(left, 4)
				t.MayCrash()
				t.Write(right, 6)
				t.Unlock(key)
			})
		})
		w.Go("parent", func(t *routine.Task) {
			t.Fork(child)
			if t.LockRobust(key) {
				t.Write(right, 10-t.Read(left))
			}
			t.Assert(t.Read(left)+t.Read(right) == 10, "something was lost")
			t.Unlock(key)
		})
	})
	// Output:
	// proved
}

// Two servers share a lock that lets anybody in who comes: nothing is ever wrong, but
// one of them may be unlucky for ever.
func Example_starvation() {
	report(func(w *explore.World) {
		key, inside := w.Mutex("key"), w.Region("inside")
		w.StarvationFree()
		w.Crew("server", 2, func(t *routine.Task) {
			for t.Mark(); ; t.Mark() {
				t.Lock(key)
				t.Enter(inside)
				t.Progress()
				t.Leave(inside)
				t.Unlock(key)
			}
		})
	})
	// Output:
	// refuted
	// starvation
	// schedule  (0 steps, 0 preemptions), then for ever 2*5
	//    1  server 2: lock key
	//    2  server 2: enter inside
	//    3  server 2: progress
	//    4  server 2: leave inside
	//    5  server 2: unlock key
	// waiting: server 1
}
