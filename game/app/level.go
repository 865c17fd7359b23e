package app

import (
	"errors"
	"fmt"
	"strings"

	"lostupdate/levels"
)

// ErrNoLevel tells that the level that was asked for is not in the campaign.
var ErrNoLevel = errors.New("there is no such level")

// checkLevel tells whether a level that was asked for exists; nothing asked for is fine. Behind the id may stand which
// part is meant, as in "last-item engineer".
func checkLevel(catalog *levels.Catalog, id string) error {
	if id == "" {
		return nil
	}
	name, _, _ := strings.Cut(id, " ")
	if _, ok := catalog.Level(name); ok {
		return nil
	}
	var known []string
	for _, l := range catalog.Levels() {
		known = append(known, l.ID())
	}
	list := strings.Join(known, ", ")
	return fmt.Errorf("--level %q: %w; the levels are %s\n--level %q：没有这一关；现有关卡：%s", id, ErrNoLevel, list, id, list)
}
