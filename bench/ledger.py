"""Measures every path of Wherry beside its floor, and holds it against its marks: ledger.py BUILD
[--docs] [--no-peers] [SCALE...]. BUILD is a folder made by meson. docs/performance.md says how to read it.

A scale is a multiple of an authority of 5,500 children: 0.1 0.4 1 2 10 unless said; 100 and 116, which is
England, take gigabytes of disk and some minutes. The authorities are kept in build/bench and used again.
Prints the tables and writes build/bench/results.json; --docs writes the tables of docs/performance.md.
"""
import os
import pathlib
import platform
import re
import subprocess
import sys

import clock
import inputs
import marks
import peers
import tables
from paths import PATHS, Place

ROOT = pathlib.Path(__file__).resolve().parent.parent
SCALES = (0.1, 0.4, 1, 2, 10)
TURNS, SECONDS = 7, 5


def build_clock(build):
    """clock.c, of the very objects that wherry is made of."""
    subprocess.run(["ninja", "-C", build, "--quiet", "bench/clock"], check=True)
    return str(build / "bench/clock")


def machine(wherry):
    cpu = re.search(r"^model name\s*: (.*)$", pathlib.Path("/proc/cpuinfo").read_text(), re.M)
    version = subprocess.run([wherry, "version"], capture_output=True, text=True, check=True).stdout
    compiler = subprocess.run([os.environ.get("CC", "cc"), "--version"], capture_output=True,
                              text=True, check=True).stdout
    return [f"{platform.system()} {platform.machine()}, {cpu[1] if cpu else 'processor not told'}, "
            f"{len(os.sched_getaffinity(0))} cores, load {os.getloadavg()[0]:.1f} before",
            version.splitlines()[0], compiler.splitlines()[0]]


def least(place, most, *arguments):
    """Some runs of wherry: the least seconds by the clock, and of processor time."""
    line = clock.Line(None, 0, None, [place.clock, "run", most, place.wherry, *arguments])
    while len(line.seconds) < 3 or (len(line.seconds) < TURNS and sum(line.seconds) < SECONDS):
        line.run()
    return min(line.seconds), min(line.cpu)


def postcode(place, how):
    """Seconds of processor time of one look-up; twice, as least() tells them."""
    told = [subprocess.run([place.clock, "postcode", how, place.to / "reference/postcodes.wherry",
                            place.to / "postcodes.csv"], capture_output=True, text=True, check=True)
            for _ in range(3)]
    seconds = min(float(t.stdout) for t in told) / 1e9
    return seconds, seconds


def measure_alone(place):
    """What marks are set for beside the paths: {key: (seconds, of processor time)}."""
    inputs.say("start-up, postcodes, audits, a long frame")
    to = place.to
    inputs.make_audits(to / "audits_119.csv", 119, 14, 12)
    inputs.make_audits(to / "audits_5500.csv", 5500, 60, 40)
    inputs.make_frame(to / "frame.csv", 5_000_000)
    (to / "empty").mkdir(exist_ok=True)
    return {
        "version": least(place, 0, "version"), "empty": least(place, 3, "check", to / "empty"),
        "postcode one": postcode(place, "one"), "postcode many": postcode(place, "many"),
        "a touch of memory": postcode(place, "touch"),
        "vary 119": least(place, 0, "vary", to / "audits_119.csv", "--format", "json"),
        "vary 5500": least(place, 0, "vary", to / "audits_5500.csv", "--format", "json"),
        "draw 5000000": least(place, 0, "draw", to / "frame.csv", "--size", "119", "--seed", "dice",
                              "--out", to / "drawn"),
    }


def main():
    words = [a for a in sys.argv[2:] if a.startswith("--")]
    scales = sorted(float(a) for a in sys.argv[2:] if not a.startswith("--")) or SCALES
    build, to = pathlib.Path(sys.argv[1]).resolve(), ROOT / "build/bench"
    to.mkdir(parents=True, exist_ok=True)
    place = Place(str(build / "src/wherry"), build_clock(build), to)
    about, notes = machine(place.wherry), []
    folders = [to / f"{s:g}x" for s in scales]
    for scale, folder in zip(scales, folders):
        inputs.make_authority(place.wherry, folder, scale)
    inputs.make_reference(place.wherry, to, folders)
    alone = measure_alone(place)
    if not clock.callgrind.here():
        notes.append("valgrind is not installed, so instructions and allocations are not counted.")
    if "--no-peers" not in words:
        told, why = peers.measure(to)
        alone.update(told)
        notes += why
    done = clock.measure(PATHS, scales, place)
    judged = marks.judge(done, alone)
    tables.print_all(about, done, judged, notes)
    tables.write_json(to / "results.json", about, done, judged, alone, notes)
    if "--docs" in words:
        tables.write_docs(ROOT / "docs/performance.md", about, done, judged, notes)


if __name__ == "__main__":
    main()
