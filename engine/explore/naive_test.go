package explore

import (
	"fmt"
	"slices"

	"lostupdate/engine"
	"lostupdate/engine/machine"
)

// naive builds the state graph of a step-list program with processes in the plainest
// way: states are structs told apart by how they print. It shares no code with the
// explorer, the machine or the routines.
type naive struct {
	program *engine.Program
	ids     map[string]int
	states  []plain
	edges   [][]plainEdge
	fails   [][]int // by state: the tasks that have moves which are findings, one entry a move
	bad     []bool  // by state: it is a finding that nobody can move
	depth   []int

	outcomes map[string]bool
	found    map[string]int // kinds of findings: fewest steps
}

type plainEdge struct {
	to, task int
	made     bool
}

// plain is one state. Status letters: d dormant, r running, e ended, s stopped, c
// crashed.
type plain struct {
	Status []byte
	PC     []int
	Regs   [][2]int64
	Value  []int64 // variables
	Owner  []int   // mutexes, by object: task + 1
	Dead   []bool  // robust mutexes: their owner is over
	Inside []map[int]bool
	Passed []int // by task: -1 while it does not wait, else how often it was overtaken at an object with patience
	Others []int // by task: likewise, how often others made progress
	Joined []bool
}

func (s plain) copy() plain {
	c := s
	c.Status, c.PC, c.Regs = slices.Clone(s.Status), slices.Clone(s.PC), slices.Clone(s.Regs)
	c.Value, c.Owner, c.Dead = slices.Clone(s.Value), slices.Clone(s.Owner), slices.Clone(s.Dead)
	c.Passed, c.Others, c.Joined = slices.Clone(s.Passed), slices.Clone(s.Others), slices.Clone(s.Joined)
	c.Inside = make([]map[int]bool, len(s.Inside))
	for i, in := range s.Inside {
		c.Inside[i] = map[int]bool{}
		for t := range in {
			c.Inside[i][t] = true
		}
	}
	return c
}

// naiveGraph returns nil if there are more states than most.
func naiveGraph(p *engine.Program, most int) *naive {
	n := &naive{program: p, ids: map[string]int{}, outcomes: map[string]bool{}, found: map[string]int{}}
	tasks, objects := len(p.Tasks), len(p.Objects)
	s := plain{Status: make([]byte, tasks), PC: make([]int, tasks), Regs: make([][2]int64, tasks), Value: make([]int64, objects),
		Owner: make([]int, objects), Dead: make([]bool, objects), Inside: make([]map[int]bool, objects),
		Passed: make([]int, tasks), Others: make([]int, tasks), Joined: make([]bool, tasks)}
	for i, o := range p.Objects {
		s.Value[i], s.Inside[i] = o.Init, map[int]bool{}
	}
	for t := range tasks {
		s.Status[t], s.Passed[t], s.Others[t] = 'd', -1, -1
		if !p.Tasks[t].Dormant && !n.process(t).Forked {
			s.Status[t] = 'r'
		}
	}
	for t := range tasks {
		if s.Status[t] == 'r' {
			n.local(&s, t)
		}
	}
	n.beginWaits(&s)
	n.add(s, 0)
	for i := 0; i < len(n.states); i++ {
		if len(n.states) > most {
			return nil
		}
		n.expand(i)
	}
	return n
}

func (n *naive) process(t int) engine.Process {
	if len(n.program.Processes) == 0 {
		return engine.Process{}
	}
	return n.program.Processes[n.program.Tasks[t].Process]
}

// code returns a task's instructions; who leads ends the process behind them.
func (n *naive) code(t int) machine.Code {
	code := slices.Clone(n.program.Tasks[t].Body.(machine.Code))
	if n.program.Tasks[t].Leads {
		code = append(code, do(machine.Exit, 0))
	}
	return code
}

func (n *naive) add(s plain, depth int) int {
	key := fmt.Sprint(s)
	if id, known := n.ids[key]; known {
		return id
	}
	n.ids[key] = len(n.states)
	n.states, n.edges, n.depth = append(n.states, s), append(n.edges, nil), append(n.depth, depth)
	n.fails, n.bad = append(n.fails, nil), append(n.bad, false)
	return len(n.states) - 1
}

