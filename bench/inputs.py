"""What is measured: made-up authorities by the demo, in build/bench and used again, in all the forms
that a return comes in; and tables of postcodes."""
import csv
import datetime
import hashlib
import pathlib
import random
import subprocess
import sys
import xml.etree.ElementTree
import zipfile

sys.path.append(str(pathlib.Path(__file__).parent.parent / "tests/check_input"))
import made_up  # noqa: E402
from libreoffice import SPACE as SHEET, column  # noqa: E402

CHILDREN = 5500  # of an average authority: scale 1
MOST_FOR_FORMS = 10  # the scale up to which forms that the demo does not write are made
POSTCODES = 2700000


def say(words):
    print(f"bench: {words}", file=sys.stderr, flush=True)


def forms(folder):
    """Where the same returns lie in other forms: beside the folder, or they would be taken for more."""
    return folder.with_name(f"{folder.name}-forms")


def as_xml(ssda903, to):
    """Both years of an SSDA903 as XML."""
    to.mkdir(exist_ok=True)
    for name, folder in (("now", ssda903), ("last", ssda903 / "last")):
        (to / f"{name}.xml").write_text(made_up.as_xml(made_up.read_return(folder)))


def cell_text(cell):
    """Text as it is, and days (cells with the second style or a later one) as dates."""
    if cell.get("t") == "inlineStr":
        return "".join(cell.itertext())
    value = cell.findtext(f"{SHEET}v", "")
    if int(cell.get("s", "0")) < 2 or not value:
        return value
    day = datetime.date(1899, 12, 30) + datetime.timedelta(days=int(float(value)))
    return day.strftime("%d/%m/%Y")


def sheet_rows(file):
    for _, row in xml.etree.ElementTree.iterparse(file):
        if row.tag == f"{SHEET}row":
            cells = {column(c.get("r")): cell_text(c) for c in row}
            yield [cells.get(i, "") for i in range(max(cells, default=-1) + 1)]
            row.clear()


def as_csv(workbook, to):
    """The sheets of a workbook that the demo made, a CSV file each."""
    to.mkdir(exist_ok=True)
    with zipfile.ZipFile(workbook) as z:
        for n in range(1, 12):
            with z.open(f"xl/worksheets/sheet{n}.xml") as sheet, \
                    open(to / f"list_{n}.csv", "w", newline="", encoding="utf-8") as out:
                csv.writer(out, lineterminator="\n").writerows(sheet_rows(sheet))


def demo_of():
    """A digest of the demo's sources: with them its authorities change."""
    digest = hashlib.sha256()
    for path in sorted((pathlib.Path(__file__).parent.parent / "src/demo").iterdir()):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def make_authority(wherry, folder, scale):
    """Made anew when another demo made it."""
    mark, demo = folder / ".made_by", demo_of()
    if mark.exists() and mark.read_text() == demo:
        return
    children = round(CHILDREN * scale)
    say(f"making {folder}: {children:,} children")
    subprocess.run(["rm", "-rf", folder], check=True)
    folder.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run([wherry, "demo", folder, "--children", str(children), "--seed", "1", "--year",
                    "2025-26"], check=True, stdout=subprocess.DEVNULL)
    if scale <= MOST_FOR_FORMS:
        forms(folder).mkdir(exist_ok=True)
        as_xml(folder / "ssda903", forms(folder) / "ssda903")
        as_csv(folder / "annexa.xlsx", forms(folder) / "annexa")
    mark.write_text(demo)


def make_reference(wherry, to, folders):
    """Tables of 2.7 million postcodes, those of the made-up children among them."""
    mark, told = to / ".reference_of", {demo_of(), *map(str, folders)}
    if mark.exists() and told <= set(mark.read_text().splitlines()):
        return
    say(f"making {to}/reference: {POSTCODES:,} postcodes")
    episodes = [f / "ssda903" / part / "episodes.csv" for f in folders for part in ("", "last")]
    awk = pathlib.Path(__file__).with_name("postcodes.awk")
    with open(to / "postcodes.csv", "w", encoding="ascii") as out:
        subprocess.run(["awk", "-v", f"want={POSTCODES}", "-f", awk, *episodes], stdout=out,
                       check=True)
    subprocess.run([wherry, "reference", "build", to / "postcodes.csv", "--out", to / "reference"],
                   check=True, stdout=subprocess.DEVNULL)
    mark.write_text("\n".join(sorted(told)))


def make_audits(path, audits, teams, auditors):
    """A list of audits in which teams and auditors differ a little."""
    dice = random.Random(4)
    grades = ("Inadequate", "Requires improvement", "Good", "Outstanding")
    lean = [dice.gauss(0, 0.4) for _ in range(teams + auditors)]
    lines = ["Case,Team,Auditor,Date,Overall"]
    for i in range(audits):
        team, auditor = dice.randrange(teams), dice.randrange(auditors)
        level = 1.6 + lean[team] + lean[teams + auditor] + dice.gauss(0, 0.8)
        day = datetime.date(2024, 4, 1) + datetime.timedelta(days=dice.randrange(730))
        lines.append(f"Q{i:06},Team {team + 1},Auditor {auditor + 1},{day:%d/%m/%Y},"
                     f"{grades[min(3, max(0, round(level)))]}")
    path.write_text("\n".join(lines) + "\n")


def make_frame(path, cases):
    """A list of cases to draw from."""
    if not path.exists():
        say(f"making {path}: {cases:,} cases")
        path.write_text("Case,Team\n" +
                        "".join(f"C{i:08},Team {i % 900}\n" for i in range(cases)))
