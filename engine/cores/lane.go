package cores

import "lostupdate/engine"

// lane is what one task does from tick 0 on: closed spans without a gap, and the
// one that it is in.
type lane struct {
	spans []engine.Span
	open  engine.Span // To is not known yet
}

func (l *lane) last() *engine.Span {
	if len(l.spans) == 0 {
		return nil
	}
	return &l.spans[len(l.spans)-1]
}

// turn ends the open span at a tick and opens another one. A span that would be
// empty leaves no trace, and one that goes on as before is not cut.
func (l *lane) turn(now int64, to engine.Activity, core int, object engine.ObjectID) {
	l.close(now)
	l.open = engine.Span{Task: l.open.Task, Activity: to, Core: core, Object: object, From: now}
	if before := l.last(); before != nil && before.Activity == to && before.Core == core && before.Object == object {
		l.open.From = before.From
		l.spans = l.spans[:len(l.spans)-1]
	}
}

func (l *lane) close(now int64) {
	if l.open.From < now {
		l.open.To = now
		l.spans = append(l.spans, l.open)
	}
}
