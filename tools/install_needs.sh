#!/bin/sh
# Installs the packages of packages.txt that are missing, having said which and what for. Says and does
# nothing when all are there; asks no questions. Usage: install_needs.sh build|test|check|browser
set -eu

list=$(dirname "$0")/packages.txt
case ${1:-} in
build) groups=' build ' ;;
test) groups=' build test ' ;;
check) groups=' build test check ' ;;
browser) groups=' build browser ' ;;
*)
	echo 'usage: install_needs.sh build|test|check|browser' >&2
	exit 2
	;;
esac

fail() {
	echo "wherry: $*" >&2
	exit 1
}

installed() {
	[ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

# The packages of the wanted groups that are missing.
missing_packages() {
	while read -r group package _; do
		case $groups in
		*" $group "*) installed "$package" || printf '%s ' "$package" ;;
		esac
	done <"$list"
}

available() {
	apt-cache policy "$1" 2>/dev/null | grep -q 'Candidate: [^(]'
}

as_root() {
	if [ "$(id -u)" -eq 0 ]; then
		"$@"
	elif [ -t 0 ]; then
		sudo "$@"
	else
		sudo -n "$@"
	fi
}

updated=no
update() {
	[ "$updated" = no ] || return 1
	updated=yes
	echo 'Fetching the list of packages (apt-get update).'
	as_root apt-get update -q >"$log" 2>&1
}

install() {
	# shellcheck disable=SC2086
	as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends \
		$missing </dev/null >"$log" 2>&1
}

reason() {
	grep -E '^[EW]:|^sudo:|rror' "$log" | head -n 1
}

command -v dpkg-query >/dev/null || {
	echo "wherry: this is no Debian system, so nothing is installed; $list says what is needed." >&2
	exit 0
}
missing=$(missing_packages)
[ -n "$missing" ] || exit 0

echo 'These packages are missing and will be installed with apt-get:'
for package in $missing; do
	sed -n "s/^[a-z]* \($package\) \(.*\)/  \1 (\2)/p" "$list"
done
[ "$(id -u)" -eq 0 ] || command -v sudo >/dev/null ||
	fail "only root can install packages and there is no sudo; as root run: apt-get install ${missing% }"

log=$(mktemp)
trap 'rm -f "$log"' EXIT
for package in $missing; do
	available "$package" || update || true
	available "$package" || fail "the package $package cannot be had from the sources of this system. $(reason)"
done
echo 'Installing; this can take a minute.'
install || { update && install; } || fail "the packages could not be installed. $(reason)"
for package in $missing; do
	installed "$package" || fail "the package $package could not be installed."
done
