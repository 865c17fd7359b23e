// Package machine says what every operation means, once.
//
// A State is the shared part of a running program: the objects' contents and
// which tasks have been started and have ended. Machine.Enabled tells whether a
// task's announced operation can happen now, Machine.Apply makes it happen.
// Schedulers, virtual time and the explorer all call these two and add no
// meaning of their own. Each primitive stands in a file of its own and is one
// row of the table in table.go.
//
// Three things go beyond single operations. Machine.End notes that a body has
// returned, which may end a whole process (process.go). Machine.Watch counts who is
// overtaken while he waits (patience.go), and Machine.Leaked tells who was never
// joined (leaks.go); what they keep is in State.Watched, which is empty in programs
// that ask for neither.
//
// What an object holds is one word, whatever it is; State has a method for each kind
// that says what the word means. Memory is sequentially consistent, unless
// WithOutTrays gives the tasks store buffers: then stores, loads and flushes stand
// for plain writes and reads.
//
// Code is the step list of a worker: reads, writes, arithmetic on integer
// registers, branches, locks. It is an engine.Body: an interpreter announces its
// instructions one by one, and marks its local state (program counter and live
// registers) before each of them.
//
// All numbers are integers; arithmetic wraps around at 64 bits.
package machine
