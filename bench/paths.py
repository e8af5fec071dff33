"""The paths that are measured: what each reads, the command that goes it, and its floors (works.h): the
least that any program has to do with those bytes."""
from typing import Callable, NamedTuple

from inputs import forms


class Path(NamedTuple):
    name: str
    title: str
    files: Callable  # folder of an authority -> the files it reads, [] where there are none
    command: Callable  # folder, place -> arguments of wherry
    floors: tuple = ()
    most: int = 1  # the highest exit status that is fine
    least: float = 0  # the smallest and the largest scale it is measured at
    largest: float = 1e9


class Place(NamedTuple):
    """Where things are."""
    wherry: str
    clock: str
    to: object  # build/bench


def files(pattern, *more):
    return lambda folder: sorted(p for x in (pattern, *more) for p in folder.glob(x))


def check(where, *options):
    """check, its findings to a file, with the tables of postcodes."""
    return lambda folder, place: ["check", where(folder), "--format", "csv", "--authority", "926",
                                  "--out", place.to / "findings.csv", "--reference",
                                  place.to / "reference", *options]


def measures(folder, _):
    return ["measure", folder / "annexa.xlsx", "--by", "team", "--period", "month", "--format",
            "csv"]


def draw(folder, place):
    return ["draw", folder / "case_allocation.csv", "--size", "119", "--seed", "dice 4 1 6",
            "--out", place.to / "drawn"]


def vary(folder, _):
    return ["vary", folder / "audits.csv", "--format", "json"]


def inspect(folder, place):
    return ["inspect", folder, "--out", place.to / "report"]


def annexa_csv(folder):
    """The demo writes the lists as CSV where they are too long for a workbook."""
    own = folder / "annexa"
    return own if own.exists() else forms(folder) / "annexa"


def plain_check(where, *options):
    """check, its findings to a file."""
    return lambda folder, place: ["check", where(folder), "--format", "csv", "--out",
                                  place.to / "findings.csv", *options]


def inside(name):
    return lambda folder: folder / name


SSDA903 = files("ssda903/*.csv", "ssda903/last/*.csv")
CENSUS, BOOK = files("cin_census.xml"), files("annexa.xlsx")
ONE = ("--threads", "1")

PATHS = (
    Path("ssda903", "SSDA903, CSV, both years", SSDA903, check(inside("ssda903")),
         ("copy", "lines", "csv")),
    Path("ssda903-1", "the same on one thread", SSDA903, check(inside("ssda903"), *ONE), ("lines",)),
    Path("ssda903-xml", "SSDA903, XML, both years", lambda f: sorted(forms(f).glob("ssda903/*.xml")),
         check(lambda f: forms(f) / "ssda903"), ("copy", "lines", "expat")),
    Path("cin", "CIN census, XML", CENSUS, plain_check(inside("cin_census.xml")), ("copy", "lines", "expat")),
    Path("cin-1", "the same on one thread", CENSUS, plain_check(inside("cin_census.xml"), *ONE), ("expat",)),
    Path("annexa", "Annex A, XLSX", BOOK, plain_check(inside("annexa.xlsx")),
         ("inflate", "sheets")),
    Path("annexa-csv", "Annex A, CSV", lambda f: sorted(annexa_csv(f).glob("*.csv")),
         plain_check(annexa_csv),
         ("copy", "lines", "csv")),
    Path("measures", "measures by team and month", BOOK, measures,
         ("inflate", "sheets"), 0),
    Path("draw", "a draw of 119 cases", files("case_allocation.csv"), draw, ("copy", "lines"), 0),
    Path("vary", "variation", files("audits.csv"), vary, ("copy", "lines"), 0, 0, 10),
    Path("inspect", "the report on all of it",
         files("ssda903/*.csv", "ssda903/last/*.csv", "cin_census.xml", "annexa.xlsx"), inspect,
         ("copy", "lines"), 1, 1, 10),
)

FLOORS = {"copy": "memcpy", "lines": "line feeds", "csv": "CSV split", "expat": "Expat",
          "inflate": "inflate", "sheets": "inflate + Expat"}
