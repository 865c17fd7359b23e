package engineer

import (
	"fmt"
	"strconv"
	"strings"

	"lostupdate/game/model/msg"
	"lostupdate/levels/explain"
	"lostupdate/levels/puzzle"
)

// What can be carried, as the payload says it: "new lock red" from the toolbox,
// "card signal" from there, "gate pack 2/1" on the floor, a gate or a card, "worker
// 2", and "turn 2" in the order of workers.
const (
	payloadNew    = "new"
	payloadCard   = "card"
	payloadGate   = "gate"
	payloadWorker = "worker"
	payloadTurn   = "turn"
)

func splitPayload(payload string) (kind, rest string) {
	kind, rest, _ = strings.Cut(payload, " ")
	return kind, rest
}

// dropOnSlot returns the edit that dropping a gate into a slot makes.
func (s *screen) dropOnSlot(payload, routine string, slot int) (puzzle.Edit, bool) {
	kind, rest := splitPayload(payload)
	to := puzzle.Place{Routine: routine, Slot: slot, Rank: len(s.blueprint.GatesIn(routine, slot))}
	switch kind {
	case payloadNew:
		edit, err := puzzle.ParseEdit(fmt.Sprintf("gate %s %s", rest, to))
		return edit, err == nil
	case payloadCard:
		return puzzle.Edit{Kind: puzzle.EditGate, Do: puzzle.PlaceCard, Card: rest, At: to}, true
	case payloadGate:
		edit, err := puzzle.ParseEdit("ungate " + rest)
		if err != nil {
			return puzzle.Edit{}, false
		}
		if edit.At.Routine == routine && edit.At.Slot == slot {
			to.Rank-- // it leaves the slot before it comes back
		}
		return puzzle.Edit{Kind: puzzle.EditMove, At: edit.At, To: to}, true
	}
	return puzzle.Edit{}, false
}

// dropOnToolbox returns the edit that puts a gate back.
func dropOnToolbox(payload string) (puzzle.Edit, bool) {
	kind, rest := splitPayload(payload)
	if kind != payloadGate {
		return puzzle.Edit{}, false
	}
	edit, err := puzzle.ParseEdit("ungate " + rest)
	return edit, err == nil
}

// dropOnLine returns the edit that moves a worker to a line.
func dropOnLine(payload, line string) (puzzle.Edit, bool) {
	kind, rest := splitPayload(payload)
	number, err := strconv.Atoi(rest)
	if kind != payloadWorker || err != nil {
		return puzzle.Edit{}, false
	}
	return puzzle.Edit{Kind: puzzle.EditHome, Worker: number, Line: line}, true
}

// dropOnTurn returns the edit that lets a worker begin at another place in the
// order.
func (s *screen) dropOnTurn(payload string, place int) (puzzle.Edit, bool) {
	kind, rest := splitPayload(payload)
	number, err := strconv.Atoi(rest)
	if kind != payloadTurn || err != nil {
		return puzzle.Edit{}, false
	}
	order := make([]int, 0, len(s.puzzle.Workers))
	for _, n := range s.m.Order() {
		if n != number {
			order = append(order, n)
		}
	}
	if place > len(order) {
		return puzzle.Edit{}, false
	}
	order = append(order[:place:place], append([]int{number}, order[place:]...)...)
	return puzzle.Edit{Kind: puzzle.EditOrder, Order: order}, true
}

// judge returns the message that makes an edit, or why the level does not allow
// it. An edit that would change nothing is neither.
func (s *screen) judge(edit puzzle.Edit, concerns bool) (m msg.Msg, whyNot string) {
	if !concerns {
		return msg.Msg{}, ""
	}
	if s.locked != "" {
		return msg.Msg{}, s.locked
	}
	if _, err := edit.Apply(s.puzzle, s.blueprint); err != nil {
		return msg.Msg{}, explain.Illegal(s.m.Level, err).In(s.language())
	}
	return msg.Say(msg.Edit, edit.String()), ""
}
