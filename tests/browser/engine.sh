#!/bin/sh
# Tests wherry.wasm under node, when `make browser` has built it. Usage: engine.sh WHERRY WASM
set -eu
skip() {
	echo "1..0 # SKIP $*"
	exit 0
}

[ -e "$2" ] || skip 'the browser engine is not built: make browser'
command -v node >/dev/null || skip 'node is not installed'
exec node "$(dirname "$0")/engine.mjs" "$1" "$2"
