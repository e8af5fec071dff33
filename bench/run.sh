#!/bin/sh
# Measures speed and memory, and prints tables; see docs/performance.md for how to read them. Builds
# nothing of Wherry itself: `make bench` does that first.
# Usage: run.sh [--marks] [SCALE...]. With --marks only the marks are measured: start-up, postcodes,
# and the SSDA903 of both years; run.sh --marks 2 20 100 113 is the 2,000, 20,000 and 100,000 children
# that marks are set for, and England. A scale is a multiple of an authority of 5,500 children; 1 10 100 unless
# said. The made-up authorities are kept in build/bench and used again; the results are also written
# to build/bench/results.json. BUILD=DIR measures another build (its top folder, made by meson).
set -eu
cd "$(dirname "$0")/.."

meson=${BUILD:-build/meson}
wherry=$meson/src/wherry
to=build/bench
year=2025-26
children=5500
mb_each=10 # of disk at 1x, with the report

say() {
	echo "bench: $*" >&2
}

# A timing program $1 of the sources that follow, linked with the very objects wherry is made of.
build() {
	program=$1
	shift
	needs=$(pkg-config --cflags --libs expat zlib)
	# shellcheck disable=SC2086
	${CC:-cc} -std=c17 -O2 -D_POSIX_C_SOURCE=200809L -D_DEFAULT_SOURCE -Wall -Wextra -Werror \
		-Isrc -Ibench -o "$to/$program" "$@" \
		"$meson/src/rules/librules.a" "$meson/src/record/librecord.a" \
		"$meson/src/intake/libintake.a" "$meson/src/base/libbase.a" $needs -lpthread -lm
}

# The made-up authority of scale $1, made anew when another version of Wherry made it.
make_authority() {
	folder=$to/$1x
	made_by=$("$wherry" version)
	if [ "$(cat "$folder/.made_by" 2>/dev/null || true)" = "$made_by" ]; then
		return
	fi
	free_mb=$(df -Pk "$to" | awk 'NR == 2 { print int($4 / 1024) }')
	if [ "$free_mb" -lt $((mb_each * $1)) ]; then
		say "$1x needs about $((mb_each * $1)) MB in $to, where $free_mb MB are free"
		exit 1
	fi
	say "making $folder: $((children * $1)) children"
	rm -rf "$folder"
	"$wherry" demo "$folder" --children $((children * $1)) --seed 1 --year $year >/dev/null
	echo "$made_by" >"$folder/.made_by"
}

# Tables of 2.7 million postcodes, those of the made-up children among them.
make_reference() {
	told=$(cat "$to/.reference_of" 2>/dev/null || true)
	[ "$told" != "$*" ] || [ ! -e "$to/reference/postcodes.wherry" ] || return 0
	say "making $to/reference: 2.7 million postcodes"
	for folder in "$@"; do
		printf '%s\0' "$folder/ssda903/episodes.csv" "$folder/ssda903/last/episodes.csv"
	done | xargs -0 awk -v want=2700000 -f bench/postcodes.awk >"$to/postcodes.csv"
	"$wherry" reference build "$to/postcodes.csv" --out "$to/reference" >/dev/null
	echo "$*" >"$to/.reference_of"
}

# What the marks are set for, in one table.
measure_marks() {
	# shellcheck disable=SC2086
	make_reference $folders
	tables=
	for folder in $folders; do
		tables="$tables $folder/ssda903"
	done
	# shellcheck disable=SC2086
	"$to/marks" "$wherry" "$to/reference" "$to/postcodes.csv" "$to/empty" "$to/findings.csv" $tables
}

machine() {
	model=$(sed -n 's/^model name[[:space:]]*: //p' /proc/cpuinfo 2>/dev/null | head -n 1)
	echo "$(uname -sm), ${model:-processor not told}, $(getconf _NPROCESSORS_ONLN) cores"
	"$wherry" version | head -n 1
	${CC:-cc} --version | head -n 1
	[ ! -r /proc/loadavg ] || echo "load before: $(cut -d ' ' -f 1 /proc/loadavg)"
}

if [ ! -x "$wherry" ]; then
	say "$wherry is not there: run make first"
	exit 1
fi
only_marks=false
if [ "${1:-}" = --marks ]; then
	only_marks=true
	shift
fi
[ $# -gt 0 ] || set -- 1 10 100
mkdir -p "$to/empty"
build bench bench/bench.c bench/measure.c bench/works.c
build marks bench/marks.c bench/measure.c bench/works.c
folders=
for scale in "$@"; do
	case $scale in
	'' | *[!0-9]* | 0*)
		say "$scale is no scale: give whole numbers, as in run.sh 1 10"
		exit 2
		;;
	esac
	make_authority "$scale"
	folders="$folders $to/${scale}x"
done
start=$(date +%s)
machine
if [ "$only_marks" = false ]; then
	# shellcheck disable=SC2086
	"$to/bench" "$wherry" "$to/results.json" "$to/empty" $folders
	echo
fi
measure_marks
echo
say "it took $(($(date +%s) - start)) seconds"
[ "$only_marks" = true ] || say "the figures, but for the marks, are in $to/results.json too"
