"""Our workbooks in LibreOffice: what it shows of them is what we wrote, and what it saves of the lists
reads back as the same records. Skipped where there is no LibreOffice."""
import csv
import datetime
import io
import os
import re
import shutil
import subprocess
import xml.etree.ElementTree as tree
import zipfile

SPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
DATE_STYLES = "dd/mm/yyyy"
# Commas, quotes, UTF-8, cells as they are shown, every sheet in a file of its own.
CSVS = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1"
WAIT = 180  # seconds


class Office:
    """LibreOffice with a profile of its own, so that no other that runs is in the way."""

    def __init__(self, dir):
        self.dir = dir
        self.path = shutil.which("soffice")

    def convert(self, form, out, *paths):
        profile = f"-env:UserInstallation=file://{self.dir}/profile"
        subprocess.run([self.path, "--headless", profile, "--convert-to", form, "--outdir", out,
                        *paths], stdin=subprocess.DEVNULL, capture_output=True, timeout=WAIT,
                       env={**os.environ, "HOME": str(self.dir)}, check=False)
        return out


def texts(zip, name):
    if name not in zip.namelist():
        return []
    return ["".join(t.text or "" for t in s.iter(SPACE + "t"))
            for s in tree.fromstring(zip.read(name)).iter(SPACE + "si")]


def date_looks(zip):
    """The numbers of the looks that show a date."""
    styles = tree.fromstring(zip.read("xl/styles.xml"))
    dates = {f.get("numFmtId") for f in styles.iter(SPACE + "numFmt")
             if f.get("formatCode") == DATE_STYLES}
    looks = styles.find(SPACE + "cellXfs")
    return {str(i) for i, x in enumerate(looks) if x.get("numFmtId") in dates}


def shown(cell, strings, dates):
    """What a spreadsheet shows of a cell."""
    value = cell.findtext(SPACE + "v", "")
    if cell.get("t") == "s":
        return strings[int(value)]
    if cell.get("t") == "inlineStr":
        return "".join(t.text or "" for t in cell.iter(SPACE + "t"))
    if cell.get("s") in dates and value:
        return (datetime.date(1899, 12, 30) + datetime.timedelta(int(value))).strftime("%d/%m/%Y")
    return value


def column(reference):
    """0 for A1, 26 for AA1."""
    number = 0
    for letter in re.match("[A-Z]+", reference)[0]:
        number = 26 * number + ord(letter) - 64
    return number - 1


def written(path):
    """The sheets of a workbook, as rows of text, by our own reading of its XML."""
    sheets = {}
    with zipfile.ZipFile(path) as z:
        strings, dates = texts(z, "xl/sharedStrings.xml"), date_looks(z)
        names = [s.get("name") for s in
                 tree.fromstring(z.read("xl/workbook.xml")).iter(SPACE + "sheet")]
        for i, name in enumerate(names, 1):
            rows = []
            for row in tree.fromstring(z.read(f"xl/worksheets/sheet{i}.xml")).iter(SPACE + "row"):
                rows += [[] for _ in range(int(row.get("r")) - 1 - len(rows))] + [{}]
                for cell in row:
                    rows[-1][column(cell.get("r"))] = shown(cell, strings, dates)
            sheets[name] = [[r[c] if c in r else "" for c in range(max(r, default=-1) + 1)]
                            if r else [] for r in rows]
    return sheets


def trimmed(rows):
    """Rows without the blank cells behind the last that holds something."""
    rows = [list(r) for r in rows]
    for row in rows:
        while row and not row[-1]:
            row.pop()
    while rows and not rows[-1]:
        rows.pop()
    return rows


def in_csv(folder, book, name):
    with open(folder / f"{book}-{name}.csv", newline="", encoding="utf-8") as file:
        return list(csv.reader(file))


def differing(a, b):
    """The first rows that are not the same."""
    rows = [f"row {i}: {x} | {y}" for i, (x, y) in enumerate(zip(a, b), 1) if x != y]
    return "\n".join(rows[:5]) or f"{len(a)} rows, {len(b)} rows"


