"""Compares what the program prints with tests/golden/expected: golden.py WHERRY FOLDER [--bless].

Each case runs in tests/golden/inputs, so paths in the output are as short as here. What changes from
run to run, or with every release, is masked. With --bless the expected files are written anew: look at
the difference before it is committed. TAP.
"""
import csv
import difflib
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import annexa
import page

# name, exit status, arguments
CASES = (
    ("ssda903.csv", 1, "check --format csv ssda903"),
    ("ssda903.txt", 1, "check ssda903"),
    ("ssda903_148.json", 1, "check --format json --rule 148 ssda903"),
    ("ssda903_xml.csv", 1, "check --format csv ssda903.xml"),
    ("cin.csv", 1, "check --format csv cin"),
    ("cin.txt", 1, "check cin"),
    ("cin_8925.json", 1, "check --format json --rule 8925 cin"),
    ("queries.txt", 0, "check --severity query cin"),
    ("each.txt", 3, "check --each ."),
    ("each.csv", 3, "check --each . --format csv"),
    ("each.json", 3, "check --each . --format json --rule 148"),
    ("each_no_folder.txt", 3, "check --each ssda903"),
    ("measure.txt", 0, "measure --reference-date 30/09/2025 --population 4000 lists"),
    ("measure.csv", 0, "measure --reference-date 30/09/2025 --by team --format csv lists"),
    ("measure_27.json", 0, "measure --reference-date 30/09/2025 --measure 27 --period month "
                           "--by area --groups areas.csv --format json lists"),
    ("measure_others.txt", 0, "measure --reference-date 30/09/2025 --authority 926 --measure 27 "
                              "--benchmark statistics.csv lists"),
    ("measure_cin.txt", 0, "measure --by age cin"),
    ("measure_list.txt", 0, "measure --list"),
    ("measure_unknown.txt", 2, "measure --measure 999 lists"),
    ("measure_nothing.txt", 2, "measure"),
    ("help.txt", 0, "help"),
    ("help_check.txt", 0, "help check"),
    ("rules.txt", 0, "rules --year 2025-26 --severity note"),
    ("rules.csv", 0, "rules --year 2025-26 --severity note --format csv"),
    ("explain_148.txt", 0, "explain 148"),
    ("explain_unknown.txt", 2, "explain 999999"),
    ("no_command.txt", 2, "inspekt ssda903"),
    ("help_draw.txt", 0, "help draw"),
    ("draw_worth.txt", 0, "draw cases.csv --size 12 --by team --allocate equal"),
    ("draw_margin.txt", 0, "draw cases.csv --margin 10"),
    ("draw_verified.txt", 0, "draw --verify draw/public/draw.json draw/public/frame.csv"),
    ("draw_verified_list.txt", 0, "draw --verify draw/public/draw.json cases.csv"),
    ("draw_other_seed.txt", 1, "draw --verify draw/public/other_seed.json draw/public/frame.csv"),
    ("draw_other_list.txt", 1, "draw --verify draw/public/draw.json other_frame.csv"),
    ("draw_too_many.txt", 2, "draw cases.csv --size 600"),
    ("draw_no_column.txt", 3, "draw cases.csv --size 6 --by office"),
    ("help_vary.txt", 0, "help vary"),
    ("vary.txt", 0, "vary audits.csv --frame 300 --grade Overall,Planning"),
    ("vary.csv", 0, "vary audits.csv --format csv"),
    ("vary.json", 0, "vary audits.csv --format json --frame 300 --threshold 60"),
    ("vary_unknown.txt", 0, "vary audits_odd.csv"),
    ("vary_no_grade.txt", 3, "vary cases.csv"),
    ("days.txt", 0, "vary days.csv --start referral_date --end assessment_date --within 45w "
                    "--at 2026-03-31"),
    ("days.csv", 0, "vary days.csv --by team --start referral_date --end assessment_date "
                    "--within 45w --at 2026-03-31 --format csv"),
    ("days.json", 0, "vary days.csv --start referral_date --end assessment_date --within 45 "
                     "--format json"),
    ("days_no_end.txt", 2, "vary days.csv --start referral_date --within 45"),
    ("days_no_column.txt", 3, "vary days.csv --start referral --end assessment_date --within 45"),
    ("days_and_grades.txt", 2, "vary days.csv --start referral_date --end assessment_date "
                               "--within 45 --grade Overall"),
    ("no_option.txt", 2, "check --colour red ssda903"),
    ("no_path.txt", 2, "check"),
)
INSPECTED = ("ssda903", "cin")
MASKS = (
    (rb"wherry \d+\.\d+\.\d+", b"wherry VERSION"),
    (rb'"wherry":"[^"]*"', b'"wherry":"VERSION"'),
    (rb'"rules_dated":"[^"]*"', b'"rules_dated":"DATE"'),
    (rb"\d+ of \d+ rules could not run", b"SOME of ALL rules could not run"),
    (rb"(?m)^  [0-9a-f]{64}$", b"  DIGEST"),
    (rb"It took \d+\.\d+ seconds", b"It took SOME seconds"),
)


