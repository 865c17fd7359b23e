package sheet

import (
	"lostupdate/game/draw"
	"lostupdate/game/view/kit"
)

// term is a word that help explains.
type term struct{ word, text string }

// terms are the words that somebody who begins stumbles over. They are explained as tooltips explain them.
func terms(f *kit.Frame) []term {
	say := f.Words.Say
	return []term{
		{say("tip.word.tick"), say("tip.measure-ticks")},
		{say("tip.word.bench"), say("tip.word.bench-text")},
		{say("tip.word.quantum"), say("tip.quantum")},
		{say("tip.word.switch"), say("tip.measure-switches")},
		{say("tip.word.schedule"), say("tip.word.schedule-text")},
		{say("tip.word.interrupt"), say("tip.interrupts")},
		{say("tip.word.interleaving"), say("tip.states")},
		{say("tip.word.key"), say("tip.word.key-text")},
		{say("tip.word.memory"), say("tip.measure-memory")},
		{say("tip.word.target"), say("tip.word.target-text")},
	}
}

// wordsLeft is how many of them stand in the left column; the others go on in the right one.
const wordsLeft = 5

func termsHeight(f *kit.Frame, width float32, some []term) (height float32) {
	for _, t := range some {
		height += f.TextHeight(width, t.word, f.Font.Label) + f.TextHeight(width, t.text, f.Font.Small) + paragraphGap
	}
	return height
}

func drawTerms(f *kit.Frame, r draw.Rect, some []term) {
	y := r.Y
	for _, t := range some {
		y += f.Text(draw.Rect{X: r.X, Y: y, W: r.W}, t.word, f.Font.Label, f.Theme.Ink)
		y += f.Text(draw.Rect{X: r.X, Y: y, W: r.W}, t.text, f.Font.Small, f.Theme.Ink) + paragraphGap
	}
}

func wordsHeight(f *kit.Frame, width float32) float32 {
	return headingHeight(f) + f.TextHeight(width, f.Words.Say("tip.words-note"), f.Font.Small) + paragraphGap + termsHeight(f, width, terms(f)[:wordsLeft])
}

// drawWords explains the words.
func drawWords(f *kit.Frame, r draw.Rect) {
	f.Line(draw.Rect{X: r.X, Y: r.Y, W: r.W, H: headingHeight(f)}, f.Words.Say("tip.words"), f.Font.Heading, f.Theme.Ink, kit.Left)
	r.Y += headingHeight(f)
	r.Y += f.Text(draw.Rect{X: r.X, Y: r.Y, W: r.W}, f.Words.Say("tip.words-note"), f.Font.Small, f.Theme.InkSoft) + paragraphGap
	drawTerms(f, r, terms(f)[:wordsLeft])
}

func moreWordsHeight(f *kit.Frame, width float32) float32 {
	return paragraphGap + termsHeight(f, width, terms(f)[wordsLeft:])
}

func drawMoreWords(f *kit.Frame, r draw.Rect) {
	r.Y += paragraphGap
	drawTerms(f, r, terms(f)[wordsLeft:])
}
