package explain

import "lostupdate/engine/hb"

// valuesOf returns the catalogue's names for the values of a pattern that is about
// what workers wait by, and whether it is one of these.
func valuesOf(pattern hb.Pattern) (names []string, known bool) {
	switch pattern {
	case hb.NoToken, hb.NeverNotified, hb.NeverSet, hb.QueueEmpty, hb.Upgrade, hb.WaitNested, hb.WaitUnheld,
		hb.CountBelowZero, hb.ReadAgain, hb.ReadUnlockUnheld, hb.WriteUnlockUnheld:
		return nil, true
	case hb.BarrierShort, hb.ArriveAgain:
		return []string{"Came", "Parties"}, true
	case hb.CountdownShort:
		return []string{"Left"}, true
	case hb.QueueFull:
		return []string{"Items"}, true
	case hb.InTray:
		return []string{"Read", "Now"}, true
	case hb.ItemOutOfRange, hb.EntryOutOfRange:
		return []string{"Value", "Low", "High"}, true
	}
	return nil, false
}
