#!/bin/sh
# wrong.sh CASES DIR: the runner has to tell each wrong case of DIR, in the words of said.txt.
# With BLESS set, said.txt is written anew.
said=$("$1" "$2")
status=$?
if [ -n "$BLESS" ]; then
	printf '%s\n' "$said" >"$2/said.txt"
fi
if [ "$status" -ne 1 ]; then
	echo "wrong cases should end in status 1, not $status"
	exit 1
fi
printf '%s\n' "$said" | diff "$2/said.txt" -
