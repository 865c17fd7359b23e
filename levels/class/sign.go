package class

import (
	"strings"

	"lostupdate/levels/puzzle"
)

// Glyph stands for the mark where there is little room. No two states share one, so that it needs no colour.
func (m *Mark) Glyph() string {
	switch m.State {
	case Proved:
		return strings.Repeat("★", m.Stars) + strings.Repeat("☆", max(0, m.Wanted-m.Stars))
	case Half:
		return "½"
	case Refuted:
		return "✗"
	case Undecided:
		return "?"
	case Foreign:
		return "≠"
	case Illegal:
		return "!"
	}
	return "·"
}

// Word names the state of a level that is graded.
func (s State) Word() puzzle.Bilingual {
	switch s {
	case Proved:
		return puzzle.Bilingual{EN: "proved", ZH: "已证明"}
	case Half:
		return puzzle.Bilingual{EN: "one part of two", ZH: "两部分完成一半"}
	case Refuted:
		return puzzle.Bilingual{EN: "wrong", ZH: "不对"}
	case Undecided:
		return puzzle.Bilingual{EN: "undecided", ZH: "未判定"}
	case Foreign:
		return puzzle.Bilingual{EN: "for another revision of the level", ZH: "属于另一版关卡"}
	case Illegal:
		return puzzle.Bilingual{EN: "cannot be built", ZH: "搭不出来"}
	}
	return puzzle.Bilingual{EN: "not handed in", ZH: "未提交"}
}
