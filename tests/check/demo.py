#!/usr/bin/env python3
"""Whether a demo is what it says: without a fault where none was planted, and like England in what
its measures say. Usage: demo.py WHERRY. Prints TAP."""
import csv
import io
import pathlib
import subprocess
import sys
import tempfile

CLEAN = [("2022-23", 400, 7), ("2023-24", 1500, 8), ("2024-25", 400, 3), ("2025-26", 3000, 1),
         ("2026-27", 1500, 5)]

# Published figures for England, per cent (docs/measures.md names the years), and how far off them an
# authority of 5,500 children in need may lie. Of England's 3,000 adoptions and as many children who
# wait for a family, an authority of this size has some twenty; a caseload is sixteen.
LIKE_ENGLAND = {"19": (6.5, 3), "20": (22.6, 8), "27": (85.7, 5), "37": (81.4, 8), "39": (86, 7),
                "61": (4.4, 4), "72": (8, 4), "76a": (68, 6), "81": (44, 8), "83": (10, 5),
                "84": (69, 12), "96": (11, 4), "99a": (12, 7), "110": (85, 8), "127": (20, 12),
                "129a": (9, 6), "137": (16, 4), "c61": (4.4, 3)}


def made(wherry, folder, year, children, seed):
    subprocess.run([wherry, "demo", folder, "--children", str(children), "--seed", str(seed),
                    "--year", year, "--spoilt", "0"], check=True, stdout=subprocess.DEVNULL)
    return folder


def rows(wherry, command, folder):
    said = subprocess.run([wherry, command, folder, "--format", "csv"], stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL, text=True)
    return list(csv.DictReader(io.StringIO(said.stdout)))


def tell(ok, number, says):
    print(f"{'ok' if ok else 'not ok'} {number} - {says}", flush=True)


def main():
    wherry, n = str(pathlib.Path(sys.argv[1]).resolve()), 0
    print(f"1..{len(CLEAN) + len(LIKE_ENGLAND)}")
    with tempfile.TemporaryDirectory() as folder:
        for n, (year, children, seed) in enumerate(CLEAN, 1):
            demo = made(wherry, f"{folder}/{year}", year, children, seed)
            found = rows(wherry, "check", demo)
            for f in found[:5]:
                print(f"# {f['rule']} {f['message']}")
            tell(not found, n, f"{children} children of {year} without a fault break no rule")
        demo = made(wherry, f"{folder}/england", "2025-26", 5500, 2)
        values = {r["measure"]: r["value"] for r in rows(wherry, "measure", demo)
                  if r["group"] == "all"}
        for n, (measure, (england, off)) in enumerate(LIKE_ENGLAND.items(), n + 1):
            value = float(values[measure])
            tell(abs(value - england) <= off, n, f"measure {measure}: {value}, England {england}")


main()
