#!/bin/sh
# Every check there is, in one command. Each step is one line; what it said is in build/check/*.log and
# is shown when it fails. The later steps run all the same. Exit status 1 when any failed.
set -u
cd "$(dirname "$0")/.." || exit 4

tools/install_needs.sh check || exit 1
out=build/check
mkdir -p "$out"
failed=0
escape=$(printf '\033')

# step NAME COMMAND...: one line, "ok" or "FAILED" with the time it took.
step() {
	name=$1
	shift
	began=$(date +%s)
	if "$@" >"$out/$name.log" 2>&1; then
		echo "ok      $name ($(($(date +%s) - began)) s)  $(tail -n 1 "$out/$name.log" | grep passed)"
	else
		echo "FAILED  $name ($(($(date +%s) - began)) s)"
		tail -n 60 "$out/$name.log" | sed "s/$escape\\[[0-9;]*[mK]//g; s/^/        /"
		failed=$((failed + 1))
	fi
}

# build NAME COMPILER [meson option]...: makes build/check/NAME.
build() {
	dir=$out/$1
	compiler=$2
	shift 2
	[ -e "$dir/build.ninja" ] || CC=$compiler meson setup "$dir" "$@" || return 1
	ninja -C "$dir"
}

build_and_test() {
	build "$@" && tools/run_tests.sh "$out/$1"
}

sources() {
	find src tests \( -name '*.c' -o -name '*.h' \) | sort
}

layout() {
	sources | xargs clang-format --dry-run --Werror
}

tidy() {
	run-clang-tidy -quiet -p "$out/clang" "$PWD/src/.*\.c$" >"$out/tidy-all.log" 2>&1
	status=$?
	grep -vE 'warnings? generated|^clang-tidy' "$out/tidy-all.log"
	return $status
}

cppcheck_all() {
	cppcheck --std=c11 --enable=warning,performance,portability --inline-suppr --quiet \
		--error-exitcode=1 --suppress=missingIncludeSystem -Isrc -j 2 src
}

valgrind_unit() {
	tools/run_tests.sh "$out/gcc" --suite unit --timeout-multiplier 10 --wrapper \
		'valgrind --quiet --leak-check=full --error-exitcode=9 --trace-children=no'
}

# Documents that the build writes must be as they would be written now.
documents() {
	if ! ninja -C "$out/gcc" -t targets all | grep -q '^docs:'; then
		echo 'no documents are generated yet'
		return 0
	fi
	if ! git rev-parse --git-dir >/dev/null 2>&1; then
		echo 'this is no git checkout'
		return 0
	fi
	before=$(git diff -- docs README.md | cksum)
	ninja -C "$out/gcc" docs || return 1
	[ "$before" = "$(git diff -- docs README.md | cksum)" ] || {
		git --no-pager diff --stat -- docs README.md
		return 1
	}
}

sanitize=-Db_sanitize=address,undefined
# Without the two warnings that gcc 12 gives without a cause: docs/decisions/0012.
analyzer="-fanalyzer -Wno-analyzer-null-dereference -Wno-analyzer-use-of-uninitialized-value"
step layout layout
step gcc build_and_test gcc gcc
step clang build_and_test clang clang
step gcc-sanitized build_and_test gcc-sanitized gcc $sanitize
step clang-sanitized build_and_test clang-sanitized clang $sanitize -Db_lundef=false
step valgrind valgrind_unit
step clang-tidy tidy
step cppcheck cppcheck_all
step gcc-analyzer build gcc-analyzer gcc -Dtests=false "-Dc_args=$analyzer"
step coverage tools/coverage.sh
step documents documents
step regress python3 -B bench/regress.py "$out/gcc"

if [ "$failed" -gt 0 ]; then
	echo "$failed of the checks failed"
	exit 1
fi
echo 'every check passed'