func (n *naive) finding(kind string, steps int) {
	if best, known := n.found[kind]; !known || steps < best {
		n.found[kind] = steps
	}
}

// local runs what nobody sees, and ends the task at the end of its list.
func (n *naive) local(s *plain, t int) {
	code := n.code(t)
	for s.PC[t] < len(code) {
		switch in := code[s.PC[t]]; in.Verb {
		case machine.Set:
			s.Regs[t][in.To] += in.B.Const
		case machine.Branch:
			left := in.A.Const
			if in.A.Register {
				left = s.Regs[t][in.A.Reg]
			}
			if in.Relation == machine.Equal && left == in.B.Const {
				s.PC[t] = in.Target
				continue
			}
		default:
			return
		}
		s.PC[t]++
	}
	s.Status[t] = 'e'
	s.Regs[t] = [2]int64{}
}

// bury lets the robust mutexes of a task that is over be locked by others.
func (n *naive) bury(s *plain, t int) {
	for i, o := range n.program.Objects {
		if o.Robust && s.Owner[i] == t+1 {
			s.Dead[i] = true
		}
	}
}

func (n *naive) endProcess(s *plain, process int, how byte) {
	for t, task := range n.program.Tasks {
		if task.Process != process {
			continue
		}
		if s.Status[t] == 'r' || s.Status[t] == 'd' {
			s.Status[t], s.PC[t], s.Regs[t] = how, len(n.code(t)), [2]int64{}
		}
		n.bury(s, t)
		for i := range n.program.Objects {
			delete(s.Inside[i], t)
		}
	}
	for c, child := range n.program.Processes {
		if !child.Forked || child.Detached || child.Parent != process {
			continue
		}
		begun := false
		for t, task := range n.program.Tasks {
			begun = begun || task.Process == c && task.Leads && s.Status[t] != 'd'
		}
		if begun {
			n.endProcess(s, c, how)
		}
	}
}

// can reports whether a running task can move.
func (n *naive) can(s plain, t int) bool {
	if s.Status[t] != 'r' {
		return false
	}
	switch in := n.code(t)[s.PC[t]]; in.Verb {
	case machine.Lock, machine.LockInto:
		return s.Owner[in.Object] == 0 || s.Dead[in.Object] || n.foreign(t, in)
	case machine.Join, machine.JoinInto:
		return s.Status[in.Object] == 'e' || s.Status[in.Object] == 's' || s.Status[in.Object] == 'c'
	}
	return true
}

func (n *naive) foreign(t int, in machine.Instr) bool {
	switch in.Verb {
	case machine.Read, machine.Write, machine.Lock, machine.LockInto, machine.TryLock, machine.Unlock, machine.Enter, machine.Leave:
		home := n.program.Objects[in.Object].Process
		return len(n.program.Processes) > 0 && home != engine.Shared && home != n.program.Tasks[t].Process
	}
	return false
}

func (n *naive) expand(i int) {
	s, moved := n.states[i], false
	for t := range n.program.Tasks {
		if !n.can(s, t) {
			continue
		}
		moved = true
		in := n.code(t)[s.PC[t]]
		ways := 1
		if in.Verb == machine.Crash && in.A.Const != 0 {
			ways = 2
		}
		for way := range ways {
			next := s.copy()
			if kind := n.move(&next, t, in, way); kind != "" {
				n.finding(kind, n.depth[i]+1)
				n.fails[i] = append(n.fails[i], t)
				continue
			}
			to := n.add(next, n.depth[i]+1)
			n.edges[i] = append(n.edges[i], plainEdge{to, t, in.Verb == machine.Progress})
		}
	}
	if moved {
		return
	}
	if slices.Contains(s.Status, 'r') {
		n.finding("deadlock", n.depth[i])
		n.bad[i] = true
		return
	}
	var out engine.Outcome
	for o, object := range n.program.Objects {
		if object.Kind == engine.Variable {
			out = append(out, s.Value[o])
		}
	}
	n.outcomes[fmt.Sprint(out)] = true
	if n.program.JoinAll && n.leaks(s) {
		n.finding("leaked-task", n.depth[i])
		n.bad[i] = true
	}
}

