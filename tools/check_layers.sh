#!/bin/sh
# The folders of src/ are the data flow in order. A file may include base/, its own folder and the
# folders before it; main.c includes cli/ only. Usage: check_layers.sh [SRC]. Prints TAP.
set -eu

order='base intake record rules measure audit improve disclose store report web demo cli browser'

# Prints what is wrong in the tree $1, a line each.
wrong() {
	find "$1" -name '*.[ch]' -o -name '*.def' | sort | while read -r file; do
		awk -v file="${file#"$1"/}" -v order="$order" '
		BEGIN {
			n = split(order, names, " ")
			for (i = 1; i <= n; i++)
				place[names[i]] = i
			room = file
			if (!sub("/.*", "", room))
				room = ""
			if (room != "" && !(room in place)) {
				print file ": the folder " room " has no place in the order"
				exit
			}
		}
		/^[ \t]*#[ \t]*include[ \t]*"/ {
			split($0, part, "\"")
			target = part[2]
			if (!sub("/.*", "", target))
				complaint = "say its folder"
			else if (!(target in place))
				complaint = "its folder has no place in the order"
			else if (room == "" && target != "cli")
				complaint = "only cli/ may be included here"
			else if (room != "" && place[target] > place[room])
				complaint = room "/ comes before " target "/"
			else
				next
			print file ":" FNR ": " part[2] ": " complaint
		}' "$file"
	done
}

# One TAP line: number, sentence, complaints.
report() {
	if [ -z "$3" ]; then
		echo "ok $1 - $2"
	else
		echo "not ok $1 - $2"
		echo "$3" | sed 's/^/# /'
	fi
}

# A tree with every kind of wrong include; whether each is noticed.
self_test() {
	dir=$(mktemp -d)
	mkdir "$dir/base" "$dir/rules" "$dir/attic"
	echo '#include "rules/rule.h"' >"$dir/base/a.c"
	printf '#include "base/a.h"\n#include "rules/b.h"\n' >"$dir/rules/fine.c"
	echo '#include "b.h"' >"$dir/rules/b.c"
	echo '#include "nowhere/b.h"' >"$dir/rules/c.h"
	echo '#include "base/a.h"' >"$dir/main.c"
	echo 'int x;' >"$dir/attic/a.c"
	found=$(wrong "$dir" | wc -l)
	rm -r "$dir"
	[ "$found" -eq 5 ] || echo "5 wrong includes were planted, $found noticed"
}

src=${1:-$(dirname "$0")/../src}
echo '1..2'
report 1 'the check notices every kind of wrong include' "$(self_test)"
found=$(wrong "$src")
report 2 'folders include only what comes before them' "$found"
[ -z "$found" ]
