package fonts

import _ "embed" // for the go:embed directives

//go:embed NotoSansSC-Regular.otf
var regular []byte

//go:embed NotoSansSC-Bold.otf
var bold []byte

//go:embed NotoSans-Regular.ttf
var latinRegular []byte

//go:embed NotoSans-Bold.ttf
var latinBold []byte

//go:embed NotoSansMonoSC-Regular.otf
var mono []byte

//go:embed NotoSymbols-Regular.ttf
var symbols []byte

// Set is the fonts of the game. The bytes must not be changed.
type Set struct {
	Regular []byte // running text: Latin and all Chinese characters of the game
	Bold    []byte // titles and labels: Latin and the commonest Chinese characters
	Mono    []byte // program text: ASCII
	Symbols []byte // signs that the others do not have

	// Punctuation that both languages use and set differently, as English sets it.
	LatinRegular, LatinBold []byte
}

// All returns the fonts that are embedded in the program.
func All() Set {
	return Set{
		Regular: regular, Bold: bold, Mono: mono, Symbols: symbols,
		LatinRegular: latinRegular, LatinBold: latinBold,
	}
}
