package app

import "golang.org/x/sys/windows"

// SystemLanguage is the language that Windows shows its own windows in.
func SystemLanguage() string {
	names, err := windows.GetUserPreferredUILanguages(windows.MUI_LANGUAGE_NAME)
	if err != nil || len(names) == 0 {
		return languageOf("")
	}
	return languageOf(names[0])
}
