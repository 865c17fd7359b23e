package main

import (
	"embed"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"time"
)

//go:embed promela/*.pml
var models embed.FS

// tableSizes are the sizes of SPIN's hash table that are tried, as -w.
var tableSizes = []int{16, 18, 20, 22}

// spin makes and runs verifiers, in a folder of its own.
type spin struct {
	dir  string
	idle string // the verifier of an empty model
	runs int
}

// verified is the best that SPIN did with a model.
type verified struct {
	net    time.Duration // less the start of a verifier
	states string
	w      int
}

func newSpin(runs int) (*spin, error) {
	for _, tool := range []string{"spin", "gcc"} {
		if _, err := exec.LookPath(tool); err != nil {
			return nil, fmt.Errorf("%s is not installed; on Debian: apt-get install spin gcc", tool)
		}
	}
	dir, err := os.MkdirTemp("", "compare")
	if err != nil {
		return nil, err
	}
	s := &spin{dir: dir, runs: runs}
	if s.idle, err = s.verifier("nothing", nil, false); err != nil {
		s.close()
		return nil, err
	}
	return s, nil
}

func (s *spin) close() { os.RemoveAll(s.dir) }

// verify returns the best of all sizes of the table, with and without SPIN's own
// reduction.
func (s *spin) verify(p pairing) (best verified, err error) {
	for _, reduced := range []bool{false, true} {
		pan, err := s.verifier(p.model, p.defines, reduced)
		if err != nil {
			return best, err
		}
		for _, w := range tableSizes {
			v, err := s.net(pan, w)
			if err != nil {
				return best, err
			}
			if best.net == 0 || v.net < best.net {
				best = v
			}
		}
	}
	return best, nil
}

// net runs a verifier and the idle one in turn, and returns the difference of
// their fastest runs.
func (s *spin) net(pan string, w int) (v verified, err error) {
	var busy, idle time.Duration
	for range s.runs {
		if err := runVerifier(s.idle, w, &idle, new(string)); err != nil {
			return v, err
		}
		if err := runVerifier(pan, w, &busy, &v.states); err != nil {
			return v, err
		}
	}
	v.w, v.net = w, max(busy-idle, time.Microsecond)
	return v, nil
}

// verifier makes SPIN's verifier of a model and returns its path.
func (s *spin) verifier(model string, defines []string, reduced bool) (string, error) {
	source, err := models.ReadFile("promela/" + model + ".pml")
	if err != nil {
		return "", err
	}
	if err := os.WriteFile(filepath.Join(s.dir, "model.pml"), source, 0o644); err != nil {
		return "", err
	}
	if err := s.run("spin", append(append([]string{}, defines...), "-a", "model.pml")...); err != nil {
		return "", err
	}
	name := "pan-" + model
	flags := []string{"-O2", "-DSAFETY", "-DMEMLIM=4096", "-w", "-o", name, "pan.c"}
	if !reduced {
		flags = append([]string{"-DNOREDUCE"}, flags...)
	}
	return filepath.Join(s.dir, name), s.run("gcc", flags...)
}

func (s *spin) run(name string, args ...string) error {
	cmd := exec.Command(name, args...)
	cmd.Dir = s.dir
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %v\n%s", name, err, out)
	}
	return nil
}

var storedStates = regexp.MustCompile(`(\d+) states, stored`)

// runVerifier runs a verifier once, going on after errors that it finds, and keeps
// the fastest time and the number of states. The time is the processor's, not the
// clock's: so a verifier does not pay for what else the machine does.
func runVerifier(pan string, w int, best *time.Duration, states *string) error {
	cmd := exec.Command(pan, fmt.Sprintf("-w%d", w), "-m1000000", "-c0", "-n")
	cmd.Dir = filepath.Dir(pan)
	out, err := cmd.CombinedOutput()
	if err != nil {
		return fmt.Errorf("pan: %v\n%s", err, out)
	}
	d := cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	if m := storedStates.FindSubmatch(out); m != nil {
		*states = string(m[1])
	}
	if *best == 0 || d < *best {
		*best = d
	}
	return nil
}
