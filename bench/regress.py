"""Counts the instructions of fixed small pieces of work and fails when one costs over 3 % more than
instructions.tsv says: regress.py BUILD [--bless]. BUILD is a folder made by meson.

The inputs are a demo's, so a change of the demo shows too. Where compiler, libraries or processor are
others than the table names, the numbers are told and not compared.
"""
import json
import os
import pathlib
import platform
import re
import subprocess
import sys
import tempfile

import callgrind

TABLE = pathlib.Path(__file__).with_name("instructions.tsv")
ALLOWED = 3  # per cent
DEMOS = {"small": 100, "middle": 1000}  # children
AUDITS = 119  # readings
SEED = 8
MADE_WITH = "# made with: "


def introspect(build, what):
    return json.loads((build / f"meson-info/intro-{what}.json").read_text())


def compiler(build):
    """The first line that it says of itself: the number of a distribution's version is in it."""
    sources = [s for t in introspect(build, "targets") for s in t["target_sources"]]
    command = next(s["compiler"] for s in sources if s.get("language") == "c")[-1:]
    told = subprocess.run([*command, "--version"], capture_output=True, text=True, check=True)
    return re.sub(r"^\S+ \(", "gcc (", told.stdout.splitlines()[0])  # whatever it was called as


def library(name):
    told = subprocess.run(["pkg-config", "--modversion", name], capture_output=True, text=True,
                          check=True)
    return f"{name} {told.stdout.strip()}"


def made_with(build):
    """All that the numbers depend on but Wherry itself, in a line."""
    options = {o["name"]: o["value"] for o in introspect(build, "buildoptions")}
    cpu = pathlib.Path("/proc/cpuinfo")
    wide = "avx2" if cpu.exists() and " avx2 " in cpu.read_text() else "no avx2"
    return ", ".join((f"{compiler(build)} -O{options['optimization']}",
                      f"sanitizers {options['b_sanitize']}", " ".join(platform.libc_ver()),
                      library("expat"), library("zlib"), f"valgrind {callgrind.version()}",
                      f"{platform.machine()} {wide}"))


def read_table(path=TABLE):
    """What it was made with, its comments, and its rows: name, instructions, command."""
    lines = path.read_text().splitlines()
    told = next(x.removeprefix(MADE_WITH) for x in lines if x.startswith(MADE_WITH))
    comments = [x for x in lines if x.startswith("#") and not x.startswith(MADE_WITH)]
    rows = [x.split("\t") for x in lines if x and not x.startswith("#")]
    return told, comments, [(name, int(n), command) for name, n, command in rows]


def write_table(told, comments, rows, path=TABLE):
    lines = comments + [MADE_WITH + told] + ["\t".join(map(str, row)) for row in rows]
    path.write_text("\n".join(lines) + "\n")


def make_demos(wherry, dir):
    for name, children in DEMOS.items():
        subprocess.run([wherry, "demo", name, "--children", str(children), "--seed", str(SEED),
                        "--year", "2025-26"], cwd=dir, check=True, stdout=subprocess.DEVNULL)
    with open(f"{dir}/small/audits.csv", encoding="utf-8") as all_of_them:
        first = [next(all_of_them) for _ in range(1 + AUDITS)]
    pathlib.Path(dir, "audits.csv").write_text("".join(first), encoding="utf-8")


def tell(name, now, before, compared):
    """Prints a line. Returns whether it costs too much."""
    change = 100 * (now - before) / before if before else 0
    dearer = compared and 100 * now > (100 + ALLOWED) * before
    verdict = "  COSTS MORE" if dearer else ""
    if compared and change < -ALLOWED:
        verdict = "  costs less: bless it, that it stays so"
    print(f"{name:22}{before:15,}{now:15,}{change:+8.1f}%{verdict}", flush=True)
    return dearer


def main():
    build, bless = pathlib.Path(sys.argv[1]).resolve(), "--bless" in sys.argv
    if not callgrind.here():
        print("valgrind is not installed, so nothing is counted")
        return 0
    wherry = build / "src/wherry"
    told, (before, comments, rows) = made_with(build), read_table()
    compared = told == before
    if not compared:
        print(f"made with: {told}\nthe table: {before}\nso the numbers are not compared")
    print(f"{'instructions':22}{'table':>15}{'now':>15}{'change':>9}")
    counted, dearer = [], 0
    with tempfile.TemporaryDirectory(prefix="wherry-regress-") as dir:
        os.symlink(wherry, f"{dir}/wherry")
        make_demos(wherry, dir)
        for name, old, command in rows:
            now = callgrind.count(["./wherry", *command.split()], dir).instructions
            dearer += tell(name, now, old, compared)
            counted.append((name, now, command))
    if bless:
        write_table(told, comments, counted)
        print(f"{TABLE.name} is written anew: commit it with the change, and say why it costs more")
    elif dearer:
        print(f"{dearer} of {len(rows)} cost over {ALLOWED} % more. Mend it; or, when it is worth "
              "it, run\n    make regress-bless\nand commit bench/instructions.tsv with the change, "
              "the reason in the message.")
    elif compared:
        print(f"{len(rows)} passed, 0 failed: none costs over {ALLOWED} % more")
    return 1 if dearer and not bless else 0


if __name__ == "__main__":
    sys.exit(main())
