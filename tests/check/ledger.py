"""What bench/ledger.py makes of its measurements: ledger.py BENCH. TAP. It measures nothing, which takes
minutes: make bench does."""
import contextlib
import io
import pathlib
import sys
import tempfile

sys.path[:0] = [sys.argv[1], str(pathlib.Path(__file__).parent.parent / "check_input")]
import clock  # noqa: E402
import marks  # noqa: E402
import tables  # noqa: E402
from inputs import column  # noqa: E402
from paths import PATHS, FLOORS  # noqa: E402
from wherry import Tap  # noqa: E402

tap = Tap()
ok = tap.ok


def measured(name, scale, seconds, instructions=None):
    """A path that took so long, and each of its floors a tenth."""
    m = clock.Measured.__new__(clock.Measured)
    m.path = next(p for p in PATHS if p.name == name)
    m.scale, m.bytes = scale, 1000
    m.line = clock.Line(m.path, scale, None, [])
    m.floors = {w: clock.Line(m.path, scale, w, []) for w in m.path.floors}
    for line, share in ((m.line, 1), *((f, 0.1) for f in m.floors.values())):
        line.seconds, line.cpu, line.peak = [seconds * share, 99], [seconds * share, 99], 50_000_000
        line.instructions, line.allocations = instructions, 7 if instructions else None
    return m


runs = {(m.path.name, m.scale): m for m in (
    measured("ssda903-1", 2, 0.015), measured("annexa", 1, 0.6), measured("cin", 0.1, 0.1, 1_000_000),
    measured("cin", 1, 2, 10_400_000), measured("cin", 10, 24))}
judged = {m.what: m for m in marks.judge(runs, {"version": (0.002, 0.001), "empty": (0.004, 0.001),
                                                "peer-903": 20})}


def mark(what):
    return next(m for key, m in judged.items() if what in key)


ok(mark("2,000 children").met and mark("2,000 children").value == "15 ms", "a mark is met")
ok(not mark("empty folder").met and mark("empty folder").value == "4 ms (1 ms CPU)",
   "another is not, with the processor time beside it", mark("empty folder"))
ok(mark("England's CIN").value == "" and not mark("England's CIN").met,
   "what was not measured is not met")
ok(mark("ssda903-1: times faster").met, "1,333 times the validator's speed is over 1,000")
ok(mark("cin, 0.1 to 1").met and mark("cin, 0.1 to 1").value == "10.4 times" and
   "instructions" in mark("cin, 0.1 to 1").what, "growth goes by instructions where they were counted")
ok(not mark("cin, 1 to 10").met and "processor" in mark("cin, 1 to 10").what,
   "  else by processor time, and 12 times is too much", mark("cin, 1 to 10"))
words = {r[1]: r for r in tables.mark_rows(judged.values())}
ok([words[mark(w).what][4] for w in ("2,000", "empty folder", "England's CIN")] ==
   ["met", "NOT MET", ""], "which the table says")
ok(all(w in FLOORS for p in PATHS for w in p.floors), "every floor has a name")
ok([column(c) for c in ("A1", "Z9", "AA10")] == [0, 25, 26], "columns of a workbook are counted")
with tempfile.TemporaryDirectory() as folder:
    doc = pathlib.Path(folder) / "doc.md"
    doc.write_text(f"before\n{tables.BEGIN}\nearlier\n{tables.END}\nafter\n")
    texts = []
    for _ in range(2):
        tables.write_docs(doc, ["a machine"], runs, judged.values(), ["a note."])
        texts.append(doc.read_text())
    ok(texts[0] == texts[1] and texts[0].startswith("before\n") and texts[0].endswith("\nafter\n") and
       "earlier" not in texts[0] and "a machine" in texts[0], "the document's tables are written anew")
    ok("| CIN census, XML | 1 |" in texts[0] and "| 10.4 | 7 |" in texts[0],
       "  with instructions and allocations", texts[0])
with contextlib.redirect_stdout(io.StringIO()) as out:
    tables.print_all(["a machine"], runs, judged.values(), [])
ok(out.getvalue().count("Expat alone") == 4, "and printed, the floors below their path", out.getvalue())
tap.done()
