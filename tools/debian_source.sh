#!/bin/sh
# Fetches a Debian source package and unpacks it, with Debian's patches, as DIR/NAME; prints its version.
# The version of the installed BINARY comes first, so that the native and the browser's build have the same
# library; then the newest that the mirror holds. apt checks the signatures. The lists of source packages
# are kept in DIR: apt's own configuration is read and stays as it is.
# Usage: debian_source.sh DIR NAME BINARY
set -eu

dir=$1
name=$2
binary=$3

fail() {
	echo "wherry: the source of $name cannot be had: $*" >&2
	exit 1
}

# apt-get with one list of sources: what fails in one archive may be there in the next.
from() {
	list=$1
	shift
	apt-get -q -o Dir::Etc::SourceList="$list" -o Dir::Etc::SourceParts=- -o Dir::State::Lists="$dir/lists" \
		-o Dir::Cache="$dir/cache" -o APT::Sandbox::User="$(id -un)" "$@"
}

# The archives that packages come from here, as archives of sources: the security updates first.
find_archives() {
	mkdir -p "$dir/lists/partial" "$dir/cache/archives/partial"
	apt-get indextargets --format 'deb-src $(REPO_URI) $(RELEASE) $(COMPONENT)' 'Created-By: Packages' |
		grep ' main$' | sort -u | sort -k 3,3 -r >"$dir/archives"
	[ -s "$dir/archives" ] || fail 'no archive of packages is known (apt-get update)'
	from "$dir/archives" update >"$dir/update.log" 2>&1 || fail "$(grep -m 1 '^E:' "$dir/update.log")"
}

fetch() {
	while read -r archive; do
		echo "$archive" >"$dir/archive"
		(cd "$dir" && from "$dir/archive" source "$1" </dev/null >"$name.log" 2>&1) && return 0
	done <"$dir/archives"
	return 1
}

[ -s "$dir/archives" ] && [ "$(ls "$dir/lists")" != partial ] || find_archives
wanted=$(dpkg-query -W -f '${source:Version}' "$binary" 2>/dev/null || true)
rm -rf "$dir/$name"-[0-9]*
{ [ -n "$wanted" ] && fetch "$name=$wanted"; } || fetch "$name" || fail "$(grep -m 1 '^E:' "$dir/$name.log")"
unpacked=$(find "$dir" -maxdepth 1 -type d -name "$name-[0-9]*")
ln -sfn "$unpacked" "$dir/$name"
sed -n '1s/.*(\(.*\)).*/\1/p' "$unpacked/debian/changelog"
