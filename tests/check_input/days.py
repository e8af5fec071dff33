"""Lists of cases with days: broken ones get a sentence, no number is none, and no row is lost."""
import random

from audits import in_every_form, says, write

HEADING = "Case,Team,Start,End"
ARGS = ("--start", "start", "--end", "end", "--within", "45", "--at", "2026-03-31")


def some(n, teams=4, end=lambda i: "20/01/2026", start=lambda i: "01/12/2025"):
    return [(i, f"T{i % teams}", start(i), end(i)) for i in range(n)]


def told(tap, wherry, path, what, *sentences, args=ARGS):
    """The program says these things of a file; every row is counted somewhere."""
    read = in_every_form(tap, wherry, path, what, args)
    whole, rows = read["whole"], read["cases"]["rows"]
    counted = whole["n"] + sum(read["left_out"].values())
    tap.ok(counted == rows, "  every row is counted or left out", f"{counted} of {rows}")
    tap.ok(whole["in_time"] + whole["late"] + whole["open"] == whole["n"], "  and once", whole)
    says(tap, read, read["said_of_left_out"], sentences)


def refused(tap, wherry, path, what, status, *sentences, args=ARGS):
    said = wherry.run("vary", path, *args)
    tap.ok(said.status == status and all(s in said.text for s in sentences), what, said.text)


def broken(tap, wherry, dir):
    told(tap, wherry, write(dir / "one.csv", some(1), HEADING), "one row", "all are of one team")
    told(tap, wherry, write(dir / "team.csv", some(30, 1), HEADING), "one team",
         "all are of one team")
    told(tap, wherry, write(dir / "none.csv", [(i, s, e) for i, _, s, e in some(30)],
                            "Case,Start,End"), "no team", "names no team")
    told(tap, wherry, write(dir / "blank.csv", [(i, "", s, e) for i, _, s, e in some(30)],
                            HEADING), "teams that are blank", "names no team")
    told(tap, wherry, write(dir / "open.csv", some(30, end=lambda i: ""), HEADING),
         "all open and overdue", "0% (95% limits 0% to 12%)", "See to the 30 that are overdue",
         "too few of the cases were done")
    told(tap, wherry, write(dir / "new.csv", some(30, end=lambda i: "",
                                                  start=lambda i: "30/03/2026"), HEADING),
         "all open and new", "none of them has been watched for so long yet")
    told(tap, wherry, write(dir / "back.csv", some(30, end=lambda i: "01/11/2025"), HEADING),
         "ends before starts", "30 left out that end before they begin", "none can be counted")
    told(tap, wherry, write(dir / "later.csv", some(30, start=lambda i: "01/04/2026",
                                                    end=lambda i: ""), HEADING),
         "starts after the day", "30 left out that begin after the day")
    told(tap, wherry, write(dir / "words.csv", some(30, end=lambda i: "soon"), HEADING),
         "ends that are no days", "30 left out whose end is no day")
    told(tap, wherry, write(dir / "empty.csv", some(30, start=lambda i: ""), HEADING),
         "starts that are blank", "30 left out that say no day of start")
    told(tap, wherry, write(dir / "old.csv", some(30, start=lambda i: "01/12/1990"), HEADING),
         "working days of long ago", "bank holidays are not known",
         args=(*ARGS[:5], "45w", *ARGS[6:]))
    told(tap, wherry, write(dir / "day.csv", some(30, end=lambda i: "01/12/2025"), HEADING),
         "all done on the day", "100% (95% limits 88% to 100%) were done within 0 days",
         args=(*ARGS[:5], "0", *ARGS[6:]))
    r = random.Random(5)
    told(tap, wherry, write(dir / "many.csv", some(
        3000, 60, lambda i: r.choice(("", "x", "1/2/2026", "2025-11-01", "31/12/2199")),
        lambda i: r.choice(("", "y", "1/1/2026", "2025-12-01", "30/3/2026", "1/1/1900"))),
        HEADING), "a bit of everything", "left out")
    refused(tap, wherry, write(dir / "rows.csv", [], HEADING), "no row is said", 3,
            "no cases below")
    refused(tap, wherry, write(dir / "days.csv", some(3, end=lambda i: "x",
                                                      start=lambda i: "y"), HEADING),
            "no day at all is said", 3, "no day can be read", args=ARGS[:6])


def refuses(tap, wherry, dir):
    path = write(dir / "good.csv", some(30), HEADING)
    refused(tap, wherry, path, "no end column", 2, "--end COLUMN", args=ARGS[:2])
    refused(tap, wherry, path, "no limit", 2, "--within", args=ARGS[:4])
    for within in ("w", "45x", "-1", "1e9", "99999999", ""):
        refused(tap, wherry, path, f"within {within!r}", 2, "--within", "45w for working days",
                args=(*ARGS[:5], within))
    refused(tap, wherry, path, "no such day", 2, "--at", args=(*ARGS[:7], "31/02/2026"))
    refused(tap, wherry, path, "no such column", 3, "has no column Begun", "Case, Team, Start",
            args=("--start", "Begun", *ARGS[2:]))
    refused(tap, wherry, path, "no such team", 3, "has no column Office",
            args=(*ARGS, "--by", "Office"))
    refused(tap, wherry, path, "a day without a column", 2, "--start COLUMN", args=ARGS[6:])


def run(tap, wherry, dir, inputs):
    broken(tap, wherry, dir)
    refuses(tap, wherry, dir)
