package yaml

import (
	"strconv"
	"strings"
)

// kindOf returns what a plain text is.
func kindOf(text string) Kind {
	switch text {
	case "", "~", "null", "Null", "NULL":
		return Null
	case "true", "True", "TRUE", "false", "False", "FALSE":
		return Bool
	case ".nan", ".NaN", ".NAN":
		return Float
	}
	digits := strings.TrimLeft(text, "+-")
	if len(text)-len(digits) > 1 || digits == "" {
		return String
	}
	switch digits {
	case ".inf", ".Inf", ".INF":
		return Float
	}
	if c := digits[0]; c != '.' && (c < '0' || c > '9') {
		return String
	}
	bare := strings.ReplaceAll(digits, "_", "")
	if isInteger(bare) {
		return Integer
	}
	// ParseFloat knows more than YAML does: hexadecimal fractions and infinities.
	if strings.ContainsAny(bare, "xXpPnN") {
		return String
	}
	if _, err := strconv.ParseFloat(bare, 64); err == nil || strings.Contains(err.Error(), "range") {
		return Float
	}
	return String
}

// isInteger reports whether digits are a whole number of any size, in base 10, or 16, 8 or 2 with a prefix.
func isInteger(digits string) bool {
	const hexadecimal = "0123456789abcdefABCDEF"
	known := hexadecimal[:10]
	switch digits[:min(2, len(digits))] {
	case "0x":
		digits, known = digits[2:], hexadecimal
	case "0o":
		digits, known = digits[2:], hexadecimal[:8]
	case "0b":
		digits, known = digits[2:], hexadecimal[:2]
	}
	return digits != "" && strings.Trim(digits, known) == ""
}
