package puzzle

import (
	"strconv"
	"strings"
)

// VariantsMax bounds the variants of a level, so that one digit names each.
const VariantsMax = 9

// Parameter is a number or a word in which the variants of a level differ. Level files, texts and solutions
// write its name, as in $boxes, where its value belongs.
type Parameter struct {
	Name  string
	Value string
}

// variantMark stands between the name of a level and the number of a variant, as in "the-key~2". No
// name has it.
const variantMark = "~"

// VariantID returns the id of a variant of a level, from 1. The first is the level that everybody knows, and
// has its plain name.
func VariantID(base string, variant int) string {
	if variant <= 1 {
		return base
	}
	return base + variantMark + strconv.Itoa(variant)
}

// SplitID takes the id of a variant apart. What is no such id is taken for the plain name of a level.
func SplitID(id string) (base string, variant int) {
	base, digit, found := strings.Cut(id, variantMark)
	if !found || len(digit) != 1 || digit[0] < '2' || digit[0] > '0'+VariantsMax {
		return id, 1
	}
	return base, int(digit[0] - '0')
}

// BaseID returns the name that a level shares with its variants.
func BaseID(id string) string {
	base, _ := SplitID(id)
	return base
}

// Base returns the name that the level shares with its variants.
func (p *Puzzle) Base() string { return BaseID(p.ID) }
