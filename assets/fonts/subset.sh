#!/bin/sh
# Makes the fonts of the game from those of Debian 12:
#
#   apt-get install fonttools fonts-noto-cjk fonts-noto-core
#   assets/fonts/subset.sh
#
# The same packages give the same bytes. What goes in stands in the .txt files; README.md
# says why. NOTO_CJK and NOTO name other folders to take the originals from.
set -eu
cd "$(dirname "$0")"
cjk=${NOTO_CJK:-/usr/share/fonts/opentype/noto}
noto=${NOTO:-/usr/share/fonts/truetype/noto}
export SOURCE_DATE_EPOCH=1640995200 # pyftmerge would write the hour into the font

parts=$(mktemp -d)
trap 'rm -rf "$parts"' EXIT

# The game reads outlines, widths and the character map. Layout tables, vertical metrics and
# hints would be dead weight. Without --notdef-outline a missing character would be invisible
# rather than a box. Flat (desubroutinized) outlines are no larger here and compress better.
subset() { # FONT OUTPUT [OPTION...]
	font=$1 output=$2
	shift 2
	pyftsubset "$font" --output-file="$output" "$@" \
		--layout-features= --no-hinting --desubroutinize --notdef-outline \
		--name-IDs=0,1,2,3,5,6,13,14 \
		--drop-tables+=GSUB,GPOS,GDEF,MATH,BASE,VORG,vhea,vmtx,gasp
}

# Number 2 in the collections is Simplified Chinese, 7 its sibling of fixed width.
subset "$cjk/NotoSansCJK-Regular.ttc" "$parts/regular.otf" --font-number=2 --unicodes=20,a0 \
	--text-file=letters.txt --text-file=signs.txt --text-file=han-level1.txt --text-file=han-more.txt
subset "$cjk/NotoSansCJK-Bold.ttc" "$parts/bold.otf" --font-number=2 --unicodes=20,a0 \
	--text-file=letters.txt --text-file=han-bold.txt
python=$(sed -n '1s/^#! *//p' "$(command -v pyftsubset)") # the one that has fonttools
"$python" snap.py "$parts/regular.otf" NotoSansSC-Regular.otf
"$python" snap.py "$parts/bold.otf" NotoSansSC-Bold.otf
subset "$cjk/NotoSansCJK-Regular.ttc" NotoSansMonoSC-Regular.otf --font-number=7 --unicodes=20-7e

# Punctuation that Chinese sets as wide as a han, as English sets it.
for weight in Regular Bold; do
	subset "$noto/NotoSans-$weight.ttf" "NotoSans-$weight.ttf" --text-file=punctuation.txt
done

for part in Symbols2 Symbols Math; do
	list=symbols-from-$(echo "$part" | tr '[:upper:]' '[:lower:]').txt
	subset "$noto/NotoSans$part-Regular.ttf" "$parts/$part.ttf" --text-file="$list"
done
subset "$noto/NotoSans-Regular.ttf" "$parts/Sans.ttf" --text-file=symbols-from-sans.txt
pyftmerge --output-file=NotoSymbols-Regular.ttf \
	"$parts/Symbols2.ttf" "$parts/Symbols.ttf" "$parts/Math.ttf" "$parts/Sans.ttf"
