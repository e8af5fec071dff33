"""Runs work and keeps what it took: by the clock of clock.c, and counted by callgrind."""
import shutil
import statistics
import subprocess

import callgrind
import inputs

RUNS_LEAST, RUNS_MOST, SECONDS = 3, 40, 6  # turns of one path, and how long they may take together
COUNT_MOST = 120_000_000  # instructions at a tenth of a scale, up to which the scale is counted too


def make_way(arguments):
    """A draw is never written over an earlier one."""
    if "draw" in arguments:
        shutil.rmtree(arguments[arguments.index("--out") + 1], ignore_errors=True)


class Line:
    """One line of the ledger: the command of a path at a scale, or one of its floors."""

    def __init__(self, path, scale, work, arguments):
        self.path, self.scale, self.work = path, scale, work
        self.arguments = list(map(str, arguments))
        self.seconds, self.cpu, self.peak = [], [], 0
        self.instructions = self.allocations = None

    def run(self):
        make_way(self.arguments)
        told = subprocess.run(self.arguments, capture_output=True, text=True, check=False)
        if told.returncode:
            raise RuntimeError(f"{self.arguments}: {told.stderr}")
        seconds, cpu, peak, _ = told.stdout.split()
        self.seconds.append(float(seconds))
        self.cpu.append(float(cpu))
        self.peak = max(self.peak, int(peak))
        return self.seconds[-1]

    def count(self, command, most):
        make_way(command)
        self.instructions, self.allocations = callgrind.count(command, None, most)


class Measured:
    """A path at a scale: its command, and its floors by name."""

    def __init__(self, path, scale, folder, place):
        self.path, self.scale = path, scale
        self.files = path.files(folder)
        self.bytes = sum(f.stat().st_size for f in self.files)
        self.command = [place.wherry, *map(str, path.command(folder, place))]
        self.place = place
        self.line = Line(path, scale, None, [place.clock, "run", path.most, *self.command])
        self.floors = {w: Line(path, scale, w, [place.clock, "work", w, *self.files])
                       for w in path.floors}

    def run(self):
        """All in turn, so that what else goes on hits them alike."""
        spent = 0
        for turn in range(RUNS_MOST):
            spent += self.line.run() + sum(f.run() for f in self.floors.values())
            if spent > SECONDS and (turn + 1 >= RUNS_LEAST or spent > 5 * SECONDS):
                break

    def count(self):
        self.line.count(self.command + ["--threads", "1"]
                        if self.path.name not in ("vary", "draw") else self.command,
                        self.path.most)
        for work, floor in self.floors.items():
            floor.count([self.place.clock, "here", work, *self.files], 0)

    def times(self, work, by_clock=False):
        """How many times its floor it takes, of processor time: the median of the turns."""
        a, b = self.line, self.floors[work]
        pairs = zip(a.seconds, b.seconds) if by_clock else zip(a.cpu, b.cpu)
        return statistics.median(x / max(y, 1e-6) for x, y in pairs)


def worth_counting(path, scale, tenth):
    """A scale is counted where a tenth of it was cheap: callgrind takes fifty times as long."""
    return scale < 0.5 or (scale == 1 and tenth is not None and
                           tenth.line.instructions < COUNT_MOST)


def measure(paths, scales, place):
    """Every path at every scale where it has files. {(name, scale): Measured}"""
    done = {}
    for scale in scales:
        folder = place.to / f"{scale:g}x"
        for path in paths:
            if not path.files(folder) or not path.least <= scale <= path.largest:
                continue
            inputs.say(f"{path.title}, scale {scale:g}")
            m = done[path.name, scale] = Measured(path, scale, folder, place)
            m.run()
            if callgrind.here() and worth_counting(path, scale, done.get((path.name, 0.1))):
                m.count()
    return done
