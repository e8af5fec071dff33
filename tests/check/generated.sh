#!/bin/sh
# What the program writes of itself stands in docs/, byte for byte. Prints TAP.
# generated.sh FILE COMMAND... compares FILE with what COMMAND prints; generated.sh --write PROGRAM
# DATA_MD DOCS writes all of docs/ that is generated (ninja docs).
set -eu

if [ "$1" = --write ]; then
	"$2" rules --format markdown >"$4/rules.md.new"
	"$2" measure --list --format markdown >"$4/measures.md.new"
	"$3" >"$4/data.md.new"
	mv "$4/rules.md.new" "$4/rules.md"
	mv "$4/measures.md.new" "$4/measures.md"
	mv "$4/data.md.new" "$4/data.md"
	exit 0
fi

file=$1
shift
said=$(mktemp)
trap 'rm -f "$said"' EXIT
"$@" >"$said"
echo '1..1'
if [ -s "$said" ] && cmp -s "$said" "$file"; then
	echo "ok 1 - $(basename "$file") is as the program writes it"
else
	echo "not ok 1 - $(basename "$file") is as the program writes it"
	echo '# ninja docs writes it anew; the first differences are:'
	diff "$file" "$said" 2>&1 | head -n 20 | sed 's/^/# /'
	exit 1
fi
