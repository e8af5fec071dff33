#!/usr/bin/env python3
"""What the functions of the rules are like.

rule_functions.py SIZES SRC WHERRY   prints TAP: every version of a rule has a function of its own,
                                     the median of their lines is at most 10, none is over 60
rule_functions.py COVERED SRC BUILD  after a run of what was built with --coverage: how many of the
                                     rule functions had all their lines executed, and the others,
                                     with the lines that were not; exit status 1 when there are any

A rule's function begins with "static bool r..." or "static void r..." at the left edge and ends with
a brace there, which clang-format sees to; a line ABOUT_NOTES(...) is one too.
"""
import csv
import io
import json
import pathlib
import re
import statistics
import subprocess
import sys

BEGINS = re.compile(r"static (?:bool|void) (r[A-Z0-9]\w*)\(")
NOTES = re.compile(r"(?:ABOUT_NOTES|BEFORE|BLANKS)\((\w+), ")
ROW = re.compile(r"\bRULE(_FROM|_DRAFT)?\(\s*(\w+),\s*(\w+),\s*(\d+)")
MEDIAN, MOST = 10, 60


def sources(src):
    return sorted((pathlib.Path(src) / "rules").rglob("*.c"))


def functions(path):
    """name -> (first line, last line)"""
    found, begun = {}, None
    for number, line in enumerate(path.read_text().splitlines(), 1):
        begins = BEGINS.match(line)
        notes = NOTES.match(line)
        if notes:
            found[f"r{notes[1]}"] = (number, number)
        elif begins and not line.rstrip().endswith(";"):
            begun = (begins[1], number)
        elif line == "}" and begun:
            found[begun[0]] = (begun[1], number)
            begun = None
    return found


def versions(path):
    """(code, first year, function) of every row of the table at the foot of a file, once for each
    return that has the table"""
    text = path.read_text()
    for kind, _, code, year in ROW.findall(text) * len(re.findall(r"(?m)^RULE_TABLE\(", text)):
        yield code, int(year), f"r{code}_{year}" if kind == "_FROM" else f"r{code}"


def tap(number, holds, name, *why):
    print(f"{'ok' if holds else 'not ok'} {number} - {name}")
    for line in why if not holds else ():
        print(f"# {line}")
    return holds


def sizes(src, wherry):
    lengths, without, rows = {}, [], []
    for path in sources(src):
        own = functions(path)
        for code, year, name in versions(path):
            rows.append((code, year))
            if name in own:
                lengths[path.name, name] = own[name][1] - own[name][0] + 1
            else:
                without.append(f"{path}: {name}")
    said = subprocess.run([wherry, "rules", "--format", "csv"], check=True, capture_output=True,
                          text=True).stdout
    listed = len(list(csv.DictReader(io.StringIO(said))))
    middle, most = statistics.median(lengths.values()), max(lengths.values())
    print("1..4")
    good = [tap(1, len(rows) == listed > 400, f"{listed} versions of rules are looked at",
                f"{len(rows)} rows of the tables were found, the program lists {listed}"),
            tap(2, not without, "every one has a function of its own", *without),
            tap(3, middle <= MEDIAN, f"their median is {middle:g} lines, at most {MEDIAN}"),
            tap(4, most <= MOST, f"the longest has {most} lines, at most {MOST}",
                *[f"{k}: {v}" for k, v in lengths.items() if v > MOST])]
    return all(good)


def counts(build):
    """file name of a source -> line -> how often it was executed"""
    seen = {}
    for data in sorted(pathlib.Path(build).resolve().rglob("*.gcda")):
        if "rules" not in str(data):
            continue
        said = subprocess.run(["gcov", "--json-format", "--stdout", str(data)], check=True,
                              capture_output=True, text=True, cwd=build).stdout
        for one in said.splitlines():
            for file in json.loads(one)["files"]:
                lines = seen.setdefault(pathlib.Path(file["file"]).name, {})
                for line in file["lines"]:
                    n = line["line_number"]
                    lines[n] = lines.get(n, 0) + line["count"]
    return seen


def covered(src, build):
    seen, whole, missed = counts(build), 0, []
    for path in sources(src):
        for name, (first, last) in functions(path).items():
            lines = seen.get(path.name, {})
            not_run = [n for n in range(first, last + 1) if lines.get(n) == 0]
            if not_run or not any(n in lines for n in range(first, last + 1)):
                missed.append(f"{path}:{','.join(map(str, not_run)) or first}: {name}")
            else:
                whole += 1
    print(*missed, sep="\n", end="\n" if missed else "")
    print(f"{whole} of {whole + len(missed)} rule functions had all their lines executed")
    return not missed and whole > 0


sys.exit(0 if {"SIZES": sizes, "COVERED": covered}[sys.argv[1]](*sys.argv[2:4]) else 1)
