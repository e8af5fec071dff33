"""The counting and the comparing of bench/regress.py: regress.py BENCH. TAP. It counts nothing itself,
which takes half a minute: make regress does."""
import contextlib
import io
import pathlib
import sys
import tempfile

sys.path[:0] = [sys.argv[1], str(pathlib.Path(__file__).parent.parent / "check_input")]
import callgrind  # noqa: E402
import regress  # noqa: E402
from wherry import Tap  # noqa: E402

SAMPLE = """events: Ir
ob=(1) /usr/bin/wherry
fn=(1) main
16 5
cob=(2) /usr/lib/libc.so.6
cfn=(2) malloc
calls=3 1
16 90
cfn=(3) strlen
calls=100 1
16 90
ob=(3) /lib/libexpat.so.1
fn=(4) XML_Parse
cfn=(2)
calls=7 1
ob=(2)
fn=(5) fopen
cfn=(2)
calls=50 1
ob=(1)
fn=(1)
cfn=(6) realloc
calls=2 1
totals: 12345
"""
tap = Tap()
ok = tap.ok


def verdict(now, before, compared):
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        dearer = regress.tell("name", now, before, compared)
    return dearer, out.getvalue()


counted = callgrind.parse(SAMPLE.splitlines())
ok(counted.instructions == 12345, "the instructions are the total", counted)
ok(counted.allocations == 12, "allocations are those of the program and its libraries, not libc's own",
   counted)
ok(verdict(104, 100, True)[0] and "COSTS MORE" in verdict(104, 100, True)[1], "4 % more is too much")
ok(not verdict(103, 100, True)[0], "3 % more is not")
ok(not verdict(90, 100, True)[0] and "bless" in verdict(90, 100, True)[1],
   "what costs less is worth to be kept")
ok(not verdict(200, 100, False)[0] and "MORE" not in verdict(200, 100, False)[1],
   "another compiler's numbers are not compared")
table = regress.read_table()
ok(len(table[2]) > 8 and all(n > 1000 and command for _, n, command in table[2]),
   "the table has a number for every piece of work", table)
with tempfile.TemporaryDirectory() as folder:
    again = pathlib.Path(folder) / "again.tsv"
    regress.write_table(*table, again)
    ok(again.read_bytes() == regress.TABLE.read_bytes(), "and is written as it is read")
tap.done()
