"""What inspect makes of lists of Annex A beyond the measures: how long children wait, by hand; and the
list of open cases that it freezes to be drawn from."""
import hashlib
import json
import re

from wherry import limit_file_size

PERSON = "Child Unique ID,Gender,Ethnicity,Date of Birth,Age of Child (Years),"
NEED = PERSON + ("Does the Child have a Disability,CIN Start Date,Primary Need Code,Date Child Was "
                 "Last Seen,CIN Closure Date,Reason for Closure,Case Status,Allocated Team,"
                 "Allocated Worker")
ASSESSED = PERSON + ("Does the Child have a Disability,Continuous Assessment Start Date,Child Seen "
                     "During Continuous Assessment,Continuous Assessment Date of Authorisation,Was "
                     "the child assessed as requiring LA children's social care support?,Allocated "
                     "Team,Allocated Worker")
REFERRAL = PERSON + ("Date of referral,Referral Source,Referral NFA?,Number of Referrals in Last 12 "
                     "Months,Allocated Team,Allocated Worker")
WHO = "Male,WBRI,01/02/2015,11,"
ARGS = ("--reference-date", "31/03/2026")

# child, referred, begun, authorised; for each what it comes to
ASSESSMENTS = (
    (1, "03/11/2025", "04/11/2025", "05/12/2025"),  # in time
    (2, "03/11/2025", "04/11/2025", "06/02/2026"),  # late
    (3, "03/11/2025", "04/11/2025", ""),            # open, and for too long
    (4, "16/03/2026", "16/03/2026", ""),            # open, and new
    (5, "", "01/09/2025", "03/02/2026"),            # begun before the list goes back
    (6, "01/10/2025", "02/01/2026", "09/01/2026"),  # in time; its referral is too long ago
    (7, "05/01/2026", "05/01/2026", "soon"),        # no day that can be read
)


def lists(folder, cases=60):
    folder.mkdir(exist_ok=True)
    need = [f"N{i:04},{WHO}No,01/12/2025,N1,20/03/2026,"
            + ("01/03/2026,RC1" if i % 6 == 0 else ",")
            + f",Open,Team {i % 3},Worker {i % 9}" for i in range(cases)]
    (folder / "list6.csv").write_text("\n".join([NEED, *need]) + "\n")
    rows = [f"A{child},{WHO}No,{begun},Yes,{done},Yes,Team {child % 2},Worker 1"
            for child, _, begun, done in ASSESSMENTS]
    (folder / "list4.csv").write_text("\n".join([ASSESSED, *rows]) + "\n")
    rows = [f"A{child},{WHO}{day},1A,No,1,Team {child % 2},Worker 1"
            for child, day, *_ in ASSESSMENTS if day]
    (folder / "list3.csv").write_text("\n".join([REFERRAL, *rows]) + "\n")
    return folder


def waits(tap, report):
    read = json.loads((report / "practice.json").read_text())
    by = {w["what"]: w for w in read["waits"]}
    own = by["Assessments, from their own start"]
    counts = ("n", "in_time", "late", "open", "overdue")
    got = [own["whole"][k] for k in counts]
    tap.ok(got == [5, 2, 1, 2, 1], "assessments begun in the six months are counted", own["whole"])
    left = {k: v for k, v in own["left_out"].items() if v}
    tap.ok(left == {"end_unreadable": 1, "begun_before": 1}, "  and the others left out", left)
    # One of 5 done on day 5; one of 4 leaves on day 11, open; one of 3 done on day 23.
    share = own["whole"]["share"].get("value")
    tap.ok(abs(share - (1 - 4 / 5 * 2 / 3)) < 1e-9, "  the share counts the open ones", share)
    ref = by["From referral to the assessment finished"]
    got = [ref["whole"][k] for k in counts]
    tap.ok(got == [4, 1, 1, 2, 1] and ref["left_out"]["no_start"] == 2,
           "from the referral: those whose referral is known and near", ref)
    page = (report / "index.html").read_text()
    tap.ok("How long children wait" in page and "cannot be told from Annex A" in page,
           "the page has the chapter, and says what Annex A lacks")


