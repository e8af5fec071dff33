"""One return in every form it may come in: the findings are the same."""
import csv

import made_up


def stripped(findings, *keys):
    return [{k: v for k, v in f.items() if k not in keys} for f in findings]


def encoded(name, mark=b""):
    return lambda text: mark + text.encode(name)


def lone_cr(text):
    return text.replace("\n", "\r").encode()


WAYS = (
    ("with a byte order mark", {"encode": encoded("utf-8-sig")}),
    ("with CRLF", {"end": "\r\n"}),
    ("with lone carriage returns", {"encode": lone_cr}),
    ("with semicolons", {"delimiter": ";"}),
    ("with tabs", {"delimiter": "\t"}),
    ("with bars", {"delimiter": "|"}),
    ("all quoted", {"quote": csv.QUOTE_ALL}),
    ("all quoted, with semicolons and CRLF",
     {"quote": csv.QUOTE_ALL, "delimiter": ";", "end": "\r\n"}),
    ("in UTF-16, little end first", {"encode": encoded("utf-16-le", b"\xff\xfe")}),
    ("in UTF-16, big end first", {"encode": encoded("utf-16-be", b"\xfe\xff")}),
    ("in UTF-16 without a mark", {"encode": encoded("utf-16-le")}),
    ("in UTF-16, big end first, without a mark", {"encode": encoded("utf-16-be")}),
    ("in UTF-16 with tabs and CRLF, as spreadsheets save it",
     {"encode": encoded("utf-16-le", b"\xff\xfe"), "delimiter": "\t", "end": "\r\n"}),
    ("in Windows-1252", {"encode": encoded("cp1252")}),
    ("in Windows-1252 with semicolons", {"encode": encoded("cp1252"), "delimiter": ";"}),
    ("without a last line end", {"encode": lambda text: text[:-1].encode()}),
    ("with blank lines at the end", {"encode": lambda text: (text + "\n\n,,,\n").encode()}),
    ("with commas too many", {"encode": lambda text: text.replace("\n", ",,\n").encode()}),
    ("with spaces around the commas", {"encode": lambda text: text.replace(",", " , ").encode()}),
)


def same_bytes(tap, wherry, dir, tables, before):
    for number, (name, form) in enumerate(WAYS):
        said = wherry.check(made_up.write_return(dir / f"way_{number}", tables, **form))
        tap.same(before, said.findings(), f"the same findings {name}")


def moved_lines(tap, wherry, dir, tables, before):
    """A title and blank lines shift every line, and nothing else."""
    for number, above in enumerate(("Return of children looked after,,\n", "\n\n\n", "\n,,,\n \n",
                                    "Made on 1 May\n\nby hand, in a hurry\n", "\ufeff\n")):
        folder = made_up.write_return(dir / f"above_{number}", tables,
                                      encode=lambda text: (above + text).encode())
        want = [dict(f, line=f["line"] and str(int(f["line"]) + above.count("\n")))
                for f in before]
        tap.same(want, wherry.check(folder).findings(),
                 f"with {above!r} above the column names, lines are told as they stand")
    folder = made_up.write_return(dir / "between", tables,
                                  encode=lambda text: text.replace("\n", "\n\n").encode())
    want = [dict(f, line=f["line"] and str(int(f["line"]) * 2 - 1)) for f in before]
    tap.same(want, wherry.check(folder).findings(), "with blank lines between, too")


