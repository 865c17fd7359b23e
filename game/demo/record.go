package demo

import (
	"bytes"
	"fmt"
	"io"

	"lostupdate/game/model"
	"lostupdate/game/model/msg"
)

// runMax is how many equal messages a recorder writes as one step: a check stands at least once a second.
const runMax = 60

// Recorder writes a demo while it is played, step by step, so that what was played before a crash is there.
type Recorder struct {
	out  io.Writer
	open Step // what is not written yet
	err  error
	made int // messages that were written
}

// NewRecorder begins a demo of a game that was started so.
func NewRecorder(out io.Writer, s Start) *Recorder {
	var b bytes.Buffer
	printHead(&b, s)
	r := &Recorder{out: out}
	_, r.err = out.Write(b.Bytes())
	return r
}

// Note takes the message that the model is about to be told.
func (r *Recorder) Note(x msg.Msg, before *model.Model) {
	if r.open.Times > 0 && (r.open.Msg != x || r.open.Times == runMax) {
		r.flush(before)
	}
	r.open.Msg = x
	r.open.Times++
}

// Close writes what is still to be written, and returns what went wrong with writing since the beginning.
func (r *Recorder) Close(end *model.Model) error {
	if r.open.Times > 0 {
		r.flush(end)
	}
	return r.err
}

// flush writes the open step, behind which the model is as it stands.
func (r *Recorder) flush(m *model.Model) {
	s := r.open
	r.open = Step{}
	if r.err != nil {
		return
	}
	if r.made += s.Times; r.made > MessagesMax {
		r.err = fmt.Errorf("a demo has at most %d messages: the recording ends there", MessagesMax)
		return
	}
	s.Hash, s.Check = m.Hash(), true
	_, r.err = io.WriteString(r.out, s.String())
}
