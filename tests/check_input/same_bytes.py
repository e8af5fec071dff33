"""A made-up authority of some size, with and without reference tables: the same bytes from one thread
and from many, and the same findings from CSV as from XML."""
import csv
import io
import random
import zipfile

import made_up

FORMS = ("csv", "json", "html", "text", "xlsx")
ODD = ("", "", "?", "31/02/2024", "01/01/2010", "XX", "0", "1", "12")
KEPT = {"CHILD", "DOB"}  # told once a child in the XML, and in every table of the CSV
NOT_IN_XML = {"SWEpisodes", "DoLo"}


# ---- reference tables ----

def workbook(rows):
    """A workbook of one sheet, every cell a text."""
    sheet = "".join("<row>" + "".join(f'<c t="inlineStr"><is><t>{c}</t></is></c>' for c in row)
                    + "</row>" for row in rows)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr("xl/workbook.xml",
                   '<workbook><sheets><sheet name="Providers" r:id="r1"/></sheets></workbook>')
        z.writestr("xl/_rels/workbook.xml.rels",
                   '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/>'
                   '</Relationships>')
        z.writestr("xl/worksheets/sheet1.xml",
                   f"<worksheet><sheetData>{sheet}</sheetData></worksheet>")
    return out.getvalue()


def column(tables, name):
    t = tables["Episodes"]
    return sorted({r[t.columns.index(name)] for r in t.rows} - set(ODD))


def reference(tap, wherry, dir, tables, dice):
    """Tables of most of the postcodes and providers that a return names."""
    places = sorted(set(column(tables, "HOME_POST") + column(tables, "PL_POST")))
    known = [p for p in places if dice.random() < 0.9]
    lines = ["pcd,laua,oseast1m,osnrth1m"]
    lines += [f"{p},{dice.choice(('E10000020', 'E06000031', 'W06000015'))},"
              f"{dice.randrange(400000, 660000)},{dice.randrange(100000, 350000)}" for p in known]
    (dir / "postcodes.csv").write_text("\n".join(lines) + "\n")
    rows = [("URN", "Placement code", "Placement provider code", "Deregistration date",
             "Setting postcode")]
    rows += [(u, dice.choice(("K2", "U1,U2,U3,U4", "R1")), dice.choice(("PR1", "PR4", "PR3,PR4")),
              dice.choice(("", "", "2025-06-01")), dice.choice(known))
             for u in column(tables, "URN") if dice.random() < 0.9]
    (dir / "providers.xlsx").write_bytes(workbook(rows))
    said = wherry.run("reference", "build", dir / "postcodes.csv", dir / "providers.xlsx", "--out",
                      dir / "reference")
    tap.said(said, 0, "reference tables are made of what the return names", f"{len(known)} postcodes",
             f"{len(rows) - 1} providers")
    return ["--authority", "926", "--reference", dir / "reference"]


# ---- one thread and many ----

def threads(tap, wherry, folder, name, *options):
    for form in FORMS:
        said = [wherry.run("check", "--format", form, "--threads", n, *options, folder)
                for n in (1, 3)]
        tap.ok(len({s.out for s in said}) == 1 and len(said[0].out) > 40000 and
               all(s.status == 1 for s in said),
               f"one thread and three write the same bytes ({form}, {name})",
               [(s.status, len(s.out)) for s in said])


# ---- CSV and XML ----

def alike(tables, dice):
    """What both forms can tell: each child's header has all fields, its rows stand together, and three
    in a hundred of the other cells are spoilt."""
    header = tables["Header"]
    order = {r[0]: i for i, r in enumerate(header.rows)}
    oc3 = tables["OC3"]
    for row, of in zip(oc3.rows, header.rows):
        row[:2] = of[0], of[header.columns.index("DOB")]
    out = {}
    for name, t in tables.items():
        if name in NOT_IN_XML:
            continue
        rows = sorted((list(r) for r in t.rows if r[0] in order), key=lambda r: order[r[0]])
        for row in rows:
            for i, c in enumerate(t.columns):
                if c not in KEPT and dice.random() < 0.03:
                    row[i] = dice.choice(ODD)
        out[name] = made_up.Table(t.columns, rows)
    alone = {r[0] for r in out["UASC"].rows}
    sex = {r[0]: r[header.columns.index("SEX")] for r in out["Header"].rows}
    for row in out["UASC"].rows:
        row[out["UASC"].columns.index("SEX")] = sex[row[0]]
    out["Header"].columns.append("UASC")
    for row in out["Header"].rows:
        row.append("1" if row[0] in alone else "0")
    return out


def both_forms(tap, wherry, dir, now, last, *options):
    as_csv, as_xml = dir / "as_csv", dir / "as_xml"
    made_up.write_return(as_csv, now)
    made_up.write_return(as_csv / "last", last)
    as_xml.mkdir(exist_ok=True)
    (as_xml / "now.xml").write_text(made_up.as_xml(now))
    (as_xml / "last.xml").write_text(made_up.as_xml(last))
    said = [wherry.check(p, "--year", "2025-26", *options) for p in (as_csv, as_xml)]
    rows = [list(csv.DictReader(io.StringIO(s.out.decode()))) for s in said]
    for found in rows:
        for f in found:
            del f["line"]
    rules = len({f["rule"] for f in rows[0]})
    tap.ok(len(rows[0]) > 500 and rules > 80,
           f"{len(rows[0])} findings of {rules} rules in the return as CSV", said[0].text[:400])
    tap.same(rows[0], rows[1], "  the same in the same order from the XML")


def run(tap, wherry, dir, inputs):
    dice = random.Random(20)
    demo = dir / "demo"
    wherry.run("demo", demo, "--children", "6000", "--spoilt", "4", "--year", "2025-26")
    tables = made_up.read_return(demo / "ssda903")
    with_tables = reference(tap, wherry, dir, tables, dice)
    threads(tap, wherry, demo, "without reference tables")
    threads(tap, wherry, demo, "with reference tables", *with_tables)
    wherry.run("demo", demo, "--children", "4000", "--spoilt", "0", "--year", "2025-26")
    now = alike(made_up.read_return(demo / "ssda903"), dice)
    last = alike(made_up.read_return(demo / "ssda903/last"), dice)
    with_tables = reference(tap, wherry, dir, now, dice)
    both_forms(tap, wherry, dir, now, last)
    both_forms(tap, wherry, dir, now, last, *with_tables)
