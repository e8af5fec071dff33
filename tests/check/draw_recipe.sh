#!/bin/sh
# draw_recipe.sh WHERRY DOCS: draws, then repeats the draw with the lines of docs/draw.md alone, which
# need sha256sum and sort. Prints TAP.
set -eu

wherry=$(realpath "$1")
docs=$(realpath "$2")
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

echo 'case id,team' >cases.csv
i=0
while [ $i -lt 150 ]; do
	echo "SW$((7000 + i * 13)),$([ $((i % 3)) -eq 0 ] && echo North || echo South)" >>cases.csv
	i=$((i + 1))
done

# The recipe as it is printed in the page, without its fences.
awk '/^```sh$/ { on = 1; next } /^```$/ { on = 0 } on' "$docs" >recipe.sh
grep -q sha256sum recipe.sh && grep -q sort recipe.sh

# The cases of draw.json ($1) of stratum $2 ("null" for none), with their tickets, in order.
told() {
	sed -n '/"sample"/,/"reserve":\[/p' "$1" | grep "\"stratum\":$2," |
		sed -n 's/.*"case":"\([^"]*\)".*"ticket":"\([0-9a-f]*\)".*/\2 \1/p'
}

# What number $1 compares: two files.
same() {
	if [ -s "$3" ] && cmp -s "$3" "$4"; then
		echo "ok $1 - $2"
	else
		echo "not ok $1 - $2"
		diff "$3" "$4" | sed 's/^/# /' || true
		failed=1
	fi
}

failed=0
echo 1..4
"$wherry" draw cases.csv --freeze --out plain >/dev/null
"$wherry" draw cases.csv --seed 'dice 4 1 6' --size 12 --out plain >/dev/null
told plain/public/draw.json null >want
(cd plain/public && SEED='dice 4 1 6' N=12 sh ../../recipe.sh) >printed
tail -n +2 printed >got
same 1 'the recipe prints the cases and tickets of a draw' want got
head -n 1 printed | cut -c1-64 >digest
sed -n 's/.*"frame":{"sha256":"\([0-9a-f]*\)".*/\1/p' plain/public/draw.json >named
same 2 'the recipe prints the digest that the draw names' named digest

"$wherry" draw cases.csv --freeze --by team --out teams >/dev/null
"$wherry" draw cases.csv --seed 77 --size 30 --out teams >/dev/null
told teams/public/draw.json '"North"' >want
sed "s/tail -n +2 frame.csv/grep ',North\$' frame.csv/" recipe.sh >north.sh
(cd teams/public && SEED=77 N=$(wc -l <../../want) sh ../../north.sh) | tail -n +2 >got
same 3 'the recipe prints the cases of a stratum' want got

grep -o 'SW[0-9]*' teams/public/* plain/public/* >leaked || true
echo none >want
[ -s leaked ] || echo none >leaked
same 4 'no case number is published' want leaked
exit $failed
