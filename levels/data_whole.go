//go:build !player

package levels

import "embed"

//go:embed data
var campaign embed.FS
