package explore

import (
	"lostupdate/engine"
	"lostupdate/engine/sched"
)

// Sampling says how to look at some schedules of a program that has too many.
type Sampling struct {
	Runs     int    // how many; 0 = 1000
	StepsMax int    // of one run; 0 = engine.ScheduleStepsMax
	Seed     uint64 // equal seeds sample the same schedules on every platform

	// Depth is how many scheduling decisions a bug may need to be found with a
	// known probability, by probabilistic concurrency testing; 0 picks every
	// step at random instead.
	Depth int

	Races bool // a data race is a finding

	// MemoryBytes bounds what is learned of the bodies; 0 = DefaultMemoryBytes.
	// No run is begun beyond it.
	MemoryBytes int
}

// Sample is what was seen of a program.
type Sample struct {
	Report   engine.Report // Refuted or Unknown, never Proved
	Runs     int           // runs made
	Steps    int           // steps of all runs
	Endless  int           // runs that were cut off at StepsMax
	Distinct int           // different schedules among the runs
}

// SampleRuns makes random runs of a program until one shows a finding. It proves
// nothing: a program in which it finds nothing is Unknown, and Sample says how
// little was seen. Bodies are learned, so that later runs need no goroutines.
//
// With a Depth it follows Burckhardt, Kothari, Musuvathi and Nagarakatte, "A
// Randomized Scheduler with Probabilistic Guarantees of Finding Bugs" (ASPLOS
// 2010): each run finds a bug that needs d decisions among n tasks and k steps with
// a probability of at least 1/(n*k^(d-1)).
func SampleRuns(p *engine.Program, o Sampling) (*Sample, error) {
	return sampleRuns(p, o, map[string]bool{})
}

// sampleRuns makes the runs; seen are the schedules met so far.
func sampleRuns(p *engine.Program, o Sampling, seen map[string]bool) (*Sample, error) {
	if err := p.Validate(); err != nil {
		return nil, err
	}
	if o.Runs <= 0 {
		o.Runs = 1000
	}
	if o.StepsMax <= 0 || o.StepsMax > engine.ScheduleStepsMax {
		o.StepsMax = engine.ScheduleStepsMax
	}
	if o.MemoryBytes <= 0 {
		o.MemoryBytes = DefaultMemoryBytes
	}
	before := len(seen)
	sp := newSpace(p)
	defer sp.close()
	s := &sampler{space: sp, options: o, dice: sched.NewDice(o.Seed), seen: seen, longest: 1}
	for range o.Runs {
		if sp.localBytes() > o.MemoryBytes {
			break
		}
		if w := s.run(); w != nil {
			s.sample.Report.Verdict = engine.Refuted
			s.sample.Report.Shortest, s.sample.Report.Clearest, s.sample.Report.Inexact = w, w, true
			break
		}
	}
	s.sample.Distinct = len(s.seen) - before
	s.sample.Report.Outcomes = s.outcomes.sorted()
	s.sample.Report.Transitions = s.sample.Steps
	return &s.sample, nil
}

// localBytes returns about what it takes to remember the local states.
func (sp *space) localBytes() (sum int) {
	const node = 240
	for _, body := range sp.bodies {
		sum += body.Len() * node
	}
	return sum
}

type sampler struct {
	space    *space
	options  Sampling
	dice     *sched.Dice
	seen     map[string]bool
	outcomes outcomeSet
	longest  int // steps of the longest run so far: where priorities may change
	sample   Sample
}

// run makes one run and returns its witness if it shows a finding.
func (s *sampler) run() *engine.Witness {
	r := newWalk(s.space)
	next := s.chooser()
	w := &engine.Witness{}
	s.sample.Runs++
	finding := r.first
	for finding == nil && len(w.Schedule) < s.options.StepsMax {
		enabled := r.enabled()
		if enabled == 0 {
			break
		}
		if s.options.Races {
			if finding = r.race(); finding != nil {
				break
			}
		}
		c := next(r, enabled, len(w.Schedule))
		if last := len(w.Schedule) - 1; last >= 0 && w.Schedule[last].Task != c.Task && enabled.Has(w.Schedule[last].Task) {
			w.Preemptions++
		}
		w.Schedule = append(w.Schedule, c)
		finding = r.step(c)
	}
	s.sample.Steps += len(w.Schedule)
	s.longest = max(s.longest, len(w.Schedule))
	s.seen[w.Schedule.String()] = true
	if finding == nil && r.enabled() != 0 {
		s.sample.Endless++
		return nil
	}
	if finding == nil {
		finding = r.end(s.options.Races)
	}
	if finding != nil {
		w.Finding = *finding
		return w
	}
	s.outcomes.add(s.space, r.state)
	return nil
}

// chooser returns how one run chooses its steps.
func (s *sampler) chooser() func(r *walk, enabled engine.TaskSet, step int) engine.Choice {
	pick := func(r *walk, enabled engine.TaskSet, step int) engine.TaskID { return s.any(enabled) }
	if s.options.Depth > 0 {
		pick = s.byPriority()
	}
	return func(r *walk, enabled engine.TaskSet, step int) engine.Choice {
		c := engine.Choice{Task: pick(r, enabled, step)}
		if ways := r.ways(c.Task); ways > 1 {
			c.Branch = s.dice.Roll(ways)
		}
		return c
	}
}

func (s *sampler) any(enabled engine.TaskSet) engine.TaskID {
	skip := s.dice.Roll(enabled.Len())
	for t := range enabled.All() {
		if skip == 0 {
			return t
		}
		skip--
	}
	return nobody
}

// byPriority gives every task a random priority, lets the highest one move, and
// lowers it at Depth-1 random steps below all that came before.
func (s *sampler) byPriority() func(r *walk, enabled engine.TaskSet, step int) engine.TaskID {
	priority := make([]int, s.space.tasks)
	for t := range priority { // a random permutation, above the changed ones
		other := s.dice.Roll(t + 1)
		priority[t], priority[other] = priority[other], s.options.Depth+t
	}
	change := make([]int, s.options.Depth-1)
	for i := range change {
		change[i] = s.dice.Roll(s.longest)
	}
	return func(_ *walk, enabled engine.TaskSet, step int) engine.TaskID {
		highest := func() (best engine.TaskID) {
			best = nobody
			for t := range enabled.All() {
				if best == nobody || priority[t] > priority[best] {
					best = t
				}
			}
			return best
		}
		for i, at := range change {
			if at == step {
				priority[highest()] = len(change) - i
			}
		}
		return highest()
	}
}