def without_practice(html):
    """The page of inspect without what rests on the measures."""
    html = re.sub(r'<li><a href="#(practice|uneven|chapters|waits|reading)">.*?</li>\n', "", html)
    return re.sub(r'<section aria-labelledby="(practice|uneven|chapters|waits|reading)">.*?</section>\n', "", html,
                  flags=re.S)


class Golden:
    def __init__(self, wherry, folder, bless):
        self.wherry, self.folder, self.bless = os.path.abspath(wherry), folder, bless
        self.count = self.failed = 0
        self.compared = set()

    def run(self, *args):
        return subprocess.run([self.wherry, *args], cwd=self.folder / "inputs", check=False,
                              stdin=subprocess.DEVNULL, capture_output=True)

    def ok(self, holds, name, why=()):
        self.count += 1
        self.failed += not holds
        print(f"{'ok' if holds else 'not ok'} {self.count} - {name}")
        if not holds:
            print("\n".join(f"# {line}" for line in list(why)[:60]))

    def same(self, name, got):
        """What was got is what is expected, after masking."""
        for pattern, mask in MASKS:
            got = re.sub(pattern, mask, got)
        self.compared.add(name)
        path = self.folder / "expected" / name
        if self.bless:
            path.write_bytes(got)
        want = path.read_bytes() if path.exists() else b""
        self.ok(got == want and got, name, difflib.unified_diff(
            want.decode("utf-8", "replace").splitlines(),
            got.decode("utf-8", "replace").splitlines(), "expected", "printed", lineterm="", n=0))

    def since(self, dir):
        """A run beside an earlier one, and with explanations; then with markup in all of it."""
        now, old = pathlib.Path(dir) / "now", pathlib.Path(dir) / "old.json"
        for part in INSPECTED:
            shutil.copytree(self.folder / "inputs" / part, now, dirs_exist_ok=True)
        old.write_bytes(self.run("check", "--format", "json", *INSPECTED).stdout)
        episodes = (now / "episodes.csv").read_text().splitlines()
        (now / "episodes.csv").write_text("\n".join(episodes[:1] + episodes[:1:-1]) + "\n")
        (now / "oc2.csv").unlink()
        rows = list(csv.DictReader(self.run("check", "--format", "accept", *INSPECTED).stdout
                                   .decode().splitlines()))
        for row in rows:
            row["explanation"] = "seen"
        rows[0]["values"] = "what it was"
        self.write_list(pathlib.Path(dir) / "list.csv", rows)
        both = ("--since", str(old), "--accept", str(pathlib.Path(dir) / "list.csv"), str(now))
        p = self.run("check", *both)
        self.same("compared.txt", (p.stdout + p.stderr).replace(str(dir).encode(), b"OUT"))
        told = json.loads(self.run("check", "--format", "json", *both).stdout)
        counts = told["since"]["counts"]
        self.ok(counts["cannot_tell"] and counts["still_there"] and
                counts["new"] + counts["still_there"] == len(told["findings"]),
                "every finding is new or still there", [counts])
        for row in rows:
            row["explanation"] = row["values"] = page.HOSTILE
        rows.append({**rows[0], "id": "w0", "child": page.HOSTILE})
        self.write_list(pathlib.Path(dir) / "list.csv", rows)
        text = json.loads(old.read_bytes())
        for finding in text["findings"]:
            finding["message"] = finding["child"] = finding["severity"] = page.HOSTILE
            finding["id"] += "x" * (finding["rule"] == "148")
        old.write_text(json.dumps(text))
        html = self.run("check", "--format", "html", *both).stdout.decode()
        faults = page.faults(html)
        self.ok(not faults and "alert" in html, "a page compared with hostile text is well made",
                faults)

    def write_list(self, path, rows):
        with path.open("w", newline="") as file:
            w = csv.DictWriter(file, rows[0])
            w.writeheader()
            w.writerows(rows)

    def no_others(self):
        """Nothing is expected that no case prints any more."""
        others = {p.name for p in (self.folder / "expected").iterdir()} - self.compared
        for name in others if self.bless else ():
            (self.folder / "expected" / name).unlink()
        self.ok(not others or self.bless, "every expected file belongs to a case", sorted(others))

    def printed(self):
        for name, status, args in CASES:
            p = self.run(*args.split())
            self.ok(p.returncode == status, f"{name}: exit status {status}", [p.returncode])
            self.same(name, p.stdout + p.stderr)

    def inspected(self, dir):
        for name in INSPECTED:
            out = pathlib.Path(dir) / name
            p = self.run("inspect", name, "--out", str(out))
            self.same(f"inspect_{name}.txt", (p.stdout + p.stderr).replace(str(dir).encode(), b"OUT"))
            summary = json.loads((out / "summary.json").read_bytes())
            findings = json.loads((out / "findings.json").read_bytes())
            self.ok(summary and summary == findings["summary"],
                    f"summary.json of {name} is the summary of findings.json")
            for file, form in (("findings.csv", "csv"), ("findings.json", "json"),
                               ("findings.xlsx", "xlsx")):
                self.ok((out / file).read_bytes() == self.run("check", "--format", form, name).stdout,
                        f"{file} of {name} is what check --format {form} prints")
            html = (out / "index.html").read_text(encoding="utf-8")
            checked = self.run("check", "--format", "html", name).stdout.decode()
            self.ok(without_practice(html) == checked and html != checked,
                    f"index.html of {name} is what check --format html prints, and the measures")
            faults = page.faults(html)
            self.ok(not faults, f"index.html of {name} is well made", faults)
            self.groups(name, html, summary)

    def groups(self, name, html, summary):
        """The groups of the page come to no other errors than the summary."""
        errors = sum(t["findings"]["error"] for t in summary["tables"])
        self.ok(0 < sum(page.numbers(html, "children", -3)) <= errors,
                f"the children of {name} have some of the errors", [errors])
        if name == "ssda903":
            got = page.numbers(html, "workers", -3)
            self.ok(sum(got) == errors, f"the workers of {name} have all the errors", [got, errors])
        sofar = page.numbers(html, "mend", -1)
        self.ok(sofar == sorted(sofar) and 0 < sofar[-1] <= errors,
                f"what to mend first in {name} clears ever more errors", [sofar, errors])

    def lists(self, dir):
        """The lists of Annex A as one workbook and as files: what was taken for what, and found."""
        dir = pathlib.Path(dir)
        annexa.write_csvs(dir / "lists")
        annexa.write_book(dir / "lists.xlsx")
        day, found = ("--reference-date", "30/09/2026"), {}
        for form in ("lists", "lists.xlsx"):
            name = "annexa_" + form.replace("lists.xlsx", "book").replace("lists", "files")
            p = self.run("check", *day, str(dir / form))
            self.same(name + ".txt", (p.stdout + p.stderr).replace(str(dir).encode() + b"/", b""))
            found[form] = self.run("check", "--format", "csv", *day, str(dir / form)).stdout
            self.same(name + ".csv", found[form])
        files, book = (list(csv.DictReader(found[f].decode().splitlines())) for f in found)
        self.ok(files and [{**r, "line": int(r["line"]) + 1} for r in files] ==
                [{**r, "line": int(r["line"])} for r in book],
                "of the files is found what is found of the workbook, a line further up")
        p = self.run("inspect", *day, str(dir / "lists.xlsx"), "--out", str(dir / "out"))
        self.same("annexa_inspect.txt", (p.stdout + p.stderr).replace(str(dir).encode(), b"OUT"))

    def hostile(self, dir):
        """A return with markup in its cells, its columns and its file name."""
        folder = pathlib.Path(dir) / "a <b>&amp; \"folder\"'"
        folder.mkdir()
        hostile = page.HOSTILE.replace('"', '""')
        text = (self.folder / "inputs/ssda903/header.csv").read_text().replace("ZZ", f'"{hostile}"')
        text = text.replace("1003", f'"1003 {hostile}"').replace("UPN", f'UPN,"{hostile}"', 1)
        (folder / "<script>x.csv").write_text(text.replace("UN", "x,UN").replace("A926", "x,A926"))
        html = self.run("check", "--format", "html", str(folder)).stdout.decode()
        faults = page.faults(html)
        self.ok(not faults, "a page made of hostile text is well made", faults)
        self.ok(page.HOSTILE not in html and "alert" in html, "  and shows that text as text")


def main():
    golden = Golden(sys.argv[1], pathlib.Path(sys.argv[2]).resolve(), "--bless" in sys.argv)
    golden.printed()
    with tempfile.TemporaryDirectory(prefix="wherry-golden-") as dir:
        golden.inspected(dir)
        golden.lists(dir)
        golden.hostile(dir)
        golden.since(dir)
    golden.no_others()
    print(f"1..{golden.count}")
    return 1 if golden.failed and not golden.bless else 0


sys.exit(main())
