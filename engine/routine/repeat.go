package routine

import "lostupdate/engine"

// Repeat lets the coroutine run a body again that has made these steps before: the
// values that its operations returned then are returned at once, so that the body
// comes to its first new announcement without giving control back in between. If it
// announces something else than it did before, that is what Repeat returns, and
// Strayed reports it. Ops and values are as long as each other, and must not change
// before the call returns.
//
// The body the coroutine ran before must have ended or have been stopped.
func (c *Coroutine) Repeat(body engine.Body, ops []engine.Op, values []int64) *Announcement {
	c.known, c.returned, c.strayed, c.silent = ops, values, false, 0
	said := c.Start(body)
	c.strayed = c.strayed || len(c.returned) > 0
	c.known, c.returned = nil, nil
	return said
}

// Strayed reports whether the body that was repeated last did something else than
// before, or ended early.
func (c *Coroutine) Strayed() bool { return c.strayed }

// recall returns what an operation returned when it was done before. It is false if
// this one was not.
func (c *Coroutine) recall(op engine.Op) (value int64, known bool) {
	if !op.Kind.Visible() {
		c.silent++
		return 0, c.silent <= LocalStepsMax
	}
	if op != c.known[0] {
		c.strayed, c.returned = true, nil
		return 0, false
	}
	value = c.returned[0]
	c.known, c.returned, c.silent = c.known[1:], c.returned[1:], 0
	return value, true
}
