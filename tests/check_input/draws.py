"""wherry draw from a workbook, and with outcomes: the same draw as from the CSV, and who steps in."""
import csv
import hashlib
import io
import json

from same_bytes import workbook

CASES = [("Case ID", "Team")] + [(f"SW{5000 + 7 * i}", "North" if i % 3 else "South")
                                 for i in range(90)]


def both_forms(tap, wherry, dir):
    """The key says which case is which, so a list frozen as CSV is drawn as a workbook by its key."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(CASES)
    (dir / "cases.csv").write_text(text.getvalue())
    (dir / "cases.xlsx").write_bytes(workbook(CASES))
    drawn = {}
    for form in ("csv", "xlsx"):
        out = dir / form
        said = wherry.run("draw", dir / f"cases.{form}", "--freeze", "--by", "Team", "--out", out)
        tap.said(said, 0, f"a list is frozen from {form}", "90 cases to draw from", "Frozen at")
        said = wherry.run("draw", dir / f"cases.{form}", "--seed", "dice 41", "--size", "12",
                          "--out", out)
        tap.said(said, 0, f"  and drawn from ({form})", "12 of 90 cases will be read")
        drawn[form] = json.loads((out / "public/draw.json").read_text())
        rows = list(csv.DictReader((out / "private/reading_list.csv").open()))
        teams = dict(CASES)
        tap.ok(len(rows) > 12 and all(teams[r["Case ID"]] == r["stratum"] for r in rows),
               f"  every case on the reading list has its own team ({form})", rows)
        for frame in (out / "public/frame.csv", dir / f"cases.{form}"):
            said = wherry.run("draw", "--verify", out / "public/draw.json", frame)
            tap.said(said, 0, f"  {frame.name} leads to it again ({form})",
                     "The draw is what its seed and list lead to")
    committed(tap, wherry, dir)
    frames = [(dir / f / "public/frame.csv").read_text().count("North") for f in drawn]
    tap.ok(frames == [60, 60] and
           [s["sample"] for s in drawn["csv"]["strata"]] ==
           [s["sample"] for s in drawn["xlsx"]["strata"]] == [8, 4],
           "both forms are shared out alike", drawn)
    said = wherry.run("draw", "--verify", dir / "csv/public/draw.json", dir / "cases.xlsx")
    tap.ok(said.status == 1 and "DOES NOT AGREE  the list is the file that was frozen" in said.text,
           "another file with the same cases is not the one frozen", said.text)


def committed(tap, wherry, dir):
    """Another key for the same list, made once the seed is known, does not pass."""
    public = dir / "csv/public"
    frozen = json.loads((public / "frozen.json").read_text())["frame"]["commitment"]
    key = dir / "csv/private/key.json"
    was = json.loads(key.read_text())
    tap.ok(frozen == hashlib.sha256(f"{was['key']},{was['list_sha256']}".encode()).hexdigest(),
           "the frozen list commits to its key", frozen)
    said = wherry.run("draw", "--verify", public / "draw.json", dir / "cases.csv")
    tap.said(said, 0, "  and the list with its key agrees", "list and key are those that were committed")
    text = key.read_text()
    key.write_text(text.replace(was["key"], was["key"][::-1]))
    said = wherry.run("draw", "--verify", public / "draw.json", dir / "cases.csv")
    tap.ok(said.status == 1 and "DOES NOT AGREE  list and key are those" in said.text,
           "  another key is not the one committed to", said.text)
    key.write_text(text)


def replaced(tap, wherry, dir):
    path = dir / "xlsx/private/reading_list.csv"
    rows = list(csv.DictReader(path.open()))
    marks = iter(("read", "closed", "refused", "unreadable"))
    for row in rows:
        row["outcome"] = next(marks, "") if row["role"] == "sample" else ""
    with path.open("w", newline="") as f:
        w = csv.DictWriter(f, rows[0])
        w.writeheader()
        w.writerows(rows)
    said = wherry.run("draw", dir / "xlsx/public/draw.json", "--replace", path)
    tap.said(said, 0, "two of the reserve step in", "12 drawn, 12 eligible so far, 1 read, 10 without",
             "1 closed: replaced", "1 unreadable: replaced", "1 refused: not replaced")
    got = json.loads((path.parent / "replaced.json").read_text())
    listed = list(csv.DictReader((path.parent / "replaced.csv").open()))
    tap.ok((got["drawn"], got["in_use"], got["eligible"], got["read"], got["replaced"]) ==
           (12, 14, 12, 1, 2) and got["to_be_replaced"] ==
           {"closed": 1, "ineligible": 0, "unreadable": 1} and
           got["unread"] == {"refused": 1, "missing": 0},
           "  counted by reason in replaced.json", got)
    stand = {c["stands_for"]: c for c in got["cases"] if c["stands_for"]}
    gone = {c["case"]: c for c in got["cases"] if c["outcome"] in ("closed", "unreadable")}
    tap.ok(stand.keys() == gone.keys() and
           all(stand[k]["stratum"] == gone[k]["stratum"] for k in gone),
           "  each stands for a case of its own stratum", got)
    tap.same([c["case"] for c in got["cases"]], [r["case"] for r in listed],
             "  the same cases in replaced.csv")
    tap.ok("SW5" not in (path.parent / "replaced.json").read_text(),
           "  and no case number in it")


def run(tap, wherry, dir, inputs):
    both_forms(tap, wherry, dir)
    replaced(tap, wherry, dir)
