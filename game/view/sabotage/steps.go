package sabotage

import (
	"strconv"

	"lostupdate/engine"
	"lostupdate/engine/machine"
	"lostupdate/game/loc"
	"lostupdate/game/model/sabotage"
	"lostupdate/game/view/card"
	"lostupdate/game/view/figure"
)

// stepText returns the icon of a step and what was done in a word or two.
func (s *screen) stepText(step sabotage.Step) (icon figure.Icon, text string) {
	op, value := step.Event.Op, step.Event.Value
	switch op.Kind {
	case engine.OpRead:
		text = s.say("sabotage.did.read", loc.Args{"Value": value, "Then": s.then(step)})
		return figure.IconRead, text
	case engine.OpWrite:
		return figure.IconWrite, s.say("sabotage.did.write", loc.Args{"Value": op.Arg})
	case engine.OpAdd:
		return figure.IconStamp, s.say("sabotage.did.stamp", loc.Args{"Value": value})
	case engine.OpLock:
		return figure.IconLock, s.say("sabotage.did.lock", loc.Args{"Letter": s.keyLetter(op.Object)})
	case engine.OpUnlock:
		return figure.IconUnlock, s.say("sabotage.did.unlock", loc.Args{"Letter": s.keyLetter(op.Object)})
	case engine.OpSpawn:
		return figure.IconSpawn, s.say("sabotage.did.spawn", loc.Args{"Number": int(op.Object) + 1})
	}
	if op.Kind == engine.OpJoin {
		return figure.IconJoin, s.say("sabotage.did.join", loc.Args{"Number": int(op.Object) + 1})
	}
	return s.cardStep(step)
}

// cardStep says in a word or two what was done at a card that package card knows,
// or by an out-tray.
func (s *screen) cardStep(step sabotage.Step) (icon figure.Icon, text string) {
	op, value := step.Event.Op, step.Event.Value
	if op.Kind == engine.OpFlush {
		return figure.IconShip, s.say("sabotage.did.flush", loc.Args{"Name": s.text.Name(s.m.Factory().Objects[op.Object].Global), "Value": value})
	}
	f, _ := card.At(s.Words, s.m.Factory(), s.text, step.Event)
	switch op.Kind {
	case engine.OpLoad:
		return figure.IconRead, s.say("sabotage.did.read", loc.Args{"Value": value, "Then": s.then(step)})
	case engine.OpStore:
		return figure.IconWrite, s.say("sabotage.did.write", loc.Args{"Value": op.Arg})
	case engine.OpTake, engine.OpTryLock, engine.OpExchange, engine.OpSwap:
		return f.Icon, s.say("sabotage.did.result", loc.Args{"What": f.Short, "Value": value})
	case engine.OpCrash:
		if step.Branch == 1 {
			return figure.IconTick, s.say("sabotage.did.lucky")
		}
	case engine.OpNotify:
		if woken := s.woken(step); woken >= 0 {
			return f.Icon, s.say("sabotage.did.result", loc.Args{"What": f.Short, "Value": int(woken) + 1})
		}
	}
	return f.Icon, f.Short
}

// woken returns who was woken by a step that rang a bell for one; -1 nobody.
func (s *screen) woken(step sabotage.Step) engine.TaskID {
	for i, e := range s.line.Trace.Events {
		if e.Op == step.Event.Op && e.Task == step.Task {
			before := s.line.Sight(e.Op.Object, s.line.Began(i)).Present
			if step.Branch < len(before) {
				return before[step.Branch]
			}
		}
	}
	return -1
}

// then says what was worked out on the clipboard in the same go: ", +1", or the
// result where that is no simple sum.
func (s *screen) then(step sabotage.Step) string {
	text := ""
	for _, e := range step.Local {
		if e.Op.Kind != engine.OpCompute {
			continue
		}
		in := s.instruction(e)
		if in.A.Register && in.A.Reg == in.To && !in.B.Register {
			text += s.say("sabotage.did.then", loc.Args{"What": signOf(in.Sign) + strconv.FormatInt(in.B.Const, 10)})
		} else {
			text += s.say("sabotage.did.then", loc.Args{"What": "= " + strconv.FormatInt(e.Op.Arg, 10)})
		}
	}
	return text
}

// signOf returns an arithmetic sign as people write it.
func signOf(sign machine.Sign) string {
	switch sign {
	case machine.Minus:
		return "−"
	case machine.Times:
		return "×"
	}
	return "+"
}

func (s *screen) keyLetter(id engine.ObjectID) string {
	return s.pen.Ink.KeyOf(string(s.m.Factory().Objects[id].Key)).Letter
}
