"""wherry convert: a return in its other form says the same, value for value."""
import csv
import xml.etree.ElementTree as tree

import made_up

WHITE = " \t\r\n\u00a0"
AWKWARD = (
    'said "no"', '"', '""', ",", "a,b;c|d", "two\nlines", "three\n\n\nlines", "Zo\u00eb \u9648 \u20ac",
    "\U0001f600", "a & b < c > d", "]]>", "&amp;", "<Child>", "=1+1", "=", "+", "+44", "-x", "-", "@x",
    "'", "'=x", "''=x", "'-x", "'x", "'+44", "NULL", "nan", "0", "007", "1e5", "\u00a0 mid\u00a0dle \u00a0",
    "tab\there", "line\rend", "x" * 5000, "#", "\ufeffmark",
)


def said_by(element):
    """An element as a value: its text, and what stands in it by name; nothing where it is blank. The
    order in which elements of several names stand does not count, that of one name does."""
    inside = {}
    for child in element:
        said = said_by(child)
        if said:
            inside.setdefault(child.tag, []).append(said)
    return ((element.text or "").strip(WHITE) if not len(element) else "", inside) \
        if inside or (element.text or "").strip(WHITE) else None


def census(path):
    root = tree.parse(path).getroot()
    return [said_by(root.find("Header"))], [said_by(c) for c in root.iter("Child")]


def there_and_back(tap, wherry, dir, path, name):
    """Returns the folder of CSV files."""
    folder, back = dir / (path.stem + "_csv"), dir / (path.stem + "_back.xml")
    first = wherry.run("convert", path, folder)
    tap.said(first, 0, f"{name} becomes CSV", folder / "ChildIdentifiers.csv")
    tap.said(wherry.run("convert", folder, back), 0, "  and XML again", back)
    (header, before), (header_after, after) = census(path), census(back)
    tap.same(header, header_after, "  with the same header")
    tap.ok(len(before) == len(after) and before == after, "  and the same children",
           next((f"child {i + 1}:\n{a}\n{b}" for i, (a, b) in enumerate(zip(before, after)) if a != b),
                f"{len(before)} children, then {len(after)}"))
    again = dir / (path.stem + "_again")
    tap.said(wherry.run("convert", back, again), 0, "  and CSV once more")
    tap.ok(all(p.read_bytes() == (again / p.name).read_bytes() for p in folder.iterdir())
           and len(list(folder.iterdir())) == len(list(again.iterdir())),
           "  byte for byte what it was")
    return folder


def same_findings(tap, wherry, dir, path):
    """All that rules say, but for the structure and the lines, which the way back mends and moves."""
    def of(path):
        return [{k: v for k, v in f.items() if k not in ("file", "line")}
                for f in wherry.check(path).findings() if f["rule"] not in ("W5", "W6", "W9")]
    before = of(path)
    tap.ok(len(before) > 10, "  there is something to be found in it")
    tap.same(before, of(dir / (path.stem + "_back.xml")), "  and the same findings are in it")


def awkward(tap, wherry, dir, golden):
    root = tree.parse(golden).getroot()
    children = root.find("Children")
    first = children[0]
    for place in ("ChildIdentifiers/LAchildID", "ChildIdentifiers/UPN",
                  "ChildCharacteristics/Ethnicity", "CINdetails/PrimaryNeedCode"):
        for value in AWKWARD:
            child = tree.fromstring(tree.tostring(first))
            child.find(place).text = value
            children.append(child)
    root.find("Header/Source/SoftwareCode").text = '=cmd("a,b")\n'
    path = dir / "awkward.xml"
    text = tree.tostring(root, encoding="unicode").replace("\r", "&#13;")
    path.write_bytes(b'<?xml version="1.0" encoding="utf-8"?>\n' + text.encode())
    folder = there_and_back(tap, wherry, dir, path, "a census with awkward values")
    with open(folder / "ChildIdentifiers.csv", newline="", encoding="utf-8") as f:
        rows = list(csv.DictReader(f))
    values = [row["UPN"] for row in rows if row["UPN"] != rows[0]["UPN"]]
    tap.ok(not any(v[:1] in set("=@\t\r") for v in values), "  no cell is one that a spreadsheet would run",
           values)


def blanks(tap, wherry, dir, golden):
    """An empty element is a blank cell, as one that is not there."""
    text = golden.read_text().replace("</LAchildID>", "</LAchildID><FormerUPN/><UPNunknown> \n</UPNunknown>")
    path = dir / "blank.xml"
    path.write_text(text.replace("<ReferralNFA>0</ReferralNFA>", "<ReferralNFA></ReferralNFA>"))
    there_and_back(tap, wherry, dir, path, "a census with blank elements")


