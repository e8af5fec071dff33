#!/bin/sh
# Builds the fuzz targets with clang and runs each for FUZZ_SECONDS (60), starting from its corpus in
# tests/fuzz/corpus. Inputs that are new go to build/fuzz/corpus, a crash to build/fuzz/crashes.
set -eu
cd "$(dirname "$0")/.."

tools/install_needs.sh check
dir=build/fuzz
[ -e "$dir/build.ninja" ] || CC=clang meson setup "$dir" -Dfuzz=true -Dtests=true -Db_lundef=false \
	-Db_sanitize=address,undefined
ninja -C "$dir" --quiet
found=no
for target in "$dir"/tests/fuzz/fuzz_*; do
	if [ ! -f "$target" ] || [ ! -x "$target" ]; then
		continue
	fi
	found=yes
	name=${target##*/fuzz_}
	mkdir -p "$dir/corpus/$name" "$dir/crashes"
	set -- "$dir/corpus/$name"
	[ ! -d "tests/fuzz/corpus/$name" ] || set -- "$@" "tests/fuzz/corpus/$name"
	echo "fuzzing $name for ${FUZZ_SECONDS:-60} seconds"
	"$target" -max_total_time="${FUZZ_SECONDS:-60}" -rss_limit_mb=1024 -print_final_stats=0 \
		-verbosity=0 -artifact_prefix="$dir/crashes/$name-" "$@"
done
if [ "$found" = no ]; then
	echo 'wherry: there are no fuzz targets (tests/fuzz/meson.build makes them)' >&2
	exit 1
fi