def line_ends_in_cells(tap, wherry, dir, tables, before):
    noted = {n: t.copy() for n, t in tables.items()}
    for t in noted.values():
        t.columns.insert(1, "Notes")
        for i, row in enumerate(t.rows):
            row.insert(1, "one\ntwo, \"three\"\n\nfour" if i % 2 == 0 else 'said ""')
    folder = made_up.write_return(dir / "notes", noted)
    want = [dict(f, line=f["line"] and str(int(f["line"]) + 3 * (int(f["record"]) // 2)))
            for f in before]
    tap.same(want, wherry.check(folder).findings(),
             "with line ends in quotes, the lines behind them are right")
    tap.said(wherry.run("check", folder), 1, "a column that is not known is named", "Notes")


def columns(tap, wherry, dir, tables, before):
    turned = {n: made_up.Table(t.columns[::-1], [r[::-1] for r in t.rows])
              for n, t in tables.items()}
    tap.same(before, wherry.check(made_up.write_return(dir / "turned", turned)).findings(),
             "the same findings with the columns in another order")
    odd = {n: made_up.Table([f" {c.lower() if i % 2 else c.title()}\t" for i, c in
                             enumerate(t.columns)], t.rows) for n, t in tables.items()}
    tap.same(before, wherry.check(made_up.write_return(dir / "odd", odd)).findings(),
             "the same findings with column names in odd letters and spaces")
    folder = dir / "renamed"
    made_up.write_return(folder, tables)
    for i, (_, file) in enumerate(made_up.TABLES):
        (folder / file).rename(folder / f"{i}.{('csv', 'TXT', 'tsv')[i % 3]}")
    tap.same(before, wherry.check(folder).findings(), "the same findings whatever the files' names")


def quotes(tap, wherry, dir, tables, before):
    """A doubled quote is one; a stray one spoils its own cell."""
    path = dir / "quotes"
    spoilt = dict(tables)
    spoilt["Header"] = tables["Header"].copy().set(2, "ETHNIC", 'Z"Z, "z')
    found = wherry.check(made_up.write_return(path, spoilt)).findings()
    tap.ok(any(f["record"] == "2" and f["values"] == 'Z"Z, "z' for f in found),
           "a doubled quote stands for one", found)
    for name, stray in (("in the middle", 'Z"Z'), ("at the end", 'ZZ"'), ("at the start", '"ZZ')):
        text = tables["Header"].text().replace(",BAFR,", f",{stray},", 1)
        (path / "header.csv").write_text(text)
        found = wherry.check(path).findings()
        tap.ok(all(f in found for f in before if f["child"] != "1002") and
               all(f in before for f in found if f["child"] != "1002"),
               f"a stray quote {name} of a cell spoils that record alone",
               [f for f in found if f not in before])
        tap.ok(any(f["rule"] == "103" and f["record"] == "2" for f in found), "  and is found",
               found)


def other_dates(tap, wherry, dir, tables, before):
    def iso(cell):
        parts = cell.split("/")
        return "-".join(parts[::-1]) if "".join(parts).isdigit() and len(parts) == 3 else cell

    folder = made_up.write_return(dir / "iso", {
        n: made_up.Table(t.columns, [[iso(c) for c in r] for r in t.rows])
        for n, t in tables.items()})
    tap.same(stripped(before, "values", "message"),
             stripped(wherry.check(folder).findings(), "values", "message"),
             "the same findings with dates the other way round")


def threads(tap, wherry, dir, tables):
    many = {n: made_up.Table(t.columns, [[f"{r[0]}_{i}" if r[0] else ""] + r[1:]
                                         for i in range(700) for r in t.rows])
            for n, t in tables.items()}
    folder = made_up.write_return(dir / "many", many)
    for form in ("csv", "json", "html", "text"):
        said = [wherry.run("check", "--format", form, "--threads", n, folder) for n in (1, 2, 8)]
        tap.ok(len({s.out for s in said}) == 1 and len(said[0].out) > 10000 and
               all(s.status == 1 for s in said),
               f"one, two and eight threads write the same bytes ({form})",
               [len(s.out) for s in said])


def xml(tap, wherry, dir, tables):
    """Children in one order and each with a header that has all fields, as the XML has them."""
    order = list(dict.fromkeys(r[0] for r in tables["Header"].rows))
    alike = {n: made_up.Table(t.columns, sorted((r for r in t.rows if r[0] in order),
                                                key=lambda r: order.index(r[0])))
             for n, t in tables.items() if n != "SWEpisodes"}
    alike["Header"].columns.append("UASC")
    for row in alike["Header"].rows:
        row.append("1" if row[0] == "1004" else "0")
    alike["AD1"].rows = [["1003", "31/02/2020", "03/03/2025", "17/03/2025", "0", "2", "MF", "L11"]]
    alike["OC3"].rows = [["1002", "03/07/2008", "YES", "F2", ""]]
    folder = made_up.write_return(dir / "as_csv", alike)
    path = dir / "as_xml.xml"
    path.write_text(made_up.as_xml(alike))
    from_csv, from_xml = wherry.check(folder), wherry.check(path)
    tap.ok(len(from_csv.findings()) > 10, "there is something to be found", from_csv.text)
    tap.same(stripped(from_csv.findings(), "line"), stripped(from_xml.findings(), "line"),
             "the same findings from CSV and from XML")
    lines = path.read_text().splitlines()
    tap.ok(all(lines[int(f["line"]) - 1].startswith("<") for f in from_xml.findings()),
           "  each with its line in the XML")
    path.write_bytes(path.read_text().replace("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n",
                                              "").encode("utf-16"))
    tap.same(stripped(from_xml.findings(), "line"),
             stripped(wherry.check(path).findings(), "line"), "the same from XML in UTF-16")


def run(tap, wherry, dir, inputs):
    tables = made_up.read_return(inputs / "ssda903")
    tables["Header"].set(3, "ETHNIC", "Z\u00e9\u20ac")
    said = wherry.check(made_up.write_return(dir / "base", tables))
    before = said.findings()
    tap.ok(said.status == 1 and any(f["values"] == "Z\u00e9\u20ac" for f in before),
           "the return itself can be read", said.text)
    same_bytes(tap, wherry, dir, tables, before)
    moved_lines(tap, wherry, dir, tables, before)
    line_ends_in_cells(tap, wherry, dir, tables, before)
    columns(tap, wherry, dir, tables, before)
    quotes(tap, wherry, dir, tables, before)
    other_dates(tap, wherry, dir, tables, before)
    threads(tap, wherry, dir, tables)
    xml(tap, wherry, dir, tables)
