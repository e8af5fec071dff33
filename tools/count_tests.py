#!/usr/bin/env python3
"""Adds up the tests in a testlog.json of Meson: count_tests.py LOG.

A program that prints TAP counts once a line; one that does not, or that failed without a line that
says so (a crash, a plan not kept), counts once. Prints what failed, then "N passed, N failed".
"""
import json
import re
import sys

LINE = re.compile(r'^(ok|not ok|FAIL)\b(?! - tests$)')
SKIPPED = re.compile(r'#\s*skip', re.IGNORECASE)


def count(test):
    """How many passed, failed and were skipped in one program."""
    passed = failed = skipped = 0
    for line in (test.get('stdout') or '').splitlines():
        found = LINE.match(line)
        if not found:
            continue
        if found[1] != 'ok':
            failed += 1
        elif SKIPPED.search(line):
            skipped += 1
        else:
            passed += 1
    good = test['result'] in ('OK', 'EXPECTEDFAIL')
    if test['result'] == 'SKIP':
        skipped += not skipped
    elif not good and not failed:
        failed = 1
    elif good and not passed + skipped + failed:
        passed = 1
    return passed, failed, skipped


def show(test):
    """Prints what a failed program said, without its good lines."""
    print(f'--- {test["name"]}: {test["result"]}')
    for stream in 'stdout', 'stderr':
        lines = [line for line in (test.get(stream) or '').splitlines() if not line.startswith('ok ')]
        for line in lines[:500]:
            print(f'    {line}')
        if len(lines) > 500:
            print(f'    ... and {len(lines) - 500} more lines')


def main():
    if len(sys.argv) != 2:
        sys.exit('usage: count_tests.py LOG')
    with open(sys.argv[1], encoding='utf-8', errors='replace') as file:
        tests = [json.loads(line) for line in file if line.strip()]
    totals = [0, 0, 0]
    for test in tests:
        counts = count(test)
        totals = [a + b for a, b in zip(totals, counts)]
        if counts[1]:
            show(test)
    passed, failed, skipped = totals
    print(f'{passed} passed, {failed} failed' + (f', {skipped} skipped' if skipped else ''))
    sys.exit(1 if failed or not passed else 0)


if __name__ == '__main__':
    main()
