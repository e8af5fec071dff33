"""Files of audits: broken ones get a sentence and no row is lost; what a demo plants is found."""
import csv
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


def in_every_form(tap, wherry, path, what, args, more=()):
    """The program reads a file, and no number is none in any format. Gives its JSON, made with `more`."""
    said = wherry.run("vary", path, "--format", "json", *more, *args)
    tap.ok(said.status == 0, what, said.text)
    read = json.loads(said.out, parse_constant=lambda s: math.nan)
    tap.ok(all(map(math.isfinite, numbers(read))), "  every number is one", said.text)
    for form in ("text", "csv", "html"):
        said = wherry.run("vary", path, "--format", form, *args)
        tap.ok(said.status == 0 and not re.search(rb"\b(nan|inf)\b", said.out),
               f"  as {form} too", said.text)
    return read


def says(tap, read, left_out, sentences):
    words = " ".join(read["proven"] + read["not_proven"] + read["next"] + left_out)
    for sentence in sentences:
        tap.ok(sentence in words, f"  it says: {sentence}", words)


def told(tap, wherry, path, what, *sentences, args=()):
    """The program says these things of a file."""
    read = in_every_form(tap, wherry, path, what, args, ("--frame", 500, "--threshold", 60))
    says(tap, read, read["audits"]["left_out"], sentences)
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


def double_sampled(rows):
    """Good after moderation, and its error, of first readings (own grade, moderated or None)."""
    share, squares, error = 0, 0, 0
    for own in range(4):
        after = [m for g, m in rows if g == own and m is not None]
        weight = sum(g == own for g, _ in rows) / len(rows)
        good = sum(m >= 2 for m in after) / len(after) if after else 0
        share += weight * good
        squares += weight * good ** 2
        error += weight ** 2 * good * (1 - good) / len(after) if after else 0
    return share, math.sqrt(error + (squares - share ** 2) / len(rows))


def rows_of(path):
    """The first reading of each case of a demo: auditor, own grade, moderated grade or None."""
    first = {}
    for row in csv.DictReader(path.open()):
        own, after = GRADES.index(row["Overall"]), row["Moderated"]
        first.setdefault(row["Case"], (row["Auditor"], own,
                                       GRADES.index(after) if after else None))
    return list(first.values())


def close(tap, want, got, name):
    tap.ok(abs(want - got) < 1e-9, name, f"{want} was wanted, {got} is there")


def moderated_demo(tap, at, said, truth):
    """Moderation as the file has it, worked out by hand, and as it was planted."""
    rows = rows_of(at / "audits.csv")
    severe = {x["auditor"] for x in truth["auditors"] if x["severity_millilogits"] > 0}
    up = {True: [], False: []}
    for auditor, own, after in rows:
        if after is not None:
            up[auditor in severe].append(after > own)
    m = said["moderation"]
    same(tap, len(up[True] + up[False]), m["n"], "  moderated audits")
    same(tap, sum(up[True] + up[False]), m["up"], "  of them moved up")
    same(tap, m["n"], m["up"] + m["down"] + m["same"], "  and each counted once")
    same(tap, m["n"], sum(x["n"] for x in m["auditors"]), "  by auditor too")
    share, error = double_sampled([row[1:] for row in rows])
    close(tap, share, m["all_audits"]["good"]["value"], "  good after moderation")
    close(tap, error, m["all_audits"]["error"]["value"], "  with its error")
    tap.ok(abs(len(up[True] + up[False]) * truth["moderated_one_in"] - len(rows)) < 200,
           "  one in six was moderated", str(m["n"]))
    tap.ok(sum(up[True]) / len(up[True]) > sum(up[False]) / len(up[False]) + 0.05,
           "  the severe auditors' cases went up", up)
    tap.ok(any("Moderation moves grades up" in s for s in said["proven"]), "  and it is said",
           said["proven"])