def same_sheets(tap, office, dir, *paths):
    """LibreOffice shows of each sheet what was written; how many cells there were."""
    out = office.convert(CSVS, dir, *paths)
    for path in paths:
        sheets = written(path)
        wrong = []
        for name, rows in sheets.items():
            got = trimmed(in_csv(out, path.stem, name))
            if got != trimmed(rows):
                wrong.append(f"{name}: {differing(trimmed(rows), got)}")
        cells = sum(len(r) for rows in sheets.values() for r in rows)
        tap.ok(not wrong and cells > 100,
               f"LibreOffice shows the {len(sheets)} sheets of {path.name} as they were written",
               "\n".join(wrong))
    return out


def tables(folder):
    """The tables of a return in CSV: headings and rows."""
    for path in sorted(folder.glob("*.csv")):
        with open(path, newline="", encoding="utf-8-sig") as file:
            head, *rows = csv.reader(file)
        yield head, rows


def unlike_return(out, book, folder):
    """Cells of the sheets of records that are not what the return has there; how many were held."""
    wrong, held = [], 0
    for path in sorted(out.glob(f"{book}-*.csv")):
        head, *rows = in_csv(out, book, path.stem[len(book) + 1:])
        if head[:3] != ["record", "line", "child"]:
            continue
        fields = head[3:-1]
        ours = [t for t in tables(folder) if set(fields) <= set(t[0])]
        for row in rows:
            if not row[0].isdigit() or not ours:
                continue
            record = dict(zip(ours[0][0], ours[0][1][int(row[0]) - 1]))
            held += len(fields)
            wrong += [f"{path.stem} {row[0]} {f}: {v} | {record[f]}"
                      for f, v in zip(fields, row[3:]) if v != record[f].strip()]
    return wrong, held


def findings(tap, wherry, office, dir, inputs):
    """The workbook of findings, of the SSDA903 and of the census."""
    books = []
    for name in ("ssda903", "cin"):
        books.append(dir / f"{name}.xlsx")
        books[-1].write_bytes(wherry.run("check", "--format", "xlsx", inputs / name).out)
    out = same_sheets(tap, office, dir / "findings", *books)
    wherry.run("convert", inputs / "cin" / "census.xml", dir / "census")
    for name, folder in (("ssda903", inputs / "ssda903"), ("cin", dir / "census")):
        wrong, held = unlike_return(out, name, folder)
        tap.ok(not wrong and held > 20, f"{held} cells of records of {name} are those of the return",
               "\n".join(wrong[:20]))
        said = list(csv.reader(io.StringIO(wherry.check(inputs / name).out.decode())))
        got = in_csv(out, name, "Findings")
        tap.ok(trimmed(said) == trimmed(got), f"the findings of {name} are those of check --format csv",
               differing(trimmed(said), trimmed(got)))


def lists(tap, wherry, office, dir):
    """The lists of Annex A: shown as written, and saved by LibreOffice they are the same records."""
    wherry.run("demo", dir / "demo", "--children", 300, "--seed", 1, "--year", "2025-26")
    wherry.run("inspect", dir / "demo" / "annexa.xlsx", "--out", dir / "ours")
    same_sheets(tap, office, dir / "lists", dir / "ours" / "annexa.xlsx")
    saved = office.convert("xlsx", dir / "saved", dir / "ours" / "annexa.xlsx") / "annexa.xlsx"
    wherry.run("inspect", saved, "--out", dir / "theirs")
    with open(dir / "ours" / "annexa.xlsx", "rb") as a, open(saved, "rb") as b:
        tap.ok(a.read() != b.read(), "LibreOffice saves a workbook of its own")
    for file in ("annexa.xlsx", "findings.csv", "measures.csv"):
        ours, theirs = (dir / d / file for d in ("ours", "theirs"))
        tap.ok(theirs.exists() and ours.read_bytes() == theirs.read_bytes(),
               f"{file} of what LibreOffice saved is that of what we wrote")


def run(tap, wherry, dir, inputs):
    office = Office(dir)
    if not office.path:
        tap.skip("our workbooks in LibreOffice", "soffice is not installed")
        return
    findings(tap, wherry, office, dir, inputs)
    lists(tap, wherry, office, dir)
