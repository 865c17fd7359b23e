package server

import (
	"lostupdate/levels/class"
)

// wrong leaves of the troubles those with something wrong, and not too many: a teacher reads them in passing.
func wrong(all []class.Trouble) []class.Trouble {
	const most = 8
	var some []class.Trouble
	for _, t := range all {
		if t.Failed > 0 && len(some) < most {
			some = append(some, t)
		}
	}
	return some
}
