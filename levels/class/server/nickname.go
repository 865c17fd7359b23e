package server

import (
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"lostupdate/levels/class"
	"lostupdate/levels/puzzle"
)

// nickname returns a nickname as it is shown, and folded so that those which can hardly be told apart are
// equal: by capital letters, wide letters, accents, spaces and dots, and by letters of other alphabets that look like
// Latin ones. why says what is wrong with one that cannot be taken.
func nickname(typed string) (shown, folded string, why *puzzle.Bilingual) {
	if len(typed) > 4*nicknameMax*4 {
		return "", "", &puzzle.Bilingual{EN: "That is too long: 24 characters are enough.", ZH: "太长了：最多 24 个字。"}
	}
	shown = class.CleanText(norm.NFKC.String(typed), nicknameMax+1)
	folded = strings.Map(func(r rune) rune {
		switch like, is := alike[r]; {
		case is:
			return like
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			return r
		}
		return -1
	}, cases.Fold().String(norm.NFKD.String(shown)))
	switch {
	case folded == "":
		return "", "", &puzzle.Bilingual{EN: "Choose a nickname with at least one letter or digit.", ZH: "昵称里至少要有一个字、字母或数字。"}
	case len([]rune(shown)) > nicknameMax:
		return "", "", &puzzle.Bilingual{EN: "That is too long: 24 characters are enough.", ZH: "太长了：最多 24 个字。"}
	case strings.Contains(shown, "@"):
		return "", "", &puzzle.Bilingual{EN: "That looks like an address. Choose a nickname: nobody needs to know more here.", ZH: "这看起来像个地址。取个昵称就好，这里不需要知道更多。"}
	}
	return shown, folded, nil
}

// alike are small Cyrillic and Greek letters which look like a Latin one, or whose capitals do. It is no list of all that
// look alike: 1 and l and I stay three, since there are classes with an Ian and a Lan.
var alike = map[rune]rune{
	'а': 'a', 'в': 'b', 'е': 'e', 'з': '3', 'к': 'k', 'м': 'm', 'н': 'h', 'о': 'o', 'р': 'p', 'с': 'c', 'т': 't', 'у': 'y', 'х': 'x',
	'і': 'i', 'ј': 'j', 'ѕ': 's', 'һ': 'h', 'ԁ': 'd', 'ԛ': 'q', 'ԝ': 'w', 'ӏ': 'l', 'ё': 'e', 'ї': 'i',
	'α': 'a', 'β': 'b', 'ε': 'e', 'ζ': 'z', 'η': 'h', 'ι': 'i', 'κ': 'k', 'μ': 'm', 'ν': 'n', 'ο': 'o', 'ρ': 'p', 'τ': 't', 'υ': 'y', 'χ': 'x',
	'ı': 'i', 'ɑ': 'a', 'ɡ': 'g',
}
