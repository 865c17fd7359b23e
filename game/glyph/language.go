package glyph

// isShared tells whether a character is one of the punctuation marks that Chinese sets as
// wide as a han and English narrow, though Unicode has only one of each.
func isShared(r rune) bool {
	switch r {
	case '‘', '’', '“', '”', '…', '·', '•':
		return true
	}
	return false
}

// weightFor returns the weight without the language, unless that matters to the character.
func weightFor(r rune, w weight) weight {
	if isShared(r) {
		return w
	}
	return w &^ latin
}

// language returns latin if the text is to be set with the narrow punctuation of English:
// if there is nothing Chinese in it. The whole text decides, not the neighbours of each
// mark, so that the two quotes of a pair always match.
func language(text string) weight {
	for _, r := range text {
		if isWide(r) {
			return 0
		}
	}
	return latin
}
