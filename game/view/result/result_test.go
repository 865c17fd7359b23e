package result_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/engine"
	"lostupdate/game/draw"
	"lostupdate/game/input/event"
	"lostupdate/game/model/engineer"
	"lostupdate/game/model/msg"
	"lostupdate/game/view/kit"
	"lostupdate/game/view/kit/kittest"
	"lostupdate/game/view/result"
	"lostupdate/levels"
	"lostupdate/levels/grade"
)

// proved judges a level's own proof and returns the sheet for it.
func proved(t *testing.T, id string, proof int) result.Sheet {
	t.Helper()
	catalog, err := levels.Campaign()
	require.NoError(t, err)
	level, ok := catalog.Level(id)
	require.True(t, ok)
	require.Less(t, proof, len(level.Proofs), "the level has fewer proofs")
	judged, err := grade.Judge(level, level.Proofs[proof].Blueprint, engine.Limits{})
	require.NoError(t, err)
	require.Equal(t, engine.Proved, judged.Verdict)
	sheet := result.Sheet{Level: level, Result: judged, Age: 1000, Next: "next"}
	sheet.Earlier = []engineer.Earlier{{Stars: judged.Stars.Count(), Measures: judged.Measures}}
	return sheet
}

func TestTheSheetFitsEveryScreen(t *testing.T) {
	for _, id := range []string{
		"homework-night", "changing-books", "too-many-books", "the-desk-is-full", "four-benches", "waiting-for-the-kiln", "mixed-orders",
		"the-key", "only-the-write", "own-shelves", "one-key-workshop",
	} {
		for proof := range 2 {
			if catalog, _ := levels.Campaign(); proof > 0 {
				if level, _ := catalog.Level(id); len(level.Proofs) < 2 {
					continue
				}
			}
			sheet := proved(t, id, proof)
			name := fmt.Sprintf("result %s %d", id, proof)
			kittest.Screens(t, name, kit.Day(), func(f *kit.Frame) { f.Floor(); result.Draw(f, sheet) })
			sheet.Next = ""
			sheet.Earlier = append(sheet.Earlier, engineer.Earlier{Stars: 1, Measures: grade.Measures{Ticks: 1_234_567, Keys: 2, Memory: 900}})
			kittest.Screens(t, name+" second", kit.Day(), func(f *kit.Frame) { f.Floor(); result.Draw(f, sheet) })
		}
	}
}

// hash draws the sheet at an age and returns the picture's hash.
func hash(stage *kittest.Stage, sheet result.Sheet, age int64) uint64 {
	sheet.Age = age
	stage.Show(func(f *kit.Frame) { result.Draw(f, sheet) })
	return stage.List.Hash()
}

func TestStarsComeOneByOne(t *testing.T) {
	sheet := proved(t, "four-benches", 0)
	require.Equal(t, 3, sheet.Result.Stars.Count())
	stage := kittest.NewStage(t)
	var full []int
	for _, age := range []int64{0, 40, 75, 110, 200} {
		sheet.Age = age
		f := stage.Show(func(f *kit.Frame) { result.Draw(f, sheet) })
		full = append(full, faces(f))
	}
	require.IsIncreasing(t, full[:4], "a star with a face at a time")
	require.Equal(t, full[3], full[4])
}

// faces counts what is drawn in the yellow of full stars.
func faces(f *kit.Frame) int {
	count := 0
	for _, op := range f.List.Ops() {
		if op.Kind == draw.KindPolygon && op.Color.R > 200 && op.Color.G > 160 && op.Color.B < 140 {
			count++
		}
	}
	return count
}

func TestWhoWantsCalmGetsAllStarsAtOnce(t *testing.T) {
	sheet := proved(t, "the-key", 0)
	stage := kittest.NewStage(t)
	stage.Calm = true
	require.Equal(t, hash(stage, sheet, 0), hash(stage, sheet, 500), "nothing moves")
}

func TestTheWayOn(t *testing.T) {
	sheet := proved(t, "the-key", 0)
	stage := kittest.NewStage(t)
	show := func(f *kit.Frame) { result.Draw(f, sheet) }
	stage.Show(show)
	sent := map[string]msg.Msg{}
	for _, b := range stage.Hands.Touchables() {
		c := b.Rect.Center()
		stage.Hands.Handle(event.Event{Kind: event.PointerDown, X: c.X, Y: c.Y})
		for _, x := range stage.Hands.Handle(event.Event{Kind: event.PointerUp, X: c.X, Y: c.Y}) {
			sent[b.ID] = x
		}
		stage.Show(show)
	}
	require.Equal(t, map[string]msg.Msg{
		"improve": msg.Do(msg.Edited), "again": msg.Do(msg.Run),
		"map": msg.Say(msg.Show, "map"), "next": msg.Say(msg.Open, "next"),
	}, sent)
	stage = kittest.NewStage(t)
	stage.Show(show)
	require.Equal(t, []msg.Msg{msg.Say(msg.Open, "next")}, stage.Hands.Handle(event.Event{Kind: event.KeyDown, Key: event.KeyEnter}), "Enter goes on")
	require.Equal(t, []msg.Msg{msg.Do(msg.Edited)}, stage.Hands.Handle(event.Event{Kind: event.KeyDown, Key: event.KeyEscape}))
}
