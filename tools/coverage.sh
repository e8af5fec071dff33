#!/bin/sh
# Builds the rules with gcc so that every line counts how often it is executed, runs our own cases (and,
# for the notes of the reader, their test), and lists every rule function with lines that none of them
# reached. Exit status 1 when there are any.
set -eu
cd "$(dirname "$0")/.."

tools/install_needs.sh test
dir=build/coverage
[ -e "$dir/build.ninja" ] || CC=gcc meson setup "$dir" -Db_coverage=true -Doptimization=0 -Dtests=true
ninja -C "$dir" --quiet tests/cases/cases tests/unit/test_structure
find "$dir" -name '*.gcda' -delete
"$dir/tests/cases/cases" tests/cases/ssda903 tests/cases/cin tests/cases/annexa | tail -n 1
"$dir/tests/unit/test_structure" >"$dir/test_structure.log" 2>&1
python3 tools/rule_functions.py COVERED src "$dir"
