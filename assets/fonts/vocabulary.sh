#!/bin/sh
# Lists the Chinese characters that the game itself says, in its catalogues and its levels, as
# han-bold.txt has them: sorted, fifty a line.
#
#   assets/fonts/vocabulary.sh > assets/fonts/han-bold.txt
set -eu
cd "$(dirname "$0")/../.."
find game/loc levels -name '*.yaml' -print0 | xargs -0 cat | python3 -c '
import sys, textwrap
said = sorted({c for c in sys.stdin.buffer.read().decode() if "\u4e00" <= c <= "\u9fff"})
print("\n".join(textwrap.wrap("".join(said), 50)))'