def many_records(tap, wherry, dir, golden):
    """Rows find the record they sit in: several of each, and records without a field."""
    root = tree.parse(golden).getroot()
    for child in list(root.iter("Child")):
        for details in list(child.iter("CINdetails")):
            for name in ("Assessments", "ChildProtectionPlans", "Section47", "CINPlanDates"):
                for number, one in enumerate(details.findall(name)):
                    twin = tree.fromstring(tree.tostring(one))
                    twin[0].text = f"2025-12-{number + 1:02}"
                    details.append(twin)
            child.append(tree.fromstring(tree.tostring(details)))
    path = dir / "many.xml"
    tree.ElementTree(root).write(path, encoding="utf-8", xml_declaration=True)
    there_and_back(tap, wherry, dir, path, "a census with several records of each kind")


def refused(tap, wherry, dir, folder):
    """What cannot be put together again is told, and no half file is left."""
    path = folder / "AssessmentFactorsList.csv"
    good = path.read_text()
    path.write_text(good.splitlines()[0] + "\n" + good.splitlines()[1].replace("1,", "999999,", 1) + "\n")
    said = wherry.run("convert", folder, dir / "none.xml")
    tap.said(said, 3, "a row whose child has no other row", "AssessmentFactorsList.csv, line 2",
             "sits in no record")
    tap.ok(not (dir / "none.xml").exists(), "  leaves no file behind")
    path.write_text(good)


# ---- the SSDA903 ----

COLUMNS_903 = {"AREVIEW": "Reviews", "OC2": "OC2", "PERMANENCE": "PrevPerm", "AMISSING": "Missing",
               "AD_PLACED": "PlacedAdoption"}


def rows_of(path):
    with open(path, newline="", encoding="utf-8") as f:
        return list(csv.DictReader(f))


def as_in_cells(text):
    """A value as a cell has it: an apostrophe before what a spreadsheet would run."""
    text = (text or "").strip(WHITE)
    return "'" + text if text[:1] in ("=", "@") or text[:1] in ("+", "-") and not text[1:].isdigit() \
        else text


def return903(tap, wherry, dir, path, name):
    folder = dir / (path.stem + "_csv")
    tap.said(wherry.run("convert", path, folder), 0, f"{name} becomes CSV", folder / "Episodes.csv")
    children = tree.parse(path).getroot().findall("CHILD")

    def wanted(tag):
        return [dict({e.tag: as_in_cells(e.text) for e in record},
                     CHILD=as_in_cells(child.findtext("HEADER/CHILDID")))
                for child in children for record in child.iter(tag)]
    for tag, table in {**COLUMNS_903, "EPISODE": "Episodes"}.items():
        file = folder / f"{table}.csv"
        rows, want = rows_of(file) if file.exists() else [], wanted(tag)
        names = {"PL": "PLACE"} if tag == "EPISODE" else {}
        lost = [f"{i + 1}: {c}={v!r}" for i, record in enumerate(want) for c, v in record.items()
                if i >= len(rows) or rows[i].get(names.get(c, c), "") != v]
        tap.ok(len(rows) == len(want) and not lost, f"  {table} has every value of {tag}",
               f"{len(rows)} rows of {len(want)}; " + "\n".join(lost[:10]))
    # 105 is asked of a return in XML only.
    of_xml, of_csv = ([[f[k] for k in ("rule", "table", "record", "child", "fields")]
                       for f in wherry.check(p).findings() if f["rule"] != "105"]
                      for p in (path, folder))
    tap.ok(of_xml, "  there is something to be found in it")
    tap.same(of_xml, of_csv, "  and the same findings are in it")


def run(tap, wherry, dir, inputs):
    golden = dir / "golden.xml"
    golden.write_bytes((inputs / "cin" / "census.xml").read_bytes())
    folder = there_and_back(tap, wherry, dir, golden, "the golden census")
    same_findings(tap, wherry, dir, golden)
    refused(tap, wherry, dir, folder)
    awkward(tap, wherry, dir, golden)
    blanks(tap, wherry, dir, golden)
    many_records(tap, wherry, dir, golden)
    wherry.run("demo", dir / "demo", "--children", "300")
    there_and_back(tap, wherry, dir, next((dir / "demo").rglob("*.xml")), "a demo's census")

    golden903 = dir / "golden903.xml"
    golden903.write_bytes((inputs / "ssda903.xml").read_bytes())
    return903(tap, wherry, dir, golden903, "the golden SSDA903")
    tables = made_up.read_return(inputs / "ssda903")
    tables["Header"].set(3, "ETHNIC", "Z\u00e9\u20ac").set(2, "UPN", 'A "b", c').set(1, "UPN", "=1+1")
    tables["Episodes"].set(1, "URN", "two\nlines").set(2, "HOME_POST", "a & <b>")
    path = dir / "awkward903.xml"
    path.write_text(made_up.as_xml({n: t for n, t in tables.items() if n != "SWEpisodes"}),
                    encoding="utf-8")
    return903(tap, wherry, dir, path, "an SSDA903 with awkward values")
