// Command compare runs the engine's benchmark programs in SPIN too, in the same
// run, and prints how many times faster the engine is:
//
//	apt-get install spin gcc
//	go run ./engine/bench/compare [-runs 10] [-wasm]
//
// The Promela models are in promela, as lean as we could write them. A verifier is
// compiled with gcc -O2 and run with several sizes of its hash table (-w), with and
// without SPIN's own partial-order reduction; the best counts. What counts is the
// processor time net of its start: that of a verifier of an empty model, with the
// same size of table, is taken off. Both are run in turn, so that what else the
// machine does meets both, and the fastest run of each is taken.
//
// Our time is that of a whole proof, cold and by the clock: goroutines started,
// bodies learned, graph searched, goroutines ended; the fastest of the runs. "Whole" is the same
// with symmetry and the reduction switched off. With -wasm our side runs once more,
// compiled for the browser and run by node.
//
// It measures with a clock, which nothing in the engine itself may do.
package main

import (
	"flag"
	"fmt"
	"os"
	"time"

	"lostupdate/engine"
	"lostupdate/engine/bench"
	"lostupdate/engine/explore"
)

// pairing is a program and the model that is the same.
type pairing struct {
	program *engine.Program
	model   string
	defines []string
}

func pairings() []pairing {
	nk := func(n, k int) []string { return []string{fmt.Sprintf("-DN=%d", n), fmt.Sprintf("-DK=%d", k)} }
	return []pairing{
		{bench.Counter(2, 5), "counter", nk(2, 5)},
		{bench.Counter(4, 2), "counter", nk(4, 2)},
		{bench.Counter(4, 3), "counter", nk(4, 3)},
		{bench.Counter(5, 2), "counter", nk(5, 2)},
		{bench.Counter(8, 1), "counter", nk(8, 1)},
		{bench.Locked(4, 10), "locked", nk(4, 10)},
		{bench.Philosophers(8, false), "philosophers", nk(8, 1)},
		{bench.Philosophers(8, true), "philosophers", append(nk(8, 1), "-DORDERED")},
		{bench.Buffer(2, 2), "buffer", nk(2, 2)},
		{bench.Buffer(2, 3), "buffer", nk(2, 3)},
		{bench.Buffer(2, 5), "buffer", nk(2, 5)},
	}
}

func main() {
	runs := flag.Int("runs", 10, "how often each is run; the fastest counts")
	wasm := flag.Bool("wasm", false, "run our side in node too, compiled to wasm")
	ours := flag.Bool("ours", false, "only run our side, and print its nanoseconds (what -wasm starts in node)")
	flag.Parse()
	run := compare
	if *ours {
		run = printOurs
	}
	if err := run(*runs, *wasm); err != nil {
		fmt.Fprintln(os.Stderr, "compare:", err)
		os.Exit(1)
	}
}

func compare(runs int, wasm bool) error {
	spin, err := newSpin(runs)
	if err != nil {
		return err
	}
	defer spin.close()
	var inNode []timing
	if wasm {
		if inNode, err = runInNode(runs, spin.dir); err != nil {
			return err
		}
	}
	fmt.Printf("%-16s %10s %8s %3s | %10s %8s %8s | %10s %8s %7s", "program", "SPIN", "states", "-w",
		"ours", "states", "ratio", "whole", "states", "ratio")
	if wasm {
		fmt.Printf(" | %10s %6s %10s %6s", "wasm", "slower", "whole", "slower")
	}
	fmt.Println()
	for i, p := range pairings() {
		best, err := spin.verify(p)
		if err != nil {
			return err
		}
		t, err := measure(p.program, runs)
		if err != nil {
			return err
		}
		fmt.Printf("%-16s %10s %8s %3d | %10s %8d %7.1fx | %10s %8d %6.1fx", p.program.Name,
			best.net.Round(time.Microsecond), best.states, best.w,
			t.reduced.Round(100*time.Nanosecond), t.states, ratio(best.net, t.reduced),
			t.whole.Round(time.Microsecond), t.wholeStates, ratio(best.net, t.whole))
		if wasm {
			fmt.Printf(" | %10s %5.1fx %10s %5.1fx", inNode[i].reduced.Round(time.Microsecond), ratio(inNode[i].reduced, t.reduced),
				inNode[i].whole.Round(time.Microsecond), ratio(inNode[i].whole, t.whole))
		}
		fmt.Println()
	}
	return nil
}

func ratio(a, b time.Duration) float64 { return float64(a) / float64(b) }

// timing is how long whole proofs of one program took us.
type timing struct {
	reduced, whole      time.Duration
	states, wholeStates int
}

// measure proves a program with everything and with nothing left out, in turn.
func measure(p *engine.Program, runs int) (t timing, err error) {
	reduced := explore.Options{NoWitness: true, NoInterleavings: true, NoLiveness: true}
	whole := reduced
	whole.NoSymmetry, whole.NoReduction = true, true
	for range runs {
		if err = fastest(&t.reduced, &t.states, p, reduced); err != nil {
			return t, err
		}
		if err = fastest(&t.whole, &t.wholeStates, p, whole); err != nil {
			return t, err
		}
	}
	return t, nil
}

// fastest proves a program for a few milliseconds, at least once, and keeps the
// time of the fastest proof.
func fastest(best *time.Duration, states *int, p *engine.Program, o explore.Options) error {
	for begun := time.Now(); time.Since(begun) < 5*time.Millisecond; {
		begin := time.Now()
		report, err := explore.ProveWith(p, o)
		if err != nil {
			return err
		}
		if d := time.Since(begin); *best == 0 || d < *best {
			*best = d
		}
		*states = report.States
	}
	return nil
}