def moderated(tap, wherry, dir):
    """A column of moderated grades: where it says nothing, why; it never counts as a reading."""
    r = random.Random(7)
    heading = HEADING + ",Moderated"
    plain = [(i % 60, f"T{i % 4}", f"X{i // 20}", "01/04/2025", r.choice(GRADES))
             for i in range(80)]

    def read(name, cell, what, *sentences, args=(), rows=plain):
        path = write(dir / name, [row + (cell(i, row),) for i, row in enumerate(rows)], heading)
        return told(tap, wherry, path, what, *sentences, args=args)

    none = read("blank.csv", lambda i, row: "", "no audit moderated", "holds no known grade")
    same(tap, 0, none["moderation"]["n"], "  0 of them")
    same(tap, "undefined", *none["moderation"]["all_audits"]["good"], "  nothing is reckoned")
    some = read("some.csv", lambda i, row: row[4] if i % 2 else "", "half of them moderated",
                "Whether moderation moves grades one way")
    same(tap, none["between_auditors"]["agreement"], some["between_auditors"]["agreement"],
         "  agreement is the same: moderation is no second reading")
    same(tap, some["moderation"]["n"], some["moderation"]["same"], "  none moved")
    same(tap, 30, some["moderation"]["n"], "  first readings count")
    same(tap, 10, some["moderation"]["left_aside"], "  and the others are told")
    top = read("top.csv", lambda i, row: "" if row[4] == "Outstanding" else "Good",
               "a grade never moderated", "none of those graded Outstanding was moderated")
    same(tap, "Outstanding", top["moderation"]["all_audits"]["grade_without_moderated"],
         "  it is named")
    few = read("three.csv", lambda i, row: row[4], "no case of one grade", "After moderation",
               rows=[row for row in plain[:60] if row[4] != "Inadequate"])
    close(tap, 1 - sum(row[4] == "Requires improvement" for row in plain[:60]) /
          sum(row[4] != "Inadequate" for row in plain[:60]),
          few["moderation"]["all_audits"]["good"]["value"], "  a grade without audits needs none")
    asked = read("asked.csv", lambda i, row: "Yes" if i % 3 else "No", "moderated, yes or no")
    same(tap, None, asked["audits"]["moderated"], "  is no grade")
    named = read("named.csv", lambda i, row: "Fair" if i == 4 else row[4] if i % 2 else "",
                 "a column named", "1 row with a moderated grade that is not known",
                 args=("--moderated", "Moderated"))
    same(tap, False, named["audits"]["moderated"]["guessed"], "  is not guessed")


