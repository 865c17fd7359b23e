package puzzle

import (
	"fmt"
	"strconv"
	"strings"

	"lostupdate/engine"
)

// ParseEdit reads the line that Edit.String writes.
func ParseEdit(line string) (Edit, error) {
	words := strings.Fields(line)
	if len(words) == 0 {
		return Edit{}, fmt.Errorf("puzzle: an empty line is no edit")
	}
	rest := words[1:]
	switch words[0] {
	case "gate":
		return parseGateEdit(rest)
	case "place":
		return parsePlaceEdit(rest)
	case "ungate":
		at, err := parsePlace(rest)
		return Edit{Kind: EditUngate, At: at}, err
	case "move":
		return parseMove(rest)
	case "home":
		return parseHome(rest)
	case "quantum":
		n, err := parseOne(rest, "a quantum in ticks", 1, QuantumMax)
		return Edit{Kind: EditQuantum, Quantum: int64(n)}, err
	case "pool":
		n, err := parseOne(rest, "a number of workers", 0, WorkersMax)
		return Edit{Kind: EditPool, Pool: n}, err
	case "order":
		return parseOrder(rest)
	case "step":
		return parseStep(rest)
	case "unstep":
		n, err := parseOne(rest, "a worker's number", 1, WorkersMax)
		return Edit{Kind: EditUnstep, Worker: n}, err
	case "schedule":
		s, err := engine.ParseSchedule(strings.Join(rest, " "))
		return Edit{Kind: EditSchedule, Schedule: s}, err
	case "dial", "switch":
		return parseSetting(words[0], rest)
	case "claim", "unclaim":
		return parseClaim(words[0], rest)
	case "build":
		return parseBuild(strings.TrimPrefix(strings.TrimSpace(line), "build"))
	}
	return Edit{}, fmt.Errorf("puzzle: %q is no edit; known are gate, place, ungate, move, home, quantum, pool, order, dial, switch, step, unstep, schedule, claim, unclaim, build", shorten(words[0]))
}

func parseGateEdit(words []string) (Edit, error) {
	if len(words) != 4 {
		return Edit{}, fmt.Errorf("puzzle: want gate lock|unlock KEY ROUTINE SLOT, as in \"gate lock red pack 2\"")
	}
	do, err := parseDo(words[0])
	if err != nil {
		return Edit{}, err
	}
	if do == PlaceCard {
		return Edit{}, fmt.Errorf("puzzle: want place CARD ROUTINE SLOT, without gate, as in \"place signal pack 2\"")
	}
	at, err := parsePlace(words[2:])
	return Edit{Kind: EditGate, Do: do, Key: Color(words[1]), At: at}, err
}

// parseStep reads one choice as schedules write it.
func parseStep(words []string) (Edit, error) {
	if len(words) == 1 {
		if one, err := engine.ParseSchedule(words[0]); err == nil && len(one) == 1 {
			return Edit{Kind: EditStep, Worker: int(one[0].Task) + 1, Branch: one[0].Branch}, nil
		}
	}
	n, err := parseOne(words, "a worker's number", 1, WorkersMax)
	return Edit{Kind: EditStep, Worker: n}, err
}

func parsePlaceEdit(words []string) (Edit, error) {
	if len(words) != 3 {
		return Edit{}, fmt.Errorf("puzzle: want place CARD ROUTINE SLOT, as in \"place signal pack 2\"")
	}
	at, err := parsePlace(words[1:])
	return Edit{Kind: EditGate, Do: PlaceCard, Card: words[0], At: at}, err
}

func parseSetting(word string, rest []string) (Edit, error) {
	if len(rest) != 2 {
		return Edit{}, fmt.Errorf("puzzle: want dial NAME NUMBER or switch NAME ALTERNATIVE, as in \"dial tokens 3\"")
	}
	if word == "switch" {
		return Edit{Kind: EditSwitch, Name: rest[0], Choice: rest[1]}, nil
	}
	n, err := parseNumber(rest[1], "a number", -ValueMax, ValueMax)
	return Edit{Kind: EditDial, Name: rest[0], Value: int64(n)}, err
}

func parseClaim(word string, rest []string) (Edit, error) {
	if len(rest) != 0 {
		return Edit{}, fmt.Errorf("puzzle: want %s and nothing else", word)
	}
	if word == "unclaim" {
		return Edit{Kind: EditUnclaim}, nil
	}
	return Edit{Kind: EditClaim}, nil
}

func parseMove(words []string) (Edit, error) {
	if len(words) < 4 || words[2] != "->" {
		return Edit{}, fmt.Errorf("puzzle: want move ROUTINE SLOT -> SLOT, as in \"move pack 2 -> 4\"")
	}
	at, err := parsePlace(words[:2])
	if err != nil {
		return Edit{}, err
	}
	target := words[3:]
	if len(target) == 1 {
		target = []string{at.Routine, target[0]}
	}
	to, err := parsePlace(target)
	return Edit{Kind: EditMove, At: at, To: to}, err
}

func parseHome(words []string) (Edit, error) {
	if len(words) != 2 {
		return Edit{}, fmt.Errorf("puzzle: want home WORKER LINE, as in \"home 2 B\"")
	}
	n, err := parseNumber(words[0], "a worker's number", 1, WorkersMax)
	return Edit{Kind: EditHome, Worker: n, Line: words[1]}, err
}

func parseOrder(words []string) (Edit, error) {
	if len(words) == 0 || len(words) > WorkersMax {
		return Edit{}, fmt.Errorf("puzzle: want order and then every worker's number once, as in \"order 2 1 3\"")
	}
	e := Edit{Kind: EditOrder}
	for _, word := range words {
		n, err := parseNumber(word, "a worker's number", 1, WorkersMax)
		if err != nil {
			return Edit{}, err
		}
		e.Order = append(e.Order, n)
	}
	return e, nil
}

func parsePlace(words []string) (Place, error) {
	if len(words) != 2 {
		return Place{}, fmt.Errorf("puzzle: want ROUTINE SLOT, as in \"pack 2\"")
	}
	slotText, rankText, ranked := strings.Cut(words[1], "/")
	slot, err := parseNumber(slotText, "a slot's number", 0, StationsMax)
	if err != nil {
		return Place{}, err
	}
	at := Place{Routine: words[0], Slot: slot}
	if ranked {
		at.Rank, err = parseNumber(rankText, "a gate's rank in its slot", 0, GatesPerSlot)
	}
	return at, err
}

func parseDo(word string) (Do, error) {
	for _, d := range []Do{TakeKey, HangKey, PlaceCard} {
		if d.String() == word {
			return d, nil
		}
	}
	return TakeKey, fmt.Errorf("puzzle: %q: want lock, unlock or place", shorten(word))
}

func parseOne(words []string, what string, least, most int) (int, error) {
	if len(words) != 1 {
		return 0, fmt.Errorf("puzzle: want %s and nothing else", what)
	}
	return parseNumber(words[0], what, least, most)
}

func parseNumber(word, what string, least, most int) (int, error) {
	n, err := strconv.Atoi(word)
	if err != nil || n < least || n > most {
		return 0, fmt.Errorf("puzzle: %q: want %s from %d to %d", shorten(word), what, least, most)
	}
	return n, nil
}

func shorten(word string) string {
	const shown = 24
	if len(word) <= shown {
		return word
	}
	return word[:shown] + "..."
}
