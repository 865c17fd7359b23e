//go:build player

package levels

import "embed"

// A program that is given to players has no known solutions in it, and not what the campaign must teach: nobody finds an
// answer there, and it is smaller. Concepts, which only teachers' programs ask, is an error in it.
//
//go:embed data/campaign.yaml data/*/level.yaml data/*/text.*.yaml data/*/par*.yaml
var campaign embed.FS