def series(tap, wherry, dir):
    """A step in good grades is told and dated; order alone is not, nor one grade only."""
    def months(n, good, of=lambda month: 12):
        """In each month every so-manyth audit is good: nothing but the step varies."""
        return [(f"{month}-{i}", f"T{i % 4}", "X", f"{1 + i:02}/{month % 12 + 1:02}/"
                 f"{2023 + month // 12}", GRADES[2 if i * 7 % 12 < good(month) else 1])
                for month in range(n) for i in range(of(month))]

    step = told(tap, wherry, write(dir / "step.csv", months(24, lambda m: 3 if m < 12 else 9)),
                "a step", "good grades came more often than in the whole from about")["over_time"]
    tap.ok("2023-12-01" <= step["cusum"]["more_good"]["since"] <= "2024-02-01",
           "  it is dated", step["cusum"])
    tap.ok(step["cusum"]["p"]["value"] <= 0.01, "  and no chance", step["cusum"])
    tap.ok(step["xmr"]["signals"] >= 20 and not step["xmr"]["trial_limits"],
           "  the XmR chart has it too", step["xmr"])
    flat = told(tap, wherry, write(dir / "flat.csv", months(14, lambda m: 5 + m % 2)),
                "no step")["over_time"]
    same(tap, 0, flat["xmr"]["signals"], "  no signal")
    same(tap, 0, flat["cusum"]["more_good"]["signals"] + flat["cusum"]["fewer_good"]["signals"],
         "  by either")
    unlike = told(tap, wherry, write(dir / "unlike.csv", months(8, lambda m: 6, lambda m: 12 * (
        1 + (m == 3)))), "a month with twice the audits")["over_time"]
    tap.ok("unlike" in unlike["xmr"]["undefined"], "  no XmR chart, and why", unlike["xmr"])
    few = told(tap, wherry, write(dir / "few.csv", months(18, lambda m: 6,
                                                     lambda m: 1 + m // 3 % 3)),
               "few audits")["over_time"]
    same(tap, "the periods have few audits", few["xmr"]["drawn_because"], "  an XmR chart")
    good = told(tap, wherry, write(dir / "good.csv", months(6, lambda m: 12)),
                "nothing but good")["over_time"]
    tap.ok("same" in good["cusum"]["undefined"], "  no CUSUM, and why", good["cusum"])


def kinds(tap, wherry, dir):
    """The kinds of case (--kind): the two parts of a change add up, and either can be all of it."""

    def halves(counts):
        """Rows of two times; counts[time][kind] is (good, audits)."""
        rows = []
        for time, of_kind in zip(("05/04/2024", "05/04/2025"), counts):
            for kind, (good, audits) in of_kind.items():
                rows += [(f"{time[-1]}{kind}{i}", f"T{i % 3}", "X", time,
                          "Good" if i < good else "Inadequate", kind) for i in range(audits)]
        return rows

    def look(name, counts, *sentences):
        path = write(dir / name, halves(counts), HEADING + ",Kind of need")
        return told(tap, wherry, path, name, *sentences, args=("--kind", "Kind of need"))[
            "kinds_of_case"]

    cases = look("cases.csv", ({"a": (60, 80), "b": (10, 40)}, {"a": (30, 40), "b": (20, 80)}),
                 "Whether grades changed for cases that are alike")
    tap.ok(abs(cases["cases_alike"]["value"]) < 1e-9, "  cases alike are graded alike", cases)
    tap.ok(abs(cases["other_cases"]["value"] + 1 / 6) < 1e-9, "  the change is one of cases", cases)
    alike = look("alike.csv", ({"a": (20, 60), "b": (20, 60)}, {"a": (40, 60), "b": (40, 60)}),
                 "is not one of cases alone", "4 (95% limits")
    tap.ok(abs(alike["odds_ratio"]["value"] - 4) < 1e-9, "  four times the odds", alike)
    tap.ok(abs(alike["other_cases"]["value"]) < 1e-9, "  the cases stayed as they were", alike)
    look("always.csv", ({"a": (0, 20), "b": (20, 20)}, {"a": (0, 20), "b": (20, 20)}),
         "one kind of case was always or never graded good")
    rare = look("rare.csv", ({"a": (5, 20), "": (5, 20), "c": (1, 2)}, {"a": (9, 20), "d": (1, 3),
                                                                       "": (9, 20)}))
    same(tap, ["", "a", "any other"], [k["kind"] for k in rare["kinds"]],
         "  rare kinds are counted together, and blanks are a kind")
    same(tap, [2, 3], [rare["kinds"][2][k] for k in ("first_half", "second_half")], "  all of them")
    said = wherry.run("vary", dir / "rare.csv", "--kind", "Ward")
    tap.ok(said.status == 3 and "has no column Ward" in said.text, "  a column that is not there",
           said.text)


def planted(tap, wherry, dir):
    """What the demo plants is found; where it plants nothing, nothing is."""
    for seed in (1, 2):
        for kind in ("uneven", "even"):
            at = dir / f"{kind}{seed}"
            wherry.run("demo", at, "--seed", seed, "--teams", kind, "--children", 5500)
            said = wherry.run("vary", at / "audits.csv", "--format", "json").json()
            truth = json.loads((at / "truth.json").read_text())["audits"]
            moderated_demo(tap, at, said, truth)
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
    moderated(tap, wherry, dir)
    series(tap, wherry, dir)
    kinds(tap, wherry, dir)
    planted(tap, wherry, dir)
