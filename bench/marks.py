"""The marks that were set for speed and memory, and whether they are met. A mark that was not measured
this time, for want of its size or of what it is compared with, says so."""
from typing import NamedTuple

MS, MB = 1e-3, 1e6
ENGLAND = 116  # times an average authority: 640,000 children known, 118,000 of them looked after


class Mark(NamedTuple):
    issue: str
    what: str
    target: str
    value: str  # "" when it was not measured
    met: bool


class Judge:
    """Holds what was measured against the marks."""

    def __init__(self, done, alone):
        self.done, self.alone, self.marks = done, alone, []

    def add(self, issue, what, target, value, shown, most, least=None):
        """`value` must be at most `most`, or at least `least`; None: it was not measured."""
        met = value is not None and (value >= least if least is not None else value <= most)
        self.marks.append(Mark(issue, what, target, shown(value) if value is not None else "", met))

    def of(self, name, scale, what):
        m = self.done.get((name, scale))
        return what(m) if m else None

    def clock(self, issue, what, told, most):
        """`told`: seconds by the clock, which decides, and of processor time, which is shown beside it
        because it is what a busy machine tells; None when it was not measured."""
        wall, cpu = told or (None, None)
        self.add(issue, what, f"under {short(most)}", wall,
                 lambda w: short(w) if cpu == w else f"{short(w)} ({short(cpu)} CPU)", most)

    def seconds(self, issue, what, name, scale, most):
        self.clock(issue, what, self.of(name, scale, both), most)

    def peak(self, issue, what, name, scale, most):
        self.add(issue, what, f"under {most:.0f} MB", self.of(name, scale, lambda m: m.line.peak / MB),
                 "{:.0f} MB".format, most)

    def times(self, issue, what, name, scale, work, most, by_clock=False):
        self.add(issue, what, f"at most {most:g} times",
                 self.of(name, scale, lambda m: m.times(work, by_clock)), "{:.2f} times".format, most)

    def separate(self, issue, what, key, most):
        self.clock(issue, what, self.alone.get(key), most)

    def growth(self):
        """Of every path from one size to ten times as many children, by instructions where they were
        counted and else by processor time."""
        for (name, scale), m in self.done.items():
            small = self.done.get((name, round(scale / 10, 6)))
            if small is None:
                continue
            if m.line.instructions and small.line.instructions:
                a, b, by = small.line.instructions, m.line.instructions, "instructions"
            else:
                a, b, by = min(small.line.cpu), min(m.line.cpu), "processor time"
            what = f"{name}, {small.scale:g} to {m.scale:g}, by {by}"
            self.add("8", what, "at most 10.5 times", b / a, "{:.1f} times".format, 10.5)


def both(m):
    return min(m.line.seconds), min(m.line.cpu)


def short(seconds):
    """1.2 s, 34 ms, 200 ns."""
    for unit, name in ((1, "s"), (MS, "ms"), (1e-6, "us")):
        if seconds >= unit:
            return f"{seconds / unit:.3g} {name}"
    return f"{seconds * 1e9:.0f} ns"


def beyond_reading(done):
    """What the measures cost on top of a check of the same workbook."""
    a, b = done.get(("measures", 1)), done.get(("annexa", 1))
    return tuple(x - y for x, y in zip(both(a), both(b))) if a and b else None


def peer(j, name, key, scale, least):
    ours, theirs = j.done.get((name, scale)), j.alone.get(key)
    ratio = theirs / min(ours.line.cpu) if ours and theirs else None
    j.add("8", f"{name}: times faster than the Python validator, by processor time",
          f"at least {least:,}" if least else "told", ratio, "{:,.0f} times".format, 0, least)


def judge(done, alone):
    j = Judge(done, alone)
    j.separate("8", "start of wherry version", "version", 3 * MS)
    j.separate("8", "check on an empty folder", "empty", 3 * MS)
    j.seconds("3, 8", "SSDA903, 2,000 children, postcodes, one thread", "ssda903-1", 2, 20 * MS)
    peer(j, "ssda903-1", "peer-903", 2, 1000)
    peer(j, "cin-1", "peer-cin", 0.4, 0)
    j.seconds("3", "SSDA903, 100,000 children", "ssda903", 100, 1)
    j.peak("3", "the same", "ssda903", 100, 400)
    j.separate("3", "one postcode of 2.7 million looked up alone", "postcode one", 200e-9)
    j.separate("3", "the same, many at once", "postcode many", 200e-9)
    j.seconds("8", "England's SSDA903", "ssda903", ENGLAND, 0.6)
    j.times("8", "the same beside a count of line feeds", "ssda903", ENGLAND, "lines", 20)
    j.seconds("4, 8", "England's CIN census", "cin", ENGLAND, 6)
    j.times("8", "the same by the clock beside Expat", "cin", ENGLAND, "expat", 0.8, True)
    j.peak("4, 8", "the same", "cin", ENGLAND, 100)
    j.times("4", "a CIN census on one thread beside Expat", "cin-1", 1, "expat", 1.5)
    j.seconds("8", "Annex A of an average authority", "annexa", 1, 0.5)
    j.times("8", "the same beside inflate and Expat", "annexa", 1, "sheets", 1.5)
    j.clock("8", "all measures by team and month, beyond reading", beyond_reading(done), 30 * MS)
    j.seconds("5", "inspect, an average authority", "inspect", 1, 2)
    j.peak("5", "the same", "inspect", 1, 256)
    j.separate("6", "variation, 119 audits", "vary 119", 50 * MS)
    j.separate("6", "variation, 5,500 audits, 60 teams, 40 auditors", "vary 5500", 0.5)
    j.separate("6", "a draw from 5,000,000 cases", "draw 5000000", 3)
    j.growth()
    return j.marks
