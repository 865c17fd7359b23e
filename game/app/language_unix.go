//go:build !js && !windows

package app

import (
	"context"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"time"
)

// SystemLanguage is the language that the environment asks for. On a Mac, where programs that are not started from a
// terminal have none, the system's own setting is asked.
func SystemLanguage() string {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if value := os.Getenv(name); value != "" {
			return languageOf(value)
		}
	}
	if runtime.GOOS == "darwin" {
		ctx, cancel := context.WithTimeout(context.Background(), time.Second)
		defer cancel()
		if answer, err := exec.CommandContext(ctx, "defaults", "read", "-g", "AppleLocale").Output(); err == nil {
			return languageOf(strings.TrimSpace(string(answer)))
		}
	}
	return languageOf("")
}
