#!/bin/sh
# Builds Wherry in build/meson, and links build/wherry and build/tests/cases to what was built. Does
# only what is not done yet. Usage: build.sh [tests] (PREFIX says where it will be installed)
set -eu
cd "$(dirname "$0")/.."

dir=build/meson
prefix=${PREFIX:-/usr/local}
tests=false
[ "${1:-}" = tests ] && tests=true

if [ -e build/build.ninja ]; then
	echo 'wherry: build/ was made by meson itself; run "make clean" first.' >&2
	exit 1
fi
if [ "$tests" = true ]; then
	tools/install_needs.sh test
else
	tools/install_needs.sh build
fi

# The choices are kept beside the build, so that it is set up again only when they change. Tests once
# built stay built.
choices=$dir/choices
had_tests=$(sed -n 's/^tests //p' "$choices" 2>/dev/null || true)
had_prefix=$(sed -n 's/^prefix //p' "$choices" 2>/dev/null || true)
[ "$had_tests" = true ] && tests=true
if [ "$had_tests" != "$tests" ] || [ "$had_prefix" != "$prefix" ]; then
	again=--reconfigure
	[ -n "$had_tests" ] || again=--wipe
	[ -e "$dir/build.ninja" ] || again=
	mkdir -p build
	# shellcheck disable=SC2086
	meson setup $again "$dir" --prefix "$prefix" -Dtests="$tests" >build/setup.log 2>&1 || {
		cat build/setup.log >&2
		exit 1
	}
fi
printf 'tests %s\nprefix %s\n' "$tests" "$prefix" >"$choices"

ninja -C "$dir" --quiet
ln -sfn meson/src/wherry build/wherry
if [ -e "$dir/tests/cases/cases" ]; then
	mkdir -p build/tests
	ln -sfn ../meson/tests/cases/cases build/tests/cases
fi
