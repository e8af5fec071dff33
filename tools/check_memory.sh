#!/bin/sh
# Memory comes from base/, the program ends in main.c or base/, and SQL lives in .sql files.
# Usage: check_memory.sh [SRC]. Prints TAP.
set -eu

# The lines of the tree $1 that call what the pattern $2 names, outside the paths that match $3.
# A line of a comment (it begins with * or /) is no call.
lines() {
	(cd "$1" && find . -name '*.[ch]' | sed 's|^\./||' | sort | xargs -r grep -nE "$2" /dev/null) |
		grep -vE "$3" | grep -vE '^[^:]*:[0-9]+:[[:space:]]*(\*|/[*/])' || true
}

memory() {
	lines "$1" '\<(malloc|calloc|realloc|reallocarray|free|strdup|strndup|alloca)\(' '^base/'
}

ends() {
	lines "$1" '\<_?[eE]xit\(|\<quick_exit\(' '^(base/|main\.c:)'
}

sql() {
	lines "$1" '\<(SELECT|INSERT INTO|DELETE FROM) ' '\.h:'
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
	mkdir "$dir/base" "$dir/rules"
	printf 'p = malloc(1);\nexit(1);\n' | tee "$dir/base/fine.c" >"$dir/rules/bad.c"
	printf 'free(p);\n_exit(1);\nq = "SELECT 1";\n' >>"$dir/rules/bad.c"
	printf 'mem_free(p);\n/* free(p) */\nlevel_exit(1);\n' >"$dir/rules/fine.c"
	found=$({ memory "$dir"; ends "$dir"; sql "$dir"; } | wc -l)
	rm -r "$dir"
	[ "$found" -eq 5 ] || echo "5 wrong lines were planted, $found noticed"
}

src=${1:-$(dirname "$0")/../src}
failed=0
echo '1..4'
report 1 'the check notices every kind of wrong call' "$(self_test)"
report 2 'memory is taken and given back in base only' "$(memory "$src")"
report 3 'the program ends in main.c or base only' "$(ends "$src")"
report 4 'there is no SQL in C' "$(sql "$src")"
exit "$failed"
