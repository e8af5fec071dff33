#!/bin/sh
# Runs the tests of a build and adds them up: the last line is "N passed, N failed". Exit status 1 when
# any failed. Usage: run_tests.sh BUILD [argument of meson test]...
set -eu

build=$1
shift
rm -f "$build"/meson-logs/testlog*.json
meson test -C "$build" --no-rebuild "$@" || true
log=$(find "$build/meson-logs" -name 'testlog*.json')
if [ ! -s "$log" ]; then
	echo 'wherry: the tests could not be run' >&2
	exit 1
fi
exec python3 "$(dirname "$0")/count_tests.py" "$log"
