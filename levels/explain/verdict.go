package explain

import (
	"strconv"

	"lostupdate/engine"
	"lostupdate/levels"
	"lostupdate/levels/compile"
	"lostupdate/levels/puzzle"
)

// Proved says what a proof stands for.
func Proved(report *engine.Report) puzzle.Bilingual {
	fill := blanks{"States": Count(report.States)}
	switch {
	case report.Endless:
		return plain("proved-endless", fill)
	case report.Interleavings == nil: // to count them takes more room than to search
		return plain("proved-uncounted", fill)
	}
	many, rounded := BigCount(report.Interleavings)
	fill["Interleavings"] = many
	switch {
	case rounded:
		return plain("proved-huge", fill)
	case many == "1":
		return plain("proved-one", fill)
	}
	fill["Count"] = report.States
	return plain("proved", fill)
}

// Met says that a demand about time was met, where that is all there was to prove:
// no schedule can be told from another. Demand is its name in package grade.
func Met(demand string, want, got int64) puzzle.Bilingual {
	return plain("met-"+demand, blanks{"Want": Count(int(want)), "Got": Count(int(got))})
}

// Undecided says which limit ended a search.
func Undecided(report *engine.Report) puzzle.Bilingual {
	return plain("undecided-"+string(report.Limit), blanks{"States": Count(report.States), "Transitions": Count(report.Transitions)})
}

// Missed says which demand was not met; demand is its name in package grade.
func Missed(demand string, want, got int64) puzzle.Bilingual {
	id := "missed-" + demand
	if got < 0 {
		id += "-never"
	}
	return plain(id, blanks{"Want": Count(int(want)), "Got": Count(int(got)), "Over": Count(int(got - want))})
}

// Unending says that the reference shift has no end, as far as anybody could see: from
// a tick on it comes round every so many ticks, or just goes on where that is 0.
func Unending(from, ticks int64) puzzle.Bilingual {
	if ticks == 0 {
		return plain("missed-end", nil)
	}
	return plain("missed-round", blanks{"From": from, "Ticks": ticks, "Count": int(ticks)})
}

// Impossible says that a step of a sabotage schedule cannot be made.
func Impossible(level *levels.Level, f *compile.Factory, step int, task engine.TaskID, over bool) puzzle.Bilingual {
	id := "step-impossible"
	if over {
		id = "step-after-the-end"
	}
	return inAll(id, func(l puzzle.Language) blanks {
		return blanks{"Step": step + 1, "Worker": names{level, f, l}.worker(task)}
	})
}

// NotBroken says that a sabotage schedule has not shown the failure: because the
// shift is not over yet, or because it ended too well.
func NotBroken(level *levels.Level, f *compile.Factory, final []int64, over bool) puzzle.Bilingual {
	if !over {
		return plain("not-over", nil)
	}
	claims := level.Puzzle.Goal.Break
	if len(claims) == 0 {
		return plain("not-shown-"+level.Puzzle.Goal.BreakFinding.String(), nil)
	}
	return inAll("not-broken", func(l puzzle.Language) blanks {
		n := names{level, f, l}
		return blanks{"Ends": n.ends(final, claims), "Wanted": n.claims(claims)}
	})
}

// Illegal says why an edit or a blueprint is not legal in a level. For an error
// that is no *puzzle.Illegal it gives the plain sentence that this cannot be
// done.
func Illegal(level *levels.Level, err error) puzzle.Bilingual {
	illegal, ok := asIllegal(err)
	if !ok {
		return plain("illegal", nil)
	}
	return inAll("illegal-"+string(illegal.Rule), func(l puzzle.Language) blanks {
		n := names{level, nil, l}
		what := level.Text(l).Name(illegal.What)
		if illegal.Rule == puzzle.NoSuchKey || illegal.Rule == puzzle.NoMoreLocks || illegal.Rule == puzzle.NoMoreUnlocks {
			what = n.key(puzzle.Color(illegal.What))
		}
		return blanks{"What": what, "Number": illegal.Number, "Limit": illegal.Limit}
	})
}

// GoingRound says that a saboteur has made a shift go round for ever.
func GoingRound() puzzle.Bilingual { return plain("going-round", nil) }

// ClaimWrong says that a factory that was claimed to be honest can be broken;
// failure says how.
func ClaimWrong(failure puzzle.Bilingual) puzzle.Bilingual {
	return inAll("claim-wrong", func(l puzzle.Language) blanks { return blanks{"Failure": failure.In(l)} })
}

// Predicted says which of the values that were asked about are possible.
func Predicted(level *levels.Level, possible []int64) puzzle.Bilingual {
	if len(possible) == 0 {
		return plain("predicted-none", nil)
	}
	return inAll("predicted", func(l puzzle.Language) blanks {
		var words []string
		for _, v := range possible {
			words = append(words, strconv.FormatInt(v, 10))
		}
		return blanks{"Values": names{level, nil, l}.list(words)}
	})
}
