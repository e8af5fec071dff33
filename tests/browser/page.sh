#!/bin/sh
# Tests the page in Chromium (and Firefox, where it is there) with what `make browser` has built; says so
# and skips where something is missing. Installs axe-core and playwright-core in build/browser/npm, once.
# Usage: page.sh WHERRY BUILD_BROWSER [same|quiet|keys|rubbish|tools|axe|speed|firefox]...
set -eu
here=$(cd "$(dirname "$0")" && pwd)
wherry=$1
build=$2
shift 2

skip() {
	echo "1..0 # SKIP $*"
	exit 0
}

[ -e "$build/wherry.html" ] || skip 'the page is not built: make browser'
command -v node >/dev/null || skip 'node is not installed'
[ -e "${CHROMIUM:-/usr/bin/chromium}" ] || skip 'chromium is not installed'
if ! cmp -s "$here/package.json" "$build/npm/package.json"; then
	command -v npm >/dev/null || skip 'npm is not installed'
	mkdir -p "$build/npm"
	cp "$here/package.json" "$build/npm/package.json"
	(cd "$build/npm" && npm install --no-audit --no-fund --ignore-scripts >npm.log 2>&1) || {
		rm -f "$build/npm/package.json"
		skip 'axe-core and playwright-core cannot be had from npm'
	}
fi
WHERRY=$(realpath "$wherry") WHERRY_BROWSER=$(realpath "$build") exec node "$here/page.mjs" "$@"
