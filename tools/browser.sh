#!/bin/sh
# Builds build/browser/wherry.wasm and the pages around it (wherry.html, site/): first the packages and
# libraries that it needs, once, then Wherry itself, whatever has changed of it. Which versions of the
# libraries it has is in build/browser/versions.txt.
set -eu
cd "$(dirname "$0")/.."

dir=$PWD/build/browser
cross=$dir/wasm32-wasi.ini
tools/install_needs.sh browser

quietly() {
	"$@" >"$dir/build.log" 2>&1 || {
		cat "$dir/build.log" >&2
		exit 1
	}
}

# Each source package, and the package of this machine that is made of it.
fetch_sources() {
	while read -r name binary; do
		version=$(tools/debian_source.sh "$dir/sources" "$name" "$binary")
		echo "$name $version"
	done <<-END
		expat libexpat1-dev
		zlib zlib1g-dev
		jansson libjansson-dev
		libxlsxwriter libxlsxwriter-dev
	END
}

build_libraries() {
	echo 'Building Expat, zlib, Jansson and libxlsxwriter from their Debian sources for WebAssembly.'
	rm -rf "$dir/sources" "$dir/libraries"
	mkdir -p "$dir/sources"
	fetch_sources >"$dir/versions.new"
	quietly meson setup --cross-file "$cross" --prefix "$dir/libraries" --libdir lib \
		-Doptimization=s -Dsources="$dir/sources" "$dir/libraries/build" src/browser/libraries
	quietly ninja -C "$dir/libraries/build" install
	mv "$dir/versions.new" "$dir/versions.txt"
}

mkdir -p "$dir"
sed "s|@ROOT@|$PWD|" src/browser/wasm32-wasi.ini >"$cross"
[ -e "$dir/versions.txt" ] || build_libraries
[ -e "$dir/engine/build.ninja" ] ||
	quietly meson setup --cross-file "$cross" -Dtests=false -Ddebug=false -Doptimization=s "$dir/engine"
ninja -C "$dir/engine" --quiet
cp "$dir/engine/src/wherry.wasm" "$dir/wherry.wasm"
python3 tools/browser_page.py "$dir/wherry.wasm" "$dir/versions.txt" "$dir"
echo "The page is $dir/wherry.html"
