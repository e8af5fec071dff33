"""What was measured, as text, as JSON, and as the tables of docs/performance.md."""
import json

from paths import FLOORS

BEGIN, END = "<!-- ledger: written by make bench-docs -->", "<!-- end of ledger -->"
HEADINGS = ("path", "scale", "MB", "seconds", "CPU s", "million instructions", "allocations",
            "peak MB", "times its floor")


def beside(m):
    """"1.3 Expat, 95 line feeds": how many times each of its floors."""
    return ", ".join(f"{m.times(w):.3g} {FLOORS[w]}" for w in reversed(m.floors))


def cells(line, title, bytes, told):
    count = line.instructions
    return (title, f"{line.scale:g}", f"{bytes / 1e6:.1f}", f"{min(line.seconds):.4f}",
            f"{min(line.cpu):.4f}", f"{count / 1e6:,.1f}" if count else "",
            f"{line.allocations:,}" if count else "", f"{line.peak / 1e6:.1f}", told)


def ledger_rows(done):
    """A row a command and a row a floor, the floors below it."""
    for m in done.values():
        yield cells(m.line, m.path.title, m.bytes, beside(m))
        for work, floor in m.floors.items():
            yield cells(floor, f"  {FLOORS[work]} alone", m.bytes, "")


def mark_rows(marks):
    for m in marks:
        yield (m.issue, m.what, m.target, m.value or "not measured",
               "" if not m.value or m.target == "told" else "met" if m.met else "NOT MET")


MARK_HEADINGS = ("issue", "mark", "target", "measured", "")


def aligned(headings, rows):
    """Columns as wide as they must be; numbers flush right."""
    rows = [headings, *rows]
    wide = [max(len(r[i]) for r in rows) for i in range(len(headings))]
    for r in rows:
        yield "  ".join(c.ljust(w) if i == 0 or not c[:1].isdigit() and r is not rows[0]
                        else c.rjust(w) for i, (c, w) in enumerate(zip(r, wide))).rstrip()


def markdown(headings, rows):
    yield "| " + " | ".join(headings) + " |"
    yield "|" + "---|" * len(headings)
    for r in rows:
        yield "| " + " | ".join(c.strip() if i or not c.startswith("  ") else "\u2003" + c.strip()
                                for i, c in enumerate(r)) + " |"


def print_all(machine, done, marks, notes):
    print("\n".join([*machine, "", *aligned(HEADINGS, ledger_rows(done)), "",
                     *aligned(MARK_HEADINGS, mark_rows(marks)), "", *notes]))


def write_docs(path, machine, done, marks, notes):
    """Puts the tables between the two marks of the document."""
    text = path.read_text(encoding="utf-8")
    before, rest = text.split(BEGIN)
    after = rest.split(END)[1]
    body = [BEGIN, "", *(f"{x}  " for x in machine), "", *markdown(HEADINGS, ledger_rows(done)), "",
            *markdown(MARK_HEADINGS, mark_rows(marks)), "", *notes, "", END]
    path.write_text(before + "\n".join(body) + after, encoding="utf-8")


def as_json(line, bytes):
    return {"path": line.path.name, "scale": line.scale, "work": line.work or "wherry",
            "bytes": bytes, "runs": len(line.cpu), "seconds": min(line.seconds),
            "cpu_seconds": min(line.cpu), "peak_bytes": line.peak,
            "instructions": line.instructions, "allocations": line.allocations}


def write_json(path, machine, done, marks, alone, notes):
    lines = [as_json(x, m.bytes) for m in done.values() for x in (m.line, *m.floors.values())]
    times = [{"path": m.path.name, "scale": m.scale, "of": w, "times": m.times(w),
              "times_by_clock": m.times(w, True)} for m in done.values() for w in m.floors]
    told = {"machine": machine, "lines": lines, "times": times, "alone": alone,
            "marks": [m._asdict() for m in marks], "notes": notes}
    path.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
