#!/usr/bin/env python3
"""Holds what inspect finds against what a demo planted. Usage: truth.py WHERRY. Prints TAP."""
import json
import pathlib
import subprocess
import sys
import tempfile

SEEDS = {"uneven": (1, 2), "even": (3, 4, 5)}


def inspect(wherry, folder, seed, teams):
    """The truth of a demo, and the gaps that its report tells."""
    demo, report = folder / f"{teams}{seed}", folder / f"{teams}{seed}-report"
    subprocess.run([wherry, "demo", demo, "--children", "5500", "--seed", str(seed), "--year",
                    "2025-26", "--spoilt", "0", "--teams", teams], check=True,
                   stdout=subprocess.DEVNULL)
    subprocess.run([wherry, "inspect", demo, "--out", report], stdout=subprocess.DEVNULL)
    truth = json.loads((demo / "truth.json").read_text())
    return truth["teams_differ"], json.loads((report / "practice.json").read_text())


def main():
    wherry = str(pathlib.Path(sys.argv[1]).resolve())
    done = missed = planted = false = looked = 0
    with tempfile.TemporaryDirectory() as folder:
        for seed in SEEDS["uneven"]:
            truth, told = inspect(wherry, pathlib.Path(folder), seed, "uneven")
            found = {(g["measure"], g["group"]) for g in told["uneven"] if g["differs"] == "worse"}
            planted += len(truth)
            missed += sum((t["measure"], t["weak"]) not in found for t in truth)
            for t in truth:
                if (t["measure"], t["weak"]) not in found:
                    print(f"# seed {seed}: not found: {t['measure']} {t['weak']}")
        for seed in SEEDS["even"]:
            truth, told = inspect(wherry, pathlib.Path(folder), seed, "even")
            assert not truth
            false += bool(told["uneven"])
            looked += told["looked_at"]
            for g in told["uneven"]:
                print(f"# seed {seed}: not planted: {g['measure']} {g['group']}")
    print("1..2")
    for ok, says in ((planted and not missed, f"{planted - missed} of {planted} weak teams found"),
                     (looked > 100 and not false,
                      f"{false} of {len(SEEDS['even'])} even authorities called uneven")):
        done += 1
        print(f"{'ok' if ok else 'not ok'} {done} - {says}")


main()
