"""Annex A as people hand it over: spoilt cells, columns that are missing or called otherwise, the same
list twice, hidden and empty sheets; and the workbook that goes back out reads as it came in."""
import zipfile

HEADS = {
    "List 1": ["Child Unique ID", "Gender", "Ethnicity", "Date of Birth", "Age of Child (Years)",
               "Date of Contact", "Contact Source"],
    "List 3": ["Child Unique ID", "Gender", "Ethnicity", "Date of Birth", "Age of Child (Years)",
               "Date of referral", "Referral Source", "Referral NFA?",
               "Number of Referrals in Last 12 Months", "Allocated Team", "Allocated Worker"],
}
ROWS = {
    "List 1": [["c1", "a) Male", "a) WBRI", 42370, "10.5", 46290, "q) 6: Police"],
               ["c2", "F", "A1", "02/02/2018", 8, "25/09/2026 10:30", "6"]],
    "List 3": [["c1", "M", "WBRI", 42370, 10, 46290, "6: Police", "b) No", 0, "North", "A\u00a0B"],
               ["c2", "Female", "WBRI", "2018-02-02", 8, "30/09/2026", "6", "Y", 0, "#N/A", "C"]],
}
PARTS = "http://schemas.openxmlformats.org/"


def escaped(text):
    return text.replace("&", "&amp;").replace("<", "&lt;")


def cell(value):
    if isinstance(value, int):
        return f"<c><v>{value}</v></c>"
    return f'<c t="inlineStr"><is><t>{escaped(value)}</t></is></c>'


def book(path, sheets, hidden=(), part=None):
    """A workbook of inline strings and numbers; sheets are name -> rows."""
    names = list(sheets)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr("xl/workbook.xml", f'<workbook xmlns:r="{PARTS}officeDocument/2006/relationships">'
                   "<sheets>" + "".join(
                       f'<sheet name="{n}" r:id="r{i}"{" state=" + chr(34) + "hidden" + chr(34) if n in hidden else ""}/>'
                       for i, n in enumerate(names)) + "</sheets></workbook>")
        z.writestr("xl/_rels/workbook.xml.rels", "<Relationships>" + "".join(
            f'<Relationship Id="r{i}" Target="worksheets/s{i}.xml"/>'
            for i in range(len(names))) + "</Relationships>")
        for i, n in enumerate(names):
            body = "".join("<row>" + "".join(map(cell, row)) + "</row>" for row in sheets[n])
            z.writestr(f"xl/worksheets/s{i}.xml",
                       part or f"<worksheet><sheetData>{body}</sheetData></worksheet>")
    return path


def whole(titles=False):
    return {n: ([["Annex A " + n]] if titles else []) + [HEADS[n]] + ROWS[n] for n in HEADS}


def lists(said):
    """What is said of each list of the first file, by its name."""
    files = said.json()["summary"]["files"]
    return {one["list"]: one for f in files for one in f.get("lists", [])}


def check(wherry, *paths):
    return wherry.run("check", "--format", "json", *paths)


def readings(tap, wherry, dir):
    said = check(wherry, book(dir / "a.xlsx", whole(True), hidden=("List 3",)))
    got = lists(said)
    tap.ok(said.status == 0 and got["List 1"]["records"] == 2 and got["List 3"]["records"] == 2,
                "a workbook with titles is read", said.text)
    tap.ok("hidden" in got["List 3"]["note"] and "1 cell holds #N/A" in got["List 3"]["note"],
                "a hidden sheet and errors in cells are told of", str(got))
    drawn = said.json()["summary"]["returns"][0]["drawn"]
    tap.ok(drawn == "2026-09-30", "the day the lists were drawn is told", drawn)
    said = wherry.run("check", "--format", "json", "--reference-date", "01/10/2026", dir / "a.xlsx")
    tap.ok(said.json()["summary"]["returns"][0]["drawn"] == "2026-10-01",
                "--reference-date says it instead", said.text)


def wanting(tap, wherry, dir):
    sheets = whole()
    sheets["List 1"] = [[h for h in r[:-1]] + ["x"] for r in sheets["List 1"]]
    got = lists(check(wherry, book(dir / "b.xlsx", sheets)))
    tap.ok(got["List 1"]["missing"] == "Contact Source" and got["List 1"]["unknown"] == "x",
                "a missing column and one not known are told of", str(got))
    said = check(wherry, book(dir / "c.xlsx", {"Notes": [["nothing", "to", "see"]]}))
    tap.ok(said.status == 3 and "none of its sheets" in said.text,
                "a workbook without a list is refused when it is named", said.text)
    said = check(wherry, book(dir / "d.xlsx", {"List 1": []}))
    tap.ok(said.status == 3, "an empty workbook is refused", said.text)
    said = check(wherry, book(dir / "e.xlsx", {"List 1": [["x"]]}, part="<worksheet><sheetData>"))
    tap.ok(said.status == 3, "a broken workbook is refused", said.text)
    big = "<worksheet>" + " " * 50_000_000 + "</worksheet>"
    said = check(wherry, book(dir / "f.xlsx", {"List 1": [["x"]]}, part=big))
    tap.ok(said.status == 3 and "times" in said.text, "a bomb of a workbook is refused",
                said.text)


def twice(tap, wherry, dir):
    (dir / "two").mkdir()
    book(dir / "two" / "a.xlsx", whole())
    book(dir / "two" / "b.xlsx", {"List 1": whole()["List 1"]})
    said = check(wherry, dir / "two")
    tap.ok(said.status == 2 and not lists(said)["List 1"]["read"],
                "of a list that stands in two files none is read", said.text)
    (dir / "named").mkdir()
    book(dir / "named.xlsx", {"List 1": whole()["List 1"]})
    book(dir / "named" / "a.xlsx", whole())
    said = check(wherry, dir / "named", dir / "named.xlsx")
    read = [(one["list"], one["read"]) for f in said.json()["summary"]["files"]
            for one in f["lists"]]
    tap.ok(sorted(read) == [("List 1", False), ("List 1", True), ("List 3", True)],
           "the file that was named is read instead of the one that was found", read)


def out_again(tap, wherry, dir):
    """The lists as they are written for inspectors."""
    there = book(dir / "in.xlsx", whole(True))
    wherry.run("inspect", "--out", dir / "report", there)
    first, again = check(wherry, there), check(wherry, dir / "report" / "annexa.xlsx")
    tap.ok(again.json()["findings"] == [dict(f, line=g["line"]) for f, g in
                                        zip(first.json()["findings"], again.json()["findings"])]
           and len(lists(again)) == 11 and lists(again)["List 3"]["records"] == 2
           and not lists(again)["List 3"]["missing"],
           "the lists that go out read as they came in", again.text)


def run(tap, wherry, dir, inputs):
    del inputs
    readings(tap, wherry, dir)
    wanting(tap, wherry, dir)
    twice(tap, wherry, dir)
    out_again(tap, wherry, dir)
