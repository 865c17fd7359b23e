// Command compare runs the engine's benchmark programs in SPIN too, in the same
// run, and prints how many times faster the engine is:
//
//	apt-get install spin gcc
//	go run ./engine/bench/compare [-runs 5]
//
// The Promela models are in promela, as lean as we could write them. A verifier is
// compiled with gcc -O2 and run with several sizes of its hash table (-w); the best
// counts, less the time that a verifier of an empty model takes. Where SPIN's own
// partial-order reduction makes it faster, that counts. Our time is that of a whole
// proof, cold: goroutines started, bodies learned, graph searched, goroutines
// ended. Both sides take the fastest of the runs.
//
// It measures with a clock, which nothing in the engine itself may do.
package main

import (
	"embed"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"time"

	"lostupdate/engine"
	"lostupdate/engine/bench"
	"lostupdate/engine/explore"
)

//go:embed promela/*.pml
var models embed.FS

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
	runs := flag.Int("runs", 5, "how often each is run; the fastest counts")
	flag.Parse()
	if err := compare(*runs); err != nil {
		fmt.Fprintln(os.Stderr, "compare:", err)
		os.Exit(1)
	}
}

func compare(runs int) error {
	for _, tool := range []string{"spin", "gcc"} {
		if _, err := exec.LookPath(tool); err != nil {
			return fmt.Errorf("%s is not installed; on Debian: apt-get install spin gcc", tool)
		}
	}
	dir, err := os.MkdirTemp("", "compare")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	idle, err := verifier(dir, "nothing", nil, false)
	if err != nil {
		return err
	}
	start, _, err := fastest(idle, 4*runs, 10)
	if err != nil {
		return err
	}
	fmt.Printf("a verifier starts in %s\n\n", start.Round(time.Microsecond))
	fmt.Printf("%-16s %10s %10s | %10s %10s %8s | %10s %10s %8s\n", "program", "SPIN", "states",
		"ours", "states", "ratio", "whole", "states", "ratio")
	for _, p := range pairings() {
		if err := compareOne(dir, p, runs, start); err != nil {
			return err
		}
	}
	return nil
}

func compareOne(dir string, p pairing, runs int, start time.Duration) error {
	spin, states := time.Duration(0), ""
	for _, reduced := range []bool{false, true} {
		pan, err := verifier(dir, p.model, p.defines, reduced)
		if err != nil {
			return err
		}
		for _, w := range []int{16, 18, 20, 22} {
			d, n, err := fastest(pan, runs, w)
			if err != nil {
				return err
			}
			if d = max(d-start, time.Microsecond); spin == 0 || d < spin {
				spin, states = d, n
			}
		}
	}
	o := explore.Options{NoWitness: true, NoInterleavings: true, NoLiveness: true}
	ours, report, err := prove(p.program, o, runs)
	if err != nil {
		return err
	}
	o.NoSymmetry, o.NoReduction = true, true
	whole, full, err := prove(p.program, o, runs)
	if err != nil {
		return err
	}
	ratio := func(d time.Duration) float64 { return float64(spin) / float64(d) }
	fmt.Printf("%-16s %10s %10s | %10s %10d %7.1fx | %10s %10d %7.1fx\n", p.program.Name,
		spin.Round(time.Microsecond), states, ours.Round(100*time.Nanosecond), report.States, ratio(ours),
		whole.Round(time.Microsecond), full.States, ratio(whole))
	return nil
}

// prove returns the fastest of some whole proofs.
func prove(p *engine.Program, o explore.Options, runs int) (best time.Duration, report *engine.Report, err error) {
	for range runs {
		begin := time.Now()
		if report, err = explore.ProveWith(p, o); err != nil {
			return 0, nil, err
		}
		if d := time.Since(begin); best == 0 || d < best {
			best = d
		}
	}
	return best, report, nil
}

// verifier makes SPIN's verifier of a model and returns its path.
func verifier(dir, model string, defines []string, reduced bool) (string, error) {
	source, err := models.ReadFile("promela/" + model + ".pml")
	if err != nil {
		return "", err
	}
	file := filepath.Join(dir, "model.pml")
	if err := os.WriteFile(file, source, 0o644); err != nil {
		return "", err
	}
	if err := run(dir, "spin", append(append([]string{}, defines...), "-a", "model.pml")...); err != nil {
		return "", err
	}
	flags := []string{"-O2", "-DSAFETY", "-DMEMLIM=4096", "-w", "-o", "pan", "pan.c"}
	if !reduced {
		flags = append([]string{"-DNOREDUCE"}, flags...)
	}
	return filepath.Join(dir, "pan"), run(dir, "gcc", flags...)
}

func run(dir, name string, args ...string) error {
	cmd := exec.Command(name, args...)
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %v\n%s", name, err, out)
	}
	return nil
}

var storedStates = regexp.MustCompile(`(\d+) states, stored`)

// fastest runs a verifier several times, going on after errors that it finds.
func fastest(pan string, runs, w int) (best time.Duration, states string, err error) {
	for range runs {
		cmd := exec.Command(pan, fmt.Sprintf("-w%d", w), "-m1000000", "-c0", "-n")
		cmd.Dir = filepath.Dir(pan)
		begin := time.Now()
		out, err := cmd.CombinedOutput()
		d := time.Since(begin)
		if err != nil {
			return 0, "", fmt.Errorf("pan: %v\n%s", err, out)
		}
		if m := storedStates.FindSubmatch(out); m != nil {
			states = string(m[1])
		}
		if best == 0 || d < best {
			best = d
		}
	}
	return best, states, nil
}
