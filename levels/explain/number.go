package explain

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"
)

// grouped writes a number with commas between groups of three digits.
func grouped(digits string) string {
	sign := ""
	if strings.HasPrefix(digits, "-") {
		sign, digits = "-", digits[1:]
	}
	var groups []string
	for len(digits) > 3 {
		groups = append([]string{digits[len(digits)-3:]}, groups...)
		digits = digits[:len(digits)-3]
	}
	return sign + strings.Join(append([]string{digits}, groups...), ",")
}

// Count writes a number for people: 184,756.
func Count(n int) string { return grouped(strconv.Itoa(n)) }

// BigCount writes a number that may be huge: 184,756, or 10^45 with "about" left
// to the sentence, and whether it was rounded down to such a power of ten.
func BigCount(n *big.Int) (text string, rounded bool) {
	const digitsMax = 15
	digits := n.String()
	if len(digits) <= digitsMax {
		return grouped(digits), false
	}
	return fmt.Sprintf("10^%d", len(digits)-1), true
}
