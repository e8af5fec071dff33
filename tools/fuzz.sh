#!/bin/sh
# Builds the fuzz targets with clang and runs each for FUZZ_SECONDS (60), starting from its corpus in
# tests/fuzz/corpus. Inputs that are new go to build/fuzz/corpus, a crash to build/fuzz/crashes. The
# last line says how it went; exit status 1 when any target crashed. Usage: fuzz.sh [target]...
set -eu
cd "$(dirname "$0")/.."

tools/install_needs.sh check
dir=build/fuzz
[ -e "$dir/build.ninja" ] || CC=clang meson setup "$dir" -Dfuzz=true -Dtests=true -Db_lundef=false \
	-Db_sanitize=address,undefined -Dc_args=-fsanitize=fuzzer-no-link
ninja -C "$dir" --quiet fuzzers

# Crashes of an earlier run are mended or still there: they are found again if so.
rm -rf "$dir/crashes"
mkdir -p "$dir/crashes"

# run_target NAME: leaves what was found in build/fuzz/crashes.
run_target() {
	mkdir -p "$dir/corpus/$1"
	set -- "$1" "$dir/corpus/$1" "tests/fuzz/corpus/$1"
	[ -d "$3" ] || set -- "$1" "$2"
	name=$1
	shift
	dictionary=tests/fuzz/$name.dict
	[ ! -e "$dictionary" ] || set -- "-dict=$dictionary" "$@"
	echo "fuzzing $name for ${FUZZ_SECONDS:-60} seconds"
	"$dir/tests/fuzz/fuzz_$name" -max_total_time="${FUZZ_SECONDS:-60}" -timeout=10 \
		-rss_limit_mb=1024 -max_len=65536 -artifact_prefix="$dir/crashes/$name-" "$@" \
		>"$dir/$name.log" 2>&1 || return 1
	tail -n 1 "$dir/$name.log"
}

if [ $# -eq 0 ]; then
	for target in "$dir"/tests/fuzz/fuzz_*; do
		[ ! -f "$target" ] || set -- "$@" "${target##*/fuzz_}"
	done
fi
if [ $# -eq 0 ]; then
	echo 'wherry: there are no fuzz targets (tests/fuzz/meson.build makes them)' >&2
	exit 1
fi
failed=0
for name in "$@"; do
	run_target "$name" && continue
	failed=$((failed + 1))
	grep -E 'ERROR:|must hold|runtime error|Assertion|SUMMARY' "$dir/$name.log" || tail -n 20 "$dir/$name.log"
	ls "$dir/crashes/$name-"* 2>/dev/null || true
done
if [ "$failed" -gt 0 ]; then
	echo "$failed of $# targets failed: the inputs are named above (the logs are $dir/*.log)"
	exit 1
fi
echo "$# targets, no crash"
