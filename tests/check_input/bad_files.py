"""Files that are no return, or a broken or hostile one: the rows of "bad input gets" about files."""
import gzip
import os
import pathlib
import threading

import made_up

JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x48\x00\x48\x00\x00\xff\xdb\x00\x43\x00"
PEAK_MIB = 96
PEAK_MIB_SANITIZED = 600


def nothing_to_read(tap, wherry, dir):
    (dir / "empty.csv").write_bytes(b"")
    tap.said(wherry.run("check", dir / "empty.csv"), 3, "an empty file is named",
             "empty.csv", "is empty", "expected")
    (dir / "blank.csv").write_bytes(b" \r\n\n\t\n")
    tap.said(wherry.run("check", dir / "blank.csv"), 3, "so is one of blank lines", "blank.csv",
             "is empty")
    nothing = dir / "nothing"
    nothing.mkdir()
    tap.said(wherry.run("check", nothing), 3, "an empty folder: nothing was read")
    (nothing / "notes.txt").write_text("buy milk\n")
    (nothing / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    tap.said(wherry.run("check", nothing), 3, "a folder with nothing readable: its files are named",
             "notes.txt", "photo.png")
    report = dir / "report"
    tap.said(wherry.run("inspect", nothing, "--out", report), 3, "inspect says that too")
    tap.ok(not report.exists(), "and writes no report on nothing")
    tap.said(wherry.run("check", dir / "absent.csv"), 3, "a path that is not there is named",
             "absent.csv")
    tap.said(wherry.run("check", "/dev/null"), 3, "a device is no file", "/dev/null",
             "is not a file")
    os.mkfifo(nothing / "pipe.csv")
    tap.said(wherry.run("check", nothing, timeout=10), 3, "a pipe in a folder keeps nobody waiting",
             "pipe.csv")
    (dir / "words.csv").write_text("name,colour\nBess,blue\n")
    tap.said(wherry.run("check", dir / "words.csv"), 3, "columns of no table: it says what was expected",
             "words.csv", "expected")
    (dir / "half.csv").write_text("CHILD,DECOM,RNE,LS,CIN,PLACE\n1,01/01/2026,S,C2,N1,U1\n")
    tap.said(wherry.run("check", dir / "half.csv"), 3,
             "too few columns of a table: it says which table and what is missing", "half.csv",
             "Episodes", "PLACE_PROVIDER, DEC, REC")


def beside_good_files(tap, wherry, dir, tables):
    good = made_up.write_return(dir / "good", tables)
    before = wherry.check(good)
    tap.ok(before.status == 1 and len(before.findings()) > 10, "the return itself can be read",
           before.text)
    (good / "photo.csv").write_bytes(JPEG + bytes(range(256)) * 20)
    after = wherry.check(good)
    tap.said(after, 3, "a JPEG named .csv among good files is named", "photo.csv", "is not text")
    tap.same(before.findings(), after.findings(), "and the others are read as before")
    os.remove(good / "photo.csv")
    (good / "empty.csv").write_bytes(b"")
    after = wherry.check(good)
    tap.said(after, 3, "an empty .csv among good files is named", "empty.csv", "is empty")
    tap.same(before.findings(), after.findings(), "and the others are read as before")
    os.remove(good / "empty.csv")
    (good / "packed.csv").write_bytes(gzip.compress(tables["Header"].text().encode(), mtime=0))
    tap.said(wherry.check(good), 3, "a packed file is named", "packed.csv")
    os.remove(good / "packed.csv")
    (good / "minutes.docx").write_bytes(b"PK\x03\x04" + bytes(50))
    tap.said(wherry.check(good), 1, "what claims to be no return is left alone in a folder")
    return good, before


def shrinking(tap, wherry, good):
    """A file that loses and regains its end while it is read, again and again."""
    path = good / "episodes.csv"
    whole = path.read_bytes()
    big = whole + whole.split(b"\n", 1)[1] * 4000
    path.write_bytes(big)
    going = True

    def shrink():
        while going:
            os.truncate(path, len(whole))
            path.write_bytes(big)

    worker = threading.Thread(target=shrink)
    worker.start()
    said = [wherry.check(good) for _ in range(8)]
    going = False
    worker.join()
    path.write_bytes(whole)
    tap.ok(all(s.status in (0, 1, 3) for s in said), "a file that shrinks while it is read is no crash",
           [s.status for s in said])
    tap.said(wherry.run("check", "/proc/self/status"), 3, "nor is one that lies about its size")


def bounded(tap, wherry, path, name, *words):
    said = wherry.peak("check", path)
    limit = PEAK_MIB_SANITIZED if wherry.sanitized else PEAK_MIB
    tap.said(said, 3, name, *words)
    tap.ok(said.peak < limit and said.seconds < 10, "  quickly, in little memory",
           f"{said.peak:.0f} MiB, {said.seconds:.1f} s")


def hostile_csv(tap, wherry, dir):
    header = b"CHILD,DOB,REVIEW,REVIEW_CODE\n"
    path = dir / "long_line.csv"
    path.write_bytes(header + b"a" * (1 << 20))
    os.truncate(path, 2 << 30)
    bounded(tap, wherry, path, "a line of 2 GB is refused with the limit named", path.name,
            "1024 KiB")
    path.write_bytes(header + b'"' + b"a\n" * 200000)
    summary, said = wherry.summary("--rule", "W4", path)
    records = [t["records"] for t in summary["tables"] if t["table"] == "Reviews"]
    tap.ok(records == [200000], "a quote that is never closed spoils one cell only", said.text)
    os.remove(path)
    wide = dir / "wide.csv"
    wide.write_bytes(b"a," * 400000 + b"b\n")
    bounded(tap, wherry, wide, "a row of hundreds of thousands of columns is no crash", wide.name)
    wide.write_bytes(b"," * 1000000 + b"\n")
    tap.said(wherry.run("check", wide), 3, "nor are a million empty columns", wide.name)
    wide.write_bytes(header + b"1,01/01/2015,02/02/2026,PN1" + b",x" * 400000 + b"\n")
    tap.said(wherry.run("check", wide), 0, "a record of too many cells is said", "more cells")
    wide.write_bytes(header.strip() + b",more" * 3000 + b"\n1,01/01/2015,02/02/2026,PN1\n")
    said = wherry.run("check", wide)
    tap.ok(said.status in (0, 3) and wide.name in said.text, "so is a header of 3,000 columns",
           said.text)


def hostile_bytes(tap, wherry, dir, tables):
    def reviews(name, junk):
        path = dir / name
        text = tables["Reviews"].text().encode().replace(b"PN1", junk)
        path.write_bytes(text)
        return wherry.run("check", path), wherry.check(path)

    for name, junk in (("nul.csv", b"P\0N1"), ("utf8.csv", b"\xff\xc3\x28\xed\xa0\x80"),
                       ("control.csv", b"\x1b[2J\x07\x7f"), ("formula.csv", b"=cmd|' /c calc'!A1")):
        text, csv = reviews(name, junk)
        tap.ok(text.status in (0, 1) and csv.status == text.status and
               any(f["record"] == "3" for f in csv.findings()),
               f"odd bytes make a finding on their record ({name})", text.text + csv.text)
        tap.ok(b"\x1b" not in text.out and b"\0" not in text.out and b"\x07" not in text.out,
               "  and do not reach the terminal")
    (dir / "only_nul.csv").write_bytes(bytes(100000))
    tap.said(wherry.run("check", dir / "only_nul.csv"), 3, "a file of NUL bytes is not text",
             "only_nul.csv", "is not text")


TESTS_XML = '<?xml version="1.0"?>\n'


def broken_xml(tap, wherry, dir, census, tables):
    """Each kind of XML, cut or spoilt: where is told, and what came before is kept."""
    for kind, whole, marks in (("census.xml", census, b"    </Child>"),
                               ("ssda903.xml", made_up.as_xml(tables).encode(), b"</CHILD>")):
        path = dir / kind
        path.write_bytes(whole)
        full = wherry.check(path)
        end = whole.rindex(marks, 0, whole.rindex(marks)) + len(marks)  # of the last child but one
        path.write_bytes(whole[:end + 40])
        cut = wherry.check(path)
        line = whole[:end + 40].count(b"\n") + 1
        tap.said(cut, 3, f"a truncated {kind} is named, with line and column", kind, f"line {line}",
                 "column")
        last = whole[:end].count(b"\n") + 1
        first = [f for f in full.findings() if f["line"] and int(f["line"]) <= last]
        tap.ok(first and all(f in cut.findings() for f in first), "  and what came before is kept",
               cut.text)
        path.write_bytes(whole[:end] + b"<a></b>" + whole[end:])
        tap.said(wherry.check(path), 3, f"a malformed {kind} is named, with line and column", kind,
                 f"line {whole[:end].count(bytes([10])) + 1}", "well-formed")
        statuses = set()
        for at in range(0, len(whole) - 1, max(1, len(whole) // (15 if wherry.sanitized else 60))):
            path.write_bytes(whole[:at])
            statuses.add(wherry.check(path).status)
        tap.ok(statuses == {3}, f"a {kind} cut anywhere ends in 3", statuses)
        path.write_bytes(whole + b"\0\0\0<more/>")
        tap.said(wherry.check(path), 3, f"a {kind} with something behind its end is told", kind)


def wrong_structure(tap, wherry, dir, census):
    """XML that is well-formed but not as published: notes, and all else is found as before."""
    path = dir / "structure.xml"
    path.write_bytes(census)
    before = wherry.check(path).findings()
    for rule, what, old, new in (
            ("W5", "an unknown element", b"<Ethnicity>", b"<Odd>1</Odd><Ethnicity>"),
            ("W6", "an element out of order", b"<UPN>", b"<Sex></Sex><UPN>"),
            ("W7", "an element that stands again", b"<Ethnicity>", b"<Ethnicity></Ethnicity><Ethnicity>"),
            ("W8", "text beside elements", b"<CINdetails>", b"<CINdetails>loose"),
            ("W10", "a byte that is none of the character set", b"</LEA>",
             b"</LEA><LEA>\xE9</LEA>")):
        spoilt = census.replace(old, new, 1)
        path.write_bytes(spoilt)
        said = wherry.check(path)
        after = said.findings()
        tap.ok(said.status == 1 and any(f["rule"] == rule for f in after),
               f"{what} is a finding, not a failure", said.text)
        tap.ok(before and all(f in after for f in before), "  and nothing else is lost", said.text)


def hostile_xml(tap, wherry, dir, census):
    path = dir / "hostile.xml"
    at = census.index(b"<Message>")
    lol = b"".join(b'<!ENTITY l%d "%s">' % (i + 1, b"&l%d;" % i * 10) for i in range(12))
    path.write_bytes(b'<!DOCTYPE Message [<!ENTITY l0 "lol">' + lol + b"]>" + census[at:].replace(
        b"<UPN>A92600<", b"<UPN>&l12;<"))
    bounded(tap, wherry, path, "entities that expand without end are refused", path.name, "DOCTYPE")
    path.write_bytes(b'<!DOCTYPE Message SYSTEM "file:///etc/passwd">' + census[at:])
    tap.said(wherry.run("check", path), 3, "any DOCTYPE is refused", path.name, "DOCTYPE")
    path.write_bytes(b"<Message>" + b"<a>" * 100000)
    bounded(tap, wherry, path, "a depth over the limit is refused, with the limit", path.name, "32")
    path.write_bytes(census.replace(b"WBRI", b"W" * 70000))
    tap.said(wherry.run("check", path), 3, "so is text of 70 kB in one element", "64 KiB")
    path.write_bytes(b"<Message><Header a='" + b"a" * 3000000)
    os.truncate(path, 2 << 30)
    bounded(tap, wherry, path, "and a tag of 2 GB", path.name)
    path.write_bytes(b"<Message><Header/>" + b" " * 20000000 + b"</Message>")
    said = wherry.peak("check", path)
    tap.ok(said.status in (0, 1, 3) and said.seconds < 10, "a line of 20 MB of spaces is read through",
           said.text)
    path.write_bytes(b'<?xml version="1.0" encoding="klingon"?><Message/>')
    tap.said(wherry.run("check", path), 3, "an unknown encoding is told", path.name)
    path.write_bytes(b"<Register/>")
    tap.said(wherry.run("check", path), 3, "XML of something else: its first element is named",
             "Register", "expected")


def run(tap, wherry, dir, inputs):
    tables = made_up.read_return(inputs / "ssda903")
    census = pathlib.Path(inputs / "cin" / "census.xml").read_bytes()
    nothing_to_read(tap, wherry, dir)
    good, _ = beside_good_files(tap, wherry, dir, tables)
    shrinking(tap, wherry, good)
    hostile_csv(tap, wherry, dir)
    hostile_bytes(tap, wherry, dir, tables)
    broken_xml(tap, wherry, dir, census, tables)
    wrong_structure(tap, wherry, dir, census)
    hostile_xml(tap, wherry, dir, census)
