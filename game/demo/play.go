package demo

import (
	"fmt"

	"lostupdate/game/model"
	"lostupdate/game/model/msg"
)

// Difference says where a replay leaves the way of the recording. It is found at the first check that does not hold.
type Difference struct {
	Step      int // of the check, from 0
	Message   msg.Msg
	Times     int // how often it came: within those it went wrong, if the check before was just before them
	Since     int // how many steps without a check stand between that one and the last check that held
	Want, Got uint64
}

// Error says it in one line.
func (d *Difference) Error() string {
	where := fmt.Sprintf("at step %d, %q", d.Step+1, d.Message)
	if d.Times > 1 {
		where = fmt.Sprintf("at step %d, within %d times %q", d.Step+1, d.Times, d.Message)
	}
	if d.Since > 0 {
		where += fmt.Sprintf(" or in the %d unchecked steps before it", d.Since)
	}
	return fmt.Sprintf("the replay differs %s: the model has the hash %016x, recorded was %016x", where, d.Got, d.Want)
}

// Player plays a demo message by message.
type Player struct {
	demo   Demo
	step   int // that comes next
	made   int // how many of its messages came
	behind int // steps since the last check
}

// NewPlayer returns a player at the beginning of a demo.
func NewPlayer(d Demo) *Player { return &Player{demo: d} }

// Done tells whether all messages have come.
func (p *Player) Done() bool { return p.step >= len(p.demo.Steps) }

// Next returns the next message; false behind the last one. The model must be told it, and then shown to Check.
func (p *Player) Next() (msg.Msg, bool) {
	if p.Done() {
		return msg.Msg{}, false
	}
	return p.demo.Steps[p.step].Msg, true
}

// Check compares the model with the recording behind the message that Next returned, and goes on to the one after it.
// The error is a *Difference.
func (p *Player) Check(m *model.Model) error {
	s := p.demo.Steps[p.step]
	if p.made++; p.made < s.Times {
		return nil
	}
	at, since := p.step, p.behind
	p.step, p.made, p.behind = p.step+1, 0, p.behind+1
	if !s.Check {
		return nil
	}
	p.behind = 0
	if got := m.Hash(); got != s.Hash {
		return &Difference{Step: at, Message: s.Msg, Times: s.Times, Since: since, Want: s.Hash, Got: got}
	}
	return nil
}

// Play plays a whole demo on a model that was just started as the demo says.
func Play(d Demo, m *model.Model) error {
	p := NewPlayer(d)
	for {
		x, more := p.Next()
		if !more {
			return nil
		}
		m.Update(x)
		if err := p.Check(m); err != nil {
			return err
		}
	}
}
