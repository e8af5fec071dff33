"""Many authorities at once: check --each says of each what check says of it alone, whatever the number
of threads and whatever is wrong with one of them."""
import csv
import io
import os
import shutil

from wherry import limit_file_size

LARGE = 17 << 20  # bytes of files, from which on an authority is checked by itself


def rows_of(said):
    return list(csv.DictReader(io.StringIO(said.out.decode())))


def make(wherry, dir):
    """Four authorities, one of them large, one broken, one with nothing; and what is none."""
    for seed, name in enumerate(("926", "E06000047", "large", "south"), 1):
        wherry.run("demo", dir / name, "--children", 80 * seed, "--seed", seed, "--year", "2025-26")
    (dir / "926/cin_census.xml").unlink()  # it tells another authority
    (dir / "E06000047/cin_census.xml").unlink()
    with open(dir / "large/picture.bin", "wb") as file:
        file.truncate(LARGE)
    shutil.copytree(dir / "south/ssda903", dir / "cut")
    text = (dir / "south/cin_census.xml").read_bytes()
    (dir / "cut/census.xml").write_bytes(text[:len(text) // 2])
    (dir / "none").mkdir()
    (dir / ".hidden").mkdir()
    (dir / "read me.txt").write_text("about these authorities\n")
    return ["926", "E06000047", "cut", "large", "none", "south"]


def alone(tap, wherry, dir, out, rows):
    """The line and the file of each are those of a check of its own."""
    for row in rows:
        named = ["--authority", row["folder"]] if row["authority"] != "999" and row["name"] else []
        summary, said = wherry.summary(*named, dir / row["folder"])
        told = {"errors": "error", "queries": "query", "notes": "note"}
        want = {**{k: summary["findings"][v] for k, v in told.items()},
                "children": sum(r["children"] for r in summary["returns"]),
                "records": sum(r["records"] for r in summary["returns"]),
                "rules_ran": summary["rules_ran"], "rules_not_run": summary["rules_not_run"],
                "not_read": sum(f["taken"] not in ("read", "left alone") for f in summary["files"]),
                "status": said.status}
        got = {k: int(row[k]) for k in want}
        tap.ok(got == want, f"the line of {row['folder']} is what check says of it alone",
               f"{got}\n{want}")
        found = wherry.check(*named, dir / row["folder"])
        tap.ok((out / f"{row['folder']}.csv").read_bytes() == found.out,
               "  and its file what check writes of it alone")


def threads(tap, wherry, dir, out):
    for form in ("csv", "json", "text"):
        said = [wherry.run("check", "--each", dir, "--format", form, "--threads", n)
                for n in (1, 2, 7)]
        tap.ok(len({(s.out, s.err) for s in said}) == 1 and said[0].out,
               f"one thread and many say the same in the same order ({form})", said[0].text)
    for form, ending in (("html", "html"), ("xlsx", "xlsx"), ("accept", "csv")):
        both = []
        for n in (1, 3):
            said = wherry.run("check", "--each", dir, "--format", form, "--threads", n, "--out",
                              out / form)
            tap.said(said, 3, f"a file an authority ({form}, {n} threads)", "6 authorities: ")
            both.append({p.name: p.read_bytes() for p in (out / form).iterdir()})
        tap.ok(both[0] == both[1] and sorted(both[0])[-1] == f"south.{ending}" and
               len(both[0]) == 6, "  with the same bytes", sorted(both[0]))


def failing(tap, wherry, dir, out, before):
    (out / "south.csv").unlink()
    (out / "south.csv").mkdir()
    (out / "south.csv/mine").write_text("mine\n")
    said = wherry.check("--each", dir, "--out", out)
    rows = rows_of(said)
    tap.said(said, 4, "a file that cannot be written is said, and the others are", "south.csv")
    tap.same(rows[:-1], before[:-1], "  of that authority alone")
    shutil.rmtree(out / "south.csv")
    said = wherry.run("check", "--each", dir, "--format", "html", "--out", out / "full",
                      before=limit_file_size(4096))
    tap.said(said, 4, "a full disk is said", "6 authorities: ", "could not be written")
    left = [p.name for p in (out / "full").iterdir() if p.name.endswith(".part")]
    tap.ok(not left, "  and leaves no half file", left)
    with open("/dev/full", "wb") as full:
        said = wherry.run("check", "--each", dir, stdout=full)
    tap.said(said, 4, "a full standard output is said", "No space")
    if os.geteuid() == 0:
        return
    (dir / "south").chmod(0)
    said = wherry.check("--each", dir)
    (dir / "south").chmod(0o755)
    tap.said(said, 3, "a folder that may not be read is said", "south cannot be opened")
    tap.ok(len(rows_of(said)) == 6, "  and does not stop the rest", said.text)


def wrong_use(tap, wherry, dir):
    for args, word in (((dir / "926",), "not both"), (("--authority", "926"), "--authority"),
                       (("--since", "old.json"), "--since"), (("--accept", "a.csv"), "--accept"),
                       (("--format", "xlsx"), "--out"), (("--format", "html"), "--out")):
        tap.said(wherry.run("check", "--each", dir, *args), 2,
                 f"wrong use is said ({args[0] if len(args) > 1 else 'PATH'})", word)
    tap.said(wherry.run("check", "--each", dir / "none"), 3, "no folder at all is said", "no folder")
    tap.said(wherry.run("check", "--each", dir / "nowhere"), 3, "no such place is said", "nowhere")
    tap.said(wherry.run("check", "--each", dir, "--out", dir / "read me.txt"), 4,
             "an --out that is no folder is said", "read me.txt")


def run(tap, wherry, dir, inputs):
    authorities, out = dir / "authorities", dir / "out"
    for folder in (authorities, dir / "forms"):
        folder.mkdir()
    names = make(wherry, authorities)
    said = wherry.check("--each", authorities, "--out", out)
    tap.said(said, 3, "the exit status is the worst of all", "1 that is no folder was left alone",
             "census.xml: line ")
    rows = rows_of(said)
    tap.same([r["folder"] for r in rows], names, "a line each, in the order of their names")
    tap.same([r["authority"] for r in rows], ["926", "E06000047", "999", "999", "", "999"],
             "a folder named after an authority is that one's")
    alone(tap, wherry, authorities, out, rows)
    threads(tap, wherry, authorities, dir / "forms")
    failing(tap, wherry, authorities, out, rows)
    wrong_use(tap, wherry, authorities)
