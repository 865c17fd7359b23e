package class

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"strings"

	"lostupdate/levels"
)

// Varied reports whether every student of the assignment gets variants of his own.
func (a *Assignment) Varied() bool { return a.Seed != 0 }

// LevelFor returns the variant of a level that a student of this name gets: the first one, which everybody knows, where the
// assignment has no seed. Whoever verifies a ticket finds the same one, since the ticket has the name.
//
// Of students who are called by numbers, neighbours get different variants, wherever there are two. Other names are
// spread by a hash. Capital and small letters count as the same, and so do wide and narrow digits, for who writes Chinese
// types either.
func (a *Assignment) LevelFor(student string, level *levels.Level) *levels.Level {
	number := 1
	if a.Varied() {
		number += int((a.shift(level.Base()) + place(student)) % uint64(level.Variants()))
	}
	if v, ok := level.Variant(number); ok {
		return v
	}
	return level
}

// shift is where the variants of a level begin: another place for every seed and level.
func (a *Assignment) shift(level string) uint64 {
	return hashed(fmt.Sprintf("lost update variants\n%d\n%s", a.Seed, level))
}

// place is a student's place among the others: his number, or a number that is made of his name.
func place(student string) uint64 {
	name := strings.Map(func(r rune) rune {
		if '０' <= r && r <= '９' {
			return r - '０' + '0'
		}
		return r
	}, strings.ToLower(CleanText(student, NameMax)))
	if name == "" || strings.Trim(name, "0123456789") != "" {
		return hashed("lost update student\n" + name)
	}
	n := uint64(0)
	for _, digit := range name { // which are up to NameMax: numbers of students are longer than those of machines
		n = (n*10 + uint64(digit-'0')) % turn
	}
	return n
}

// turn is a number that 1 to 9 divide, and no level has more variants: what is left of a number after it tells the same variant.
const turn = 2520

// hashed is small enough that two of them can be added.
func hashed(text string) uint64 {
	sum := sha256.Sum256([]byte(text))
	return uint64(binary.BigEndian.Uint32(sum[:]))
}
