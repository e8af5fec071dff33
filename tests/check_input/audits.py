"""Files of audits: broken ones get a sentence and no row is lost; what a demo plants is found."""
import json
import math
import random
import re

HEADING = "Case,Team,Auditor,Date,Overall"
GRADES = ("Inadequate", "Requires improvement", "Good", "Outstanding")


def write(path, rows, heading=HEADING):
    path.write_text("".join(",".join(map(str, row)) + "\n" for row in [[heading], *rows]))
    return path


def same(tap, want, got, name):
    tap.ok(want == got, name, f"{want} was wanted, {got} is there")


def numbers(value):
    """Every number in what JSON gave."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return [n for v in value for n in numbers(v)]
    return [value] if isinstance(value, float) else []


def told(tap, wherry, path, what, *sentences, args=()):
    """The program says these things of a file, in every format, and no number is none."""
    said = wherry.run("vary", path, "--format", "json", "--frame", 500, "--threshold", 60, *args)
    tap.ok(said.status == 0, what, said.text)
    read = json.loads(said.out, parse_constant=lambda s: math.nan)
    tap.ok(all(map(math.isfinite, numbers(read))), "  every number is one", said.text)
    words = " ".join(read["proven"] + read["not_proven"] + read["next"] +
                     read["audits"]["left_out"])
    for sentence in sentences:
        tap.ok(sentence in words, f"  it says: {sentence}", words)
    for form in ("text", "csv", "html"):
        said = wherry.run("vary", path, "--format", form, *args)
        tap.ok(said.status == 0 and not re.search(rb"\b(nan|inf)\b", said.out),
               f"  as {form} too", said.text)
    return read


def broken(tap, wherry, dir):
    r = random.Random(6)

    def some(n, teams=4, auditors=3, grade=lambda i: r.choice(GRADES), date="01/04/2025"):
        return [(i, f"T{i % teams}", f"X{i % auditors}", date, grade(i)) for i in range(n)]

    told(tap, wherry, write(dir / "one.csv", some(1)), "one row", "the same")
    told(tap, wherry, write(dir / "team.csv", some(30, 1)), "one team", "one cannot differ")
    told(tap, wherry, write(dir / "same.csv", some(30, grade=lambda i: "Good")), "all one grade",
         "all grades are the same")
    told(tap, wherry, write(dir / "ends.csv", some(40, grade=lambda i: GRADES[3 * (i % 2)])),
         "teams at 0 and 100 per cent", "uneven between teams", "at least")
    told(tap, wherry, write(dir / "auditor.csv", some(40, 4, 1)), "one auditor",
         "all audits are of one of the auditors", "no case was read by two")
    told(tap, wherry, write(dir / "apart.csv", some(80, 4, 4)), "auditors who never meet",
         "groups, each graded by auditors of its own")
    told(tap, wherry, write(dir / "dates.csv", some(40, date="soon")), "dates that are none",
         "no audit has a date", '40 rows with a date that cannot be read', '"soon" (40')
    told(tap, wherry, write(dir / "grade.csv", [(g,) for g in GRADES * 5], "Overall"),
         "nothing but grades", "names no teams", "names no auditors")
    told(tap, wherry, write(dir / "framed.csv", some(600)), "more audits than cases",
         "There cannot be 500 cases")
    said = wherry.run("vary", write(dir / "none.csv", []))
    tap.ok(said.status == 3 and "no audits below" in said.text, "no row is said", said.text)
    (dir / "empty.csv").write_text("")
    said = wherry.run("vary", dir / "empty.csv")
    tap.ok(said.status == 3 and "empty" in said.text, "an empty file is said", said.text)
    said = wherry.run("vary", write(dir / "odd.csv", some(5, grade=lambda i: "fine")))
    tap.ok(said.status == 3 and "fine" in said.text and "--order" in said.text,
           "grades of which none is known are said", said.text)


def nothing_lost(tap, wherry, dir):
    """Rows are counted where they belong, and every one left out is in a note."""
    rows = [(i, "A" if i % 4 else "", "X" if i % 3 else "", "01/04/2025", GRADES[i % 4])
            for i in range(40)]
    rows[3] = rows[3][:4] + ("Goodish",)
    rows[5] = rows[5][:4] + ("",)
    rows.append(rows[7])
    read = told(tap, wherry, write(dir / "some.csv", rows), "rows that lack something",
                '"Goodish" (line 5)', "1 row has no grade", "rows without a team",
                "rows without an auditor", "1 row repeat")
    same(tap, 38, read["audits"]["audits"], "  the rest count")
    same(tap, 38, sum(g["found"] for g in read["whole"]["grades"]), "  by grade")
    team = read["between_teams"]["teams"][0]
    same(tap, sum(1 for i, t, *_ , g in rows[:40] if t and g in GRADES), team["n"], "  by team")
    same(tap, team["n"], sum(team["grades"]), "  and each once")


def scales(tap, wherry, dir):
    for grades, args, good in ((("no", "Yes"), (), "Yes"), (("Not met", "partially met", "Met"),
                               (), "Met"), (("4", "3", "2", "1"), (), "2"),
                               (("Weak", "Fair", "Strong"), ("--order", "weak,fair,strong"),
                                "strong"), (("RIBG", "good", "IA", "Outstanding"), (), "Good")):
        rows = [(i, f"T{i % 3}", f"X{i % 2}", "1/5/2025", grades[i % len(grades)])
                for i in range(24)]
        read = told(tap, wherry, write(dir / "scale.csv", rows), f"grades {grades[0]}, ...",
                    args=args)
        same(tap, 24, read["audits"]["audits"], "  all are known")
        same(tap, good, read["audits"]["good_from"], "  and which are good")


def planted(tap, wherry, dir):
    """What the demo plants is found; where it plants nothing, nothing is."""
    for seed in (1, 2):
        for kind in ("uneven", "even"):
            at = dir / f"{kind}{seed}"
            wherry.run("demo", at, "--seed", seed, "--teams", kind, "--children", 5500)
            said = wherry.run("vary", at / "audits.csv", "--format", "json").json()
            truth = json.loads((at / "truth.json").read_text())["audits"]
            between = said["between_teams"]
            same(tap, kind, between["evenness"]["verdict"], f"seed {seed}: teams are {kind}")
            low, high = (between["evenness"]["sigma_limits"][k]["value"] for k in ("low", "high"))
            first = truth["sigma_first_millilogits"] / 1000
            last = truth["sigma_last_millilogits"] / 1000
            tap.ok(low <= first and high >= last, "  sigma's limits meet the truth's range",
                   f"{low} {high}")
            if kind == "even":
                tap.ok(not any(t["standing"] in ("better than the rest", "worse than the rest")
                               for t in between["teams"]), "  and no team is a pocket", between)
                continue
            stands = {t["team"]: t["first_millilogits"] for t in truth["teams"]}
            middle = sorted(stands.values())[len(stands) // 2]
            for t in between["teams"]:
                if t["standing"] in ("better than the rest", "worse than the rest"):
                    better = t["standing"].startswith("better")
                    tap.ok((stands[t["team"]] > middle) == better,
                           f"  {t['team']} is {t['standing']}", stands)
            ratio = said["over_time"]["spread"]["sigma_ratio_limits"]["high"]["value"]
            tap.ok(ratio < 1, "  the teams drew together", str(ratio))


def run(tap, wherry, dir, inputs):
    del inputs
    broken(tap, wherry, dir)
    nothing_lost(tap, wherry, dir)
    scales(tap, wherry, dir)
    planted(tap, wherry, dir)
