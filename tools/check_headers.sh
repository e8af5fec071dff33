#!/bin/sh
# Every header compiles alone, whatever was included before it.
# Usage: check_headers.sh [SRC] (CC chooses the compiler). Prints TAP.
set -eu

src=${1:-$(dirname "$0")/../src}
cc=${CC:-cc}

compiles() {
	printf '#include "%s"\n' "$1" |
		$cc -std=c17 -D_POSIX_C_SOURCE=200809L -D_DEFAULT_SOURCE -Wall -Wextra -Werror \
			-fsyntax-only -I"$2" -x c - 2>&1
}

self_test() {
	dir=$(mktemp -d)
	echo 'struct bad { size_t n; };' >"$dir/bad.h"
	if compiles bad.h "$dir" >/dev/null; then
		echo 'not ok 1 - the check notices a header that needs another'
		failed=1
	else
		echo 'ok 1 - the check notices a header that needs another'
	fi
	rm -r "$dir"
}

failed=0
self_test
number=1
for header in $(cd "$src" && find . -name '*.h' | sed 's|^\./||' | sort); do
	number=$((number + 1))
	if complaint=$(compiles "$header" "$src"); then
		echo "ok $number - $header compiles alone"
	else
		echo "not ok $number - $header compiles alone"
		echo "$complaint" | sed 's/^/# /'
		failed=1
	fi
done
echo "1..$number"
exit "$failed"
