package explore

import (
	"slices"

	"lostupdate/engine/machine"
)

// mustWait reports whether a task has to wait with an instruction on one of the
// objects that are lists here.
func (b *brute) mustWait(w workbench, t int, in machine.Instr) bool {
	list := w.lists[in.Object]
	switch in.Verb {
	case machine.Pass:
		return slices.Contains(list, int64(t))
	case machine.Await:
		switch b.program.Objects[in.Object].Kind.String() {
		case "countdown":
			return w.vals[in.Object] > 0
		case "event":
			return w.vals[in.Object] == 0
		}
		return len(list) > 0
	case machine.ReadLock: // the value is the writer
		return w.vals[in.Object] != 0
	case machine.WriteLock:
		return w.vals[in.Object] != 0 || len(list) > 0
	case machine.Put:
		return len(list) == int(b.program.Objects[in.Object].Init)
	case machine.Take:
		return len(list) == 0
	case machine.Store: // two numbers an entry
		return len(w.lists[in.With]) == 2*int(b.program.Objects[in.With].Init)
	case machine.Flush:
		return len(w.lists[in.With]) == 0 || w.lists[in.With][0] != int64(in.Object)
	}
	return false
}

// moveMore does an instruction of that kind, and reports whether it is allowed.
func (b *brute) moveMore(w *workbench, t int, in machine.Instr, arg int64) bool {
	list := &w.lists[in.Object]
	me := int64(t)
	switch in.Verb {
	case machine.Arrive:
		if slices.Contains(*list, me) {
			return false
		}
		if *list = append(*list, me); len(*list) == int(b.program.Objects[in.Object].Init) {
			*list = nil
		}
	case machine.CountDown:
		w.vals[in.Object]--
		return w.vals[in.Object] >= 0
	case machine.SetEvent:
		w.vals[in.Object] = 1
	case machine.ResetEvent:
		w.vals[in.Object] = 0
	case machine.ReadLock:
		if slices.Contains(*list, me) {
			return false
		}
		*list = append(*list, me)
	case machine.ReadUnlock:
		at := slices.Index(*list, me)
		if at < 0 {
			return false
		}
		*list = slices.Delete(*list, at, at+1)
	case machine.WriteLock:
		w.vals[in.Object] = me + 1
	case machine.WriteUnlock:
		if w.vals[in.Object] != me+1 {
			return false
		}
		w.vals[in.Object] = 0
	case machine.Put:
		*list = append(*list, arg)
	case machine.Take:
		w.regs[t][in.To], *list = (*list)[0], (*list)[1:]
	case machine.Store:
		w.lists[in.With] = append(w.lists[in.With], int64(in.Object), arg)
	case machine.Load:
		w.regs[t][in.To] = w.vals[in.Object]
		for i := 0; i < len(w.lists[in.With]); i += 2 {
			if w.lists[in.With][i] == int64(in.Object) {
				w.regs[t][in.To] = w.lists[in.With][i+1]
			}
		}
	case machine.Flush:
		tray := w.lists[in.With]
		w.vals[in.Object], w.lists[in.With] = tray[1], tray[2:]
	}
	return true
}
