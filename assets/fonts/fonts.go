package fonts

import _ "embed" // for the go:embed directives

//go:embed NotoSansSC-Regular.otf
var regular []byte

//go:embed NotoSansSC-Bold.otf
var bold []byte

// Regular returns the font of running text. The bytes must not be changed.
func Regular() []byte { return regular }

// Bold returns the font of titles and labels. The bytes must not be changed.
func Bold() []byte { return bold }