def frozen(tap, wherry, dir, folder, report):
    said = wherry.run("inspect", folder, *ARGS, "--out", report)
    draw = report / "draw-2026-03-31"
    public = draw / "cases-draw/public"
    frame = (public / "frame.csv").read_bytes()
    digest = hashlib.sha256(frame).hexdigest()
    tap.said(said, said.status, "inspect proposes what to read next", "What to read next",
             "50 cases were open on 31/03/2026", digest, "--seed SEED --size")
    tap.ok(digest in (public / "frozen.json").read_text(), "  frozen.json has the digest")
    cases = (draw / "cases.csv").read_text().splitlines()
    tap.ok(len(cases) == 51 and cases[1] == "N0001,Team 1", "  each open case once", cases[:3])
    shown = b"".join(p.read_bytes() for p in public.iterdir())
    tap.ok(b"N0001" not in shown and b"Team" not in shown, "  no case number is public")
    tap.ok(digest not in (report / "index.html").read_text(), "  the page is the same every time")
    page = (report / "index.html").read_bytes()
    said = wherry.run("inspect", folder, *ARGS, "--out", report)
    tap.ok(digest in said.text and (report / "index.html").read_bytes() == page,
           "the same lists again: the frozen list stays", said.text)
    said = wherry.run("inspect", lists(dir / "other", 30), *ARGS, "--out", report)
    tap.ok((public / "frame.csv").read_bytes() == frame and
           (report / "draw-2026-03-31-2/cases-draw/public/frozen.json").exists(),
           "other lists get a folder beside it", said.text)
    said = wherry.run("draw", draw / "cases.csv", "--seed", "dice 7", "--size", "20")
    tap.said(said, 0, "the one command draws", "20 of 50 cases will be read")
    tap.ok("frozen in the same run" not in said.text, "  from a list frozen before", said.text)
    said = wherry.run("draw", public / "frame.csv", "--verify", public / "draw.json")
    tap.said(said, 0, "  and it can be repeated", "The draw is what its seed and list lead to")
    said = wherry.run("inspect", folder, *ARGS, "--out", report)
    tap.said(said, said.status, "then inspect says that it was drawn", "was drawn from already")


def full(tap, wherry, dir, folder):
    report = dir / "full"
    for size in (0, 300, 1500, 20000):
        said = wherry.run("inspect", folder, *ARGS, "--out", report, before=limit_file_size(size))
        tap.said(said, 4, f"a disk that is full after {size} bytes is said", "wherry: ")
        tap.ok(not report.exists(), "  and nothing is left", sorted(report.rglob("*")))


AUDITS = "Case,Team,Auditor,Date,Overall"
GRADES = ("Inadequate", "Requires improvement", "Good", "Outstanding")


def audits(first, count, odd=""):
    return [f"C{i},Team {i % 4},Auditor {i % 3},{1 + i % 28:02}/0{1 + i % 9}/2025,"
            + (odd if odd and i == first + 7 else GRADES[i * 7 % 4])
            for i in range(first, first + count)]


def sets_of_audits(tap, wherry, dir):
    """All files of audits are taken: those of the same columns as one, others by themselves."""
    folder, report = lists(dir / "audited"), dir / "audited-report"
    one, two = audits(0, 60), audits(60, 50, "Splendid")
    (folder / "2025a.csv").write_text("\n".join([AUDITS, *one]) + "\n")
    (folder / "2025b.csv").write_text("\n".join([AUDITS, *two]) + "\n")
    (folder / "copy.csv").write_text("\n".join([AUDITS, *one]) + "\n")
    (folder / "theme.csv").write_text("\n".join(
        ["Child ID,Team,Reviewer,Review date,Rating", *audits(200, 40)]) + "\n")
    (folder / "unsigned.csv").write_text("\n".join(["Case,Team,Date,Grade", *(
        ",".join(r.split(",")[k] for k in (0, 1, 3, 4)) for r in one)]) + "\n")
    said = wherry.run("inspect", folder, *ARGS, "--out", report)
    tap.said(said, said.status, "files of the same columns are one set",
             "2025a.csv and 1 more with the same columns", "theme.csv)")
    tap.ok("unsigned.csv: It looks like a list of audits, but no column is known to be the auditor"
           in " ".join(said.text.split()), "  and one that lacks something is named", said.text)
    first = json.loads((report / "audits.json").read_text())["audits"]
    tap.ok(first["rows"] == 110 and [f["file"][-9:] for f in first["further_files"]] == ["2025b.csv"],
           "  with the rows of both, and the copy once", first)
    tap.ok(any("2025b.csv, line 9" in note for note in first["left_out"]),
           "  a grade that is not known is named with its file", first["left_out"])
    other = json.loads((report / "audits-2.json").read_text())["audits"]
    tap.ok(other["rows"] == 40 and "further_files" not in other, "others have a chapter of their own",
           other)
    page = (report / "index.html").read_text()
    ids = re.findall(r' id="([^"]+)"', page)
    tap.ok(len(ids) == len(set(ids)) and "even-2" in ids, "no two things on the page have one name")
    tap.ok("stands here twice" in page and "wherry vary --auditor names it" in page,
           "the page says what became of each file")
    wanted = sorted(["2025a.csv", "2025b.csv"])
    tap.ok(all(f"{folder}/{name}" in page for name in wanted), "  and names those read together")


def run(tap, wherry, dir, inputs):
    sets_of_audits(tap, wherry, dir)
    folder = lists(dir / "lists")
    frozen(tap, wherry, dir, folder, dir / "report")
    wherry.run("inspect", folder, *ARGS, "--out", dir / "waits")
    waits(tap, dir / "waits")
    full(tap, wherry, dir, folder)
    none = dir / "none"
    none.mkdir()
    (none / "list4.csv").write_text((folder / "list4.csv").read_text())
    said = wherry.run("inspect", none, *ARGS, "--out", dir / "none-report")
    tap.ok("What to read next" not in said.text and
           not list((dir / "none-report").glob("draw-*")),
           "without open cases there is nothing to freeze", said.text)
