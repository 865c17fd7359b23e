package app

import "syscall/js"

// SystemLanguage is the language that the browser asks pages for.
func SystemLanguage() string {
	if language := js.Global().Get("navigator").Get("language"); language.Type() == js.TypeString {
		return languageOf(language.String())
	}
	return languageOf("")
}
