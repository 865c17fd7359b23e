package app

import (
	"strings"

	"lostupdate/game/loc"
)

// languageOf reads the name of a language or locale, such as "zh_CN.UTF-8" or "zh-Hans".
func languageOf(locale string) string {
	if strings.HasPrefix(strings.ToLower(locale), loc.Chinese) {
		return loc.Chinese
	}
	return loc.English
}
