#!/bin/sh
# The list of rules in docs/ is what the program says of its rules, byte for byte. Prints TAP.
# rules_md.sh WHERRY FILE compares; rules_md.sh --write WHERRY FILE writes the file anew (ninja docs).
set -eu

if [ "$1" = --write ]; then
	"$2" rules --format markdown >"$3.new"
	mv "$3.new" "$3"
	exit 0
fi

said=$(mktemp)
trap 'rm -f "$said"' EXIT
"$1" rules --format markdown >"$said"
echo '1..1'
if [ -s "$said" ] && cmp -s "$said" "$2"; then
	echo "ok 1 - $(basename "$2") is as the program writes it"
else
	echo "not ok 1 - $(basename "$2") is as the program writes it"
	echo '# ninja docs writes it anew; the first differences are:'
	diff "$2" "$said" 2>&1 | head -n 20 | sed 's/^/# /'
	exit 1
fi
