package class

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"slices"

	"lostupdate/levels"
	"lostupdate/levels/puzzle"
)

// Hints says which hints a student may open.
type Hints string

const (
	HintsFree  Hints = "free"  // all, as at home
	HintsFirst Hints = "first" // only the first of each level, a nudge
	HintsNone  Hints = "none"
)

// StarsMax is the most stars that a level has.
const StarsMax = 3

// LevelsMax bounds the levels of an assignment.
const LevelsMax = 200

// Assignment is what a teacher asks of a class. It names nobody.
type Assignment struct {
	Label    string          // what it is called, such as "Week 3"; may be ""
	Due      string          // when it is due, in the teacher's own words; may be ""
	Language puzzle.Language // "" leaves it to the student
	Hints    Hints
	Seed     uint32 // of the variants of levels that students get; 0 gives everybody the level as it is
	Levels   []Wanted
}

// Wanted is a level of an assignment, and how many of its stars are wanted.
type Wanted struct {
	ID       string
	Revision int
	Stars    int // from 1 to StarsMax
}

// Check reports what keeps an assignment from being given out, or nil.
func (a *Assignment) Check() error {
	switch {
	case !isClean(a.Label, LabelMax):
		return badAssignment("the label is longer than %d characters, or has some that cannot be seen", "标题超过 %d 个字，或含有看不见的字符", LabelMax)
	case !isClean(a.Due, DueMax):
		return badAssignment("the due text is longer than %d characters, or has some that cannot be seen", "截止时间超过 %d 个字，或含有看不见的字符", DueMax)
	case a.Language != "" && !slices.Contains(puzzle.Languages(), a.Language):
		return badAssignment("there is no language %q: choose en or zh", "没有语言 %q：请选 en 或 zh", string(a.Language))
	case !slices.Contains(hintPolicies(), a.Hints):
		return badAssignment("there is no hint policy %q: choose free, first or none", "没有提示规则 %q：请选 free、first 或 none", string(a.Hints))
	case len(a.Levels) == 0 || len(a.Levels) > LevelsMax:
		return badAssignment("an assignment has 1 to %d levels, not %d", "一份作业有 1 到 %d 关，而不是 %d 关", LevelsMax, len(a.Levels))
	}
	seen := map[string]bool{}
	for _, w := range a.Levels {
		switch {
		case !isLevelName(w.ID):
			return badAssignment("%q is no name of a level", "%q 不是关卡的名字", w.ID)
		case seen[w.ID]:
			return badAssignment("the level %q is there twice", "关卡 %q 出现了两次", w.ID)
		case w.Stars < 1 || w.Stars > StarsMax:
			return badAssignment("level %q: %d stars are wanted, 1 to %d are possible", "关卡 %q：要求 %d 颗星，只能是 1 到 %d 颗", w.ID, w.Stars, StarsMax)
		case w.Revision < 1 || w.Revision > revisionMax:
			return badAssignment("level %q has no revision %d", "关卡 %q 没有第 %d 版", w.ID, w.Revision)
		}
		seen[w.ID] = true
	}
	return nil
}

const (
	revisionMax    = 1_000_000
	levelNameBytes = 128
)

func hintPolicies() []Hints { return []Hints{HintsFree, HintsFirst, HintsNone} }

// isLevelName reports whether a text can be a level's id: small letters, digits and dashes.
func isLevelName(id string) bool {
	for i := range len(id) {
		c := id[i]
		if !('a' <= c && c <= 'z' || '0' <= c && c <= '9' || i > 0 && (c == '-' || c == '_')) {
			return false
		}
	}
	return id != "" && len(id) <= levelNameBytes
}

func badAssignment(english, chinese string, values ...any) *Problem {
	return problem(Unreadable, "", english, chinese, values...)
}

// Wants returns how many stars of a level, or of any of its variants, are wanted; false where it is not in the assignment.
func (a *Assignment) Wants(level string) (Wanted, bool) {
	base := puzzle.BaseID(level)
	for _, w := range a.Levels {
		if w.ID == base {
			return w, true
		}
	}
	return Wanted{}, false
}

// Stars returns how many stars are wanted in all.
func (a *Assignment) Stars() int {
	total := 0
	for _, w := range a.Levels {
		total += w.Stars
	}
	return total
}

// Strangers returns a problem for each level of the assignment that the catalog does not have, or
// has in another revision.
func (a *Assignment) Strangers(catalog *levels.Catalog) []*Problem {
	var strange []*Problem
	for _, w := range a.Levels {
		l, ok := catalog.Level(w.ID)
		switch {
		case !ok:
			strange = append(strange, problem(UnknownLevel, w.ID, "there is no such level here: get a newer version of the game, or its pack", "这里没有这一关：请更新游戏，或载入它所在的关卡包"))
		case l.Puzzle.Revision != w.Revision:
			strange = append(strange, problem(OtherRevision, w.ID, "the assignment means revision %d of the level, here it has revision %d", "作业指的是这一关的第 %d 版，这里是第 %d 版", w.Revision, l.Puzzle.Revision))
		}
	}
	return strange
}

// hashBytes of SHA-256 are kept: enough that nobody meets two assignments with one hash by chance.
const hashBytes = 8

// Hash returns 16 hexadecimal digits that name the assignment in tickets. It depends on
// what the assignment says and not on how its text was compressed.
func (a *Assignment) Hash() string {
	sum := a.sum()
	return hex.EncodeToString(sum[:hashBytes])
}

// Code returns nine digits, such as "482-917-305", by which people make sure that they have the
// same assignment. Digits are what is read aloud without mistakes in every language.
func (a *Assignment) Code() string {
	sum := a.sum()
	n := binary.BigEndian.Uint64(sum[:8]) % 1_000_000_000
	return fmt.Sprintf("%03d-%03d-%03d", n/1_000_000, n/1000%1000, n%1000)
}

func (a *Assignment) sum() [sha256.Size]byte {
	return sha256.Sum256(append([]byte("lost update assignment\n"), a.body()...))
}
