"""Where output cannot go: it is said, the exit status is 4, and nothing half-written is left."""
import os
import signal
import subprocess
import time

import made_up
from wherry import limit_file_size

FILES = ["findings.csv", "findings.json", "findings.xlsx", "index.html", "measures.csv",
         "practice.json", "summary.json"]


def contents(folder):
    return {p.name: p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def full_disk(tap, wherry, dir, good):
    report = dir / "report"
    for size in (0, 100, 4096, 20000):
        said = wherry.run("inspect", good, "--out", report, before=limit_file_size(size))
        tap.said(said, 4, f"a disk that is full after {size} bytes is said", "report")
        tap.ok(not report.exists(), "  and nothing is left", list(contents(report)))
    tap.said(wherry.run("inspect", good, "--out", report), 1, "with room the report is written")
    before = contents(report)
    tap.ok(sorted(before) == FILES, "  all its files and nothing else", sorted(before))
    said = wherry.run("inspect", good, "--out", report, before=limit_file_size(20000))
    tap.said(said, 4, "a disk that fills up later is said", "report")
    tap.ok(contents(report) == before, "  and the report of before stays as it was",
           sorted(contents(report)))


def full_pipe(tap, wherry, good):
    for form in ("text", "csv", "json", "html", "xlsx"):
        with open("/dev/full", "wb") as full:
            said = wherry.run("check", "--format", form, good, stdout=full)
        tap.said(said, 4, f"a full standard output is said ({form})", "wherry: ", "No space")
    with open("/dev/full", "wb") as full:
        for command in (("help",), ("version",), ("rules",), ("explain", "148")):
            tap.said(wherry.run(*command, stdout=full), 4, f"  by wherry {command[0]} too")
    read, write = os.pipe()
    os.close(read)
    said = wherry.run("check", "--format", "json", good, stdout=write)
    os.close(write)
    tap.ok(said.status in (0, 1, 4) and said.status != -signal.SIGPIPE,
           "a reader that has gone away kills nobody", said.status)
    said = wherry.run("check", good, before=lambda: os.close(1))
    tap.said(said, 4, "a closed standard output is said")


def unwritable(tap, wherry, dir, good):
    (dir / "file").write_text("mine\n")
    for out in (dir / "file", dir / "file" / "report", dir / "no" / "such" / "folder",
                "/proc/wherry-report"):
        said = wherry.run("inspect", good, "--out", out)
        tap.said(said, 4, "an --out that cannot be made is said", out)
    tap.ok((dir / "file").read_text() == "mine\n" and not (dir / "no").exists(),
           "  and nothing is touched")
    locked = dir / "locked"
    locked.mkdir()
    (locked / "index.html").mkdir()
    said = wherry.run("inspect", good, "--out", locked)
    tap.said(said, 4, "a folder in the place of a file of the report is said", "index.html")
    tap.ok(sorted(contents_names(locked)) == ["index.html"], "  and nothing is left",
           contents_names(locked))
    if os.geteuid() == 0:
        tap.skip("a folder without permission is said", "root may write everywhere")
        return
    os.rmdir(locked / "index.html")
    locked.chmod(0o555)
    tap.said(wherry.run("inspect", good, "--out", locked), 4, "a folder without permission is said")
    locked.chmod(0o755)
    tap.ok(contents_names(locked) == [], "  and nothing is left")


def contents_names(folder):
    return [p.name for p in folder.iterdir()]


def demo(tap, wherry, dir):
    out = dir / "demo"
    said = wherry.run("demo", out, "--children", "200", before=limit_file_size(4096))
    tap.said(said, 4, "demo says when the disk is full")
    left = contents(out)
    tap.ok(all(len(b) < 4096 and not n.endswith(".part") for n, b in left.items()),
           "  and leaves no half file", sorted(left))


def heed(number):
    """A run that is started where a signal is ignored (nohup) would ignore it too."""
    signal.signal(number, signal.SIG_DFL)


def stopped(wherry, folder, number, *args):
    """Starts a run and stops it by a signal as soon as it has begun to write a file."""
    p = subprocess.Popen([wherry.path, *map(str, args)], stdin=subprocess.DEVNULL,
                         stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                         preexec_fn=lambda: heed(number))
    while p.poll() is None and not any(f.is_file() for f in folder.rglob("*")):
        time.sleep(0.0005)
    p.send_signal(number)
    return p.wait(60)


def interrupted(tap, wherry, dir):
    big = dir / "big"
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        ends = stopped(wherry, big, number, "demo", big, "--children", "60000")
        tap.ok(ends == -number and not big.exists(),
               f"a demo stopped by {number.name} leaves nothing", (ends, contents_of(big)))
    tap.said(wherry.run("demo", big, "--children", "3000", "--spoilt", "20"), 0,
             "the same place can be used again")
    report = dir / "stopped"
    for number in (signal.SIGINT, signal.SIGTERM):
        ends = stopped(wherry, report, number, "inspect", big, "--out", report)
        tap.ok(ends == -number and not report.exists(),
               f"a report stopped by {number.name} leaves nothing", (ends, contents_of(report)))
    report.mkdir()
    ends = stopped(wherry, report, signal.SIGINT, "inspect", big, "--out", report)
    tap.ok(ends == -signal.SIGINT and contents_names(report) == [],
           "a folder that was there stays", (ends, contents_of(report)))


def contents_of(folder):
    return sorted(contents(folder)) if folder.exists() else "it is not there"


def run(tap, wherry, dir, inputs):
    good = made_up.write_return(dir / "good", made_up.read_return(inputs / "ssda903"))
    full_disk(tap, wherry, dir, good)
    full_pipe(tap, wherry, good)
    unwritable(tap, wherry, dir, good)
    demo(tap, wherry, dir)
    interrupted(tap, wherry, dir)
