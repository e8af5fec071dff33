"""Files that cannot all be meant: each is named, the user is asked to choose, and can."""
import shutil

import made_up


def records(summary, table):
    return [t["records"] for t in summary["tables"] if t["table"] == table][0]


def two_for_a_table(tap, wherry, dir, tables):
    folder = made_up.write_return(dir / "twice", tables)
    before = wherry.check(folder).findings()
    shutil.copy(folder / "episodes.csv", folder / "episodes_new.csv")
    said = wherry.check(folder)
    tap.said(said, 2, "two files for one table: both are named", "episodes.csv", "episodes_new.csv",
             "name the one you mean")
    tap.ok(all(f["table"] != "Episodes" for f in said.findings()) and
           any(f["table"] == "Header" for f in said.findings()),
           "  neither is read, and the other tables are", said.text)
    shutil.copy(folder / "episodes.csv", folder / "episodes_newest.csv")
    said = wherry.check(folder)
    tap.said(said, 2, "three files for one table: all are named", "episodes.csv:",
             "episodes_new.csv:", "episodes_newest.csv:")
    tap.ok(all(f["table"] != "Episodes" for f in said.findings()), "  and none is read", said.text)
    said = wherry.check(folder, folder / "episodes_new.csv")
    tap.ok(said.status == 1, "naming the file meant beside the folder chooses it", said.text)
    tap.same(before, said.findings(), "  and it is read")
    tap.said(wherry.check(folder / "episodes.csv", folder / "episodes_new.csv"), 2,
             "naming both is no choice", "episodes.csv:", "episodes_new.csv:")
    said = wherry.run("inspect", folder, "--out", dir / "report")
    tap.said(said, 2, "inspect asks too", "episodes_new.csv")


def mixed_years(tap, wherry, dir, tables):
    def aged(years):
        old = {n: t.copy() for n, t in tables.items()}
        for t in old.values():
            t.rows = [[_earlier(c, years) for c in r] for r in t.rows]
        return old

    folder = dir / "years"
    made_up.write_return(folder / "2025", tables)
    made_up.write_return(folder / "2024", aged(1))
    summary, said = wherry.summary(folder)
    tap.ok(said.status == 1 and summary["returns"][0]["year"] == "2025-26",
           "this year's and last year's return are told apart by their dates", said.text)
    made_up.write_return(folder / "2021", aged(4))
    said = wherry.run("check", folder)
    tap.said(said, 2, "a third year: its files are named, and the user is asked", "2021-22",
             "--year")
    for year, ends in (("2025-26", 1), ("2026", 1), ("2022", 1), ("2021-22", 1)):
        summary, said = wherry.summary(folder, "--year", year)
        want = "2021-22" if "22" in year and "26" not in year else "2025-26"
        tap.ok(said.status == ends and summary["returns"][0]["year"] == want,
               f"--year {year} chooses {want}", said.text)


def _earlier(cell, years):
    if len(cell) == 10 and cell[2] == "/" and cell[6:].isdigit() and cell[:2] != "29":
        return cell[:6] + str(int(cell[6:]) - years)
    return cell


def two_forms(tap, wherry, dir, tables):
    folder = made_up.write_return(dir / "forms", tables)
    (folder / "whole.xml").write_text(made_up.as_xml(tables))
    tap.said(wherry.run("check", folder), 2, "a return as CSV and as XML: the user is asked",
             "whole.xml")
    said = wherry.check(folder, folder / "whole.xml")
    tap.ok(said.status == 1, "naming the XML chooses it", said.text)
    tap.same(wherry.check(folder / "whole.xml").findings(), said.findings(), "  and it is read")
    shutil.copy(folder / "whole.xml", folder / "again.xml")
    tap.said(wherry.run("check", folder / "whole.xml", folder / "again.xml"), 2,
             "two XML returns of one year: both are named", "whole.xml", "again.xml")


def two_censuses(tap, wherry, dir, census):
    folder = dir / "censuses"
    folder.mkdir()
    (folder / "norfolk.xml").write_text(census)
    before = wherry.check(folder / "norfolk.xml").findings()
    (folder / "suffolk.xml").write_text(census.replace("<LEA>926", "<LEA>935"))
    said = wherry.check(folder)
    tap.said(said, 2, "two authorities in one folder: both are named", "norfolk.xml", "suffolk.xml",
             "926", "935", "--authority")
    tap.ok(said.findings() == [], "  and neither is read")
    for code in ("926", "E10000020"):
        said = wherry.check(folder, "--authority", code)
        tap.ok(said.status == 1, f"--authority {code} chooses", said.text)
        tap.same(before, said.findings(), "  and it is read")
    said = wherry.check(folder, folder / "norfolk.xml")
    tap.ok(said.status == 1 and said.findings() == before, "so does naming the file", said.text)
    tap.said(wherry.check(folder, "--authority", "330"), 3, "an authority that is not there is said",
             "norfolk.xml")
    (folder / "suffolk.xml").write_text(census.replace("2026-03-31", "2025-03-31"))
    tap.said(wherry.run("check", folder), 2, "two years of the census: both are named",
             "norfolk.xml", "suffolk.xml", "--year")
    summary, said = wherry.summary(folder, "--year", "2024-25")
    tap.ok(said.status == 1 and summary["returns"][0]["year"] == "2024-25", "--year chooses",
           said.text)
    (folder / "suffolk.xml").write_text(census)
    tap.said(wherry.run("check", folder), 2, "two censuses alike: both are named", "norfolk.xml",
             "suffolk.xml", "by naming the file")


def run(tap, wherry, dir, inputs):
    tables = made_up.read_return(inputs / "ssda903")
    two_for_a_table(tap, wherry, dir, tables)
    mixed_years(tap, wherry, dir, tables)
    two_forms(tap, wherry, dir, tables)
    two_censuses(tap, wherry, dir, (inputs / "cin" / "census.xml").read_text())
