package puzzle

// Question asks the player which values a global can have when everybody has
// gone home. The answer is computed by searching all schedules; it stands in no
// file.
type Question struct {
	Line    string // whose copy; "" means the first line's
	Global  string
	Choices []int64 // ascending, from which the player picks all that are possible
}
