#!/bin/sh
# Files that can be read in one go: a .c file over 400 lines gets a remark and over 800 fails, a header
# over 150 fails, a tool over 200 fails; .def tables may be of any length.
# Usage: check_sizes.sh [ROOT]. Prints TAP.
set -eu

# Prints the files of the tree $1, named as $2 (a find pattern), that have over $3 lines.
longer() {
	for folder in src tests; do
		[ -d "$1/$folder" ] || continue
		find "$1/$folder" -name "$2"
	done | sort | over "$3"
}

over() {
	while read -r file; do
		lines=$(wc -l <"$file")
		if [ "$lines" -gt "$1" ]; then
			echo "$file: $lines lines, over $1"
		fi
	done
}

tools_longer() {
	[ -d "$1/tools" ] || return 0
	find "$1/tools" -type f \( -name '*.sh' -o -name '*.py' -o -name '*.c' \) | sort | over 200
}

report() {
	if [ -z "$3" ]; then
		echo "ok $1 - $2"
	else
		echo "not ok $1 - $2"
		echo "$3" | sed 's/^/# /'
		failed=1
	fi
}

self_test() {
	dir=$(mktemp -d)
	mkdir "$dir/src" "$dir/tools"
	seq 801 >"$dir/src/long.c"
	seq 800 >"$dir/src/fine.c"
	seq 151 >"$dir/src/long.h"
	seq 999 >"$dir/src/table.def"
	seq 201 >"$dir/tools/long.sh"
	found=$({ longer "$dir" '*.c' 800; longer "$dir" '*.h' 150; tools_longer "$dir"; } | wc -l)
	rm -r "$dir"
	[ "$found" -eq 3 ] || echo "3 files too long were planted, $found noticed"
}

root=${1:-$(dirname "$0")/..}
failed=0
echo '1..4'
report 1 'the check notices files that are too long' "$(self_test)"
report 2 'no .c file is over 800 lines' "$(longer "$root" '*.c' 800)"
report 3 'no header is over 150 lines' "$(longer "$root" '*.h' 150)"
report 4 'no tool is over 200 lines' "$(tools_longer "$root")"
longer "$root" '*.c' 400 | sed 's/^/# worth a look: /'
exit "$failed"
