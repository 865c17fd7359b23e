// Package code writes a factory as a program that really runs: in Python, with
// threading, multiprocessing and queue, or in Go, with sync, sync/atomic and channels.
//
//	program, err := code.Write(level, blueprint, code.Options{Language: code.Python})
//	os.WriteFile(program.File, []byte(program.Text()), 0o644)
//	program.LineOf(routine, site)   // which line a worker is at
//
// It is the code that a teacher would put on the board: a function for each routine, a
// statement for each station, the level's own names, and comments that say which card
// is which. Above it stands what the inspector found out: that every schedule is
// right, or which schedule breaks it and why. Run, it does the shift once and prints the
// last value of every global, as in "total = 10".
//
// # What stands for what
//
//	thing            Python                          Go
//	worker           threading.Thread                goroutine
//	key              threading.Lock, RLock, or one   sync.Mutex, or one of our own that is
//	                 of our own that looks who       recursive or looks who releases it
//	                 releases it
//	stamp and so on  a number of our own with a lock atomic.Int64
//	token box        threading.Semaphore             channel of tokens
//	bell             threading.Condition             sync.Cond
//	barrier          threading.Barrier               one of our own, of sync.Cond
//	tally            one of our own                  sync.WaitGroup
//	lamp             threading.Event                 one of our own, of sync.Cond
//	notice board     one of our own                  sync.RWMutex
//	belt             queue.Queue                     channel
//	kiln, truck      Semaphore and sleep             channel and time.Sleep
//	line             multiprocessing.Process         see below
//
// What is of our own is printed into the program, so that it needs no other file.
//
// A work card becomes arithmetic that keeps a core busy, about 20 microseconds a tick;
// a device is waited for by sleeping a millisecond a tick. A number of workers at once
// becomes a semaphore at the door, the staff and the order become the threads that
// are started. The quantum belongs to the operating system, and is told in a comment.
//
// # Processes in Go
//
// Go has no fork: a Go process that wants another runs a program. So that the program
// stays one that can be read and run, a line becomes a value of type Line, with its own
// copy of all that hangs on the wall, and its workers are goroutines that know no other
// line. What is shared between lines stands outside. A crash ends the goroutines of its
// line at their next step. A fork copies what is on the wall in one step, as in the game: the
// numbers, and of all else what the forked line has to do with, such as what lies on a belt,
// how far a tally has come and who holds a key. Where the language lets nobody look into
// a thing, it is one of our own then. Belts that lines share are not copied.
//
// In Python a line is a process of its own, made by fork, so that it begins with a copy of
// what its parent has: such programs need Linux or macOS. Where a line can die, no step on what
// lines share is cut in two by that: a lock in each process is held during every such step,
// and shared belts and lamps are of our own, in shared memory, since those of multiprocessing
// have threads and queues that a death cuts off. A barrier or a bell that lines
// share of which one can die is refused for that reason.
//
// # What may differ
//
// The computer runs one of the schedules, and which one is its own affair. Whatever
// a program prints is among the outcomes of the engine, and programs that the
// engine has proved print no other. Broken programs may print a right result many times
// in a row. A rule of the game is stricter than the languages, in which anybody may
// release a lock: a broken program in which that may happen has locks of our own that look who does
// it. Another is not kept: in the game nobody wakes up by mistake.
//
// In Go a variable that several goroutines touch without a lock is a data race, which
// has no meaning. A program shows it as the level has it, with a plain variable, where one
// counter is the matter; where the race decides which way a worker goes, the
// variable is an atomic.Int64 that is loaded and stored, which is what the engine's steps are.
//
// # What it refuses to do
//
// It runs nothing: the tests do. It does not translate back. Things that several
// processes share are written as far as Python's multiprocessing has them: a notice
// board or a device that lines share is refused, and so is a worker who waits for one of
// another line, with an *UnwritableError.
package code