func (n *naive) leaks(s plain) bool {
	crashed := map[int]bool{}
	for t, task := range n.program.Tasks {
		crashed[task.Process] = crashed[task.Process] || s.Status[t] == 'c'
	}
	for t, task := range n.program.Tasks {
		child := n.process(t).Forked && task.Leads
		switch {
		case s.Joined[t]:
		case child && !n.process(t).Detached && (s.Status[t] == 'e' || s.Status[t] == 'c') && !crashed[n.process(t).Parent]:
			return true
		case !child && task.Dormant && s.Status[t] == 'e' && !crashed[task.Process]:
			return true
		}
	}
	return false
}

func (n *naive) move(s *plain, t int, in machine.Instr, way int) (finding string) {
	if n.foreign(t, in) {
		return "misuse"
	}
	tasks, o := n.program.Tasks, in.Object
	var begun []int
	got := int64(0)
	switch in.Verb {
	case machine.Read:
		s.Regs[t][in.To] = s.Value[o]
	case machine.Write:
		s.Value[o] = in.A.Const
		if in.A.Register {
			s.Value[o] = s.Regs[t][in.A.Reg]
		}
	case machine.Lock, machine.LockInto:
		if got = 0; s.Dead[o] {
			got = 1
		}
		s.Owner[o], s.Dead[o] = t+1, false
		if in.Verb == machine.LockInto {
			s.Regs[t][in.To] = got
		}
	case machine.TryLock:
		if s.Owner[o] == 0 || s.Dead[o] {
			if got = 1; s.Dead[o] {
				got = 2
			}
			s.Owner[o], s.Dead[o] = t+1, false
		}
		s.Regs[t][in.To] = got
	case machine.Unlock:
		if s.Owner[o] != t+1 || s.Dead[o] {
			return "misuse"
		}
		s.Owner[o] = 0
	case machine.Enter:
		if s.Inside[o][t] {
			return "misuse"
		}
		if len(s.Inside[o]) > 0 {
			return "collision"
		}
		s.Inside[o][t] = true
	case machine.Leave:
		if !s.Inside[o][t] {
			return "misuse"
		}
		delete(s.Inside[o], t)
	case machine.Join, machine.JoinInto:
		s.Joined[o] = true
		if in.Verb == machine.JoinInto {
			s.Regs[t][in.To] = 0
			if s.Status[o] == 'c' {
				s.Regs[t][in.To] = 1
			}
		}
	case machine.Spawn:
		if s.Status[o] != 'd' || n.process(int(o)).Forked && tasks[o].Process != tasks[t].Process {
			return "misuse"
		}
		s.Status[o], begun = 'r', []int{int(o)}
	case machine.Fork:
		child := n.process(int(o))
		if !child.Forked || !tasks[o].Leads || child.Parent != tasks[t].Process || s.Status[o] != 'd' {
			return "misuse"
		}
		for to, a := range n.program.Objects {
			for from, b := range n.program.Objects {
				if a.Process == tasks[o].Process && b.Process == tasks[t].Process && a.Name == b.Name && a.Kind == b.Kind && a.Kind != engine.Region {
					s.Value[to], s.Owner[to], s.Dead[to] = s.Value[from], s.Owner[from], s.Dead[from]
					if s.Owner[from] == t+1 {
						s.Owner[to] = int(o) + 1
					}
				}
			}
		}
		for c := range tasks {
			if tasks[c].Process == tasks[o].Process && !tasks[c].Dormant {
				s.Status[c] = 'r'
				begun = append(begun, c)
			}
		}
	case machine.Crash:
		if way == 0 {
			n.endProcess(s, tasks[t].Process, 'c')
		}
	case machine.Exit:
		s.Status[t], s.PC[t], s.Regs[t] = 'e', len(n.code(t)), [2]int64{}
		n.endProcess(s, tasks[t].Process, 's')
	}
	if s.Status[t] == 'r' {
		s.PC[t]++
		n.local(s, t)
	}
	for _, c := range begun {
		if s.Status[c] == 'r' {
			n.local(s, c)
		}
	}
	if n.overtaken(s, t, in, got) {
		return "starvation"
	}
	n.beginWaits(s)
	return ""
}
