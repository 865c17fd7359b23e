package class

import _ "embed"

// Trust tells teachers, in both languages, how grading cannot be fooled: the text of TRUST.md.
//
//go:embed TRUST.md
var Trust string
