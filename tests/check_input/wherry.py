"""Runs the program under test, and prints TAP."""
import csv
import io
import json
import os
import resource
import signal
import subprocess
import sys
import time


class Said:
    """What a run gave: exit status (negative: killed), both outputs, seconds, peak memory in MiB."""

    def __init__(self, status, out, err, seconds, peak):
        self.status, self.out, self.err = status, out, err
        self.seconds, self.peak = seconds, peak
        self.text = (out + err).decode("utf-8", "replace")

    def findings(self):
        """The findings of --format csv, each as a dictionary."""
        return list(csv.DictReader(io.StringIO(self.out.decode())))

    def json(self):
        return json.loads(self.out)


class Program:
    def __init__(self, path, sanitized):
        self.path = os.path.abspath(path)
        self.sanitized = sanitized

    def run(self, *args, stdout=subprocess.PIPE, before=None, timeout=120):
        began = time.monotonic()
        with subprocess.Popen([self.path, *map(str, args)], stdin=subprocess.DEVNULL,
                              stdout=stdout, stderr=subprocess.PIPE, preexec_fn=before,
                              restore_signals=True) as p:
            try:
                out, err = p.communicate(timeout=timeout)
            except subprocess.TimeoutExpired:
                p.kill()
                out, err = p.communicate()
                err += b"\n(stopped after %d seconds)" % timeout
        seconds = time.monotonic() - began
        return Said(p.returncode, out or b"", err, seconds, 0)

    def peak(self, *args):
        """The same, measured: in a process of its own, so that its children are this run alone."""
        read, write = os.pipe()
        pid = os.fork()
        if pid == 0:
            os.close(read)
            said = self.run(*args)
            peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
            with os.fdopen(write, "wb") as f:
                f.write(json.dumps([said.status, said.out.decode("utf-8", "replace"),
                                    said.err.decode("utf-8", "replace"), said.seconds,
                                    peak / 1024]).encode())
            os._exit(0)
        os.close(write)
        with os.fdopen(read, "rb") as f:
            status, out, err, seconds, peak = json.loads(f.read())
        os.waitpid(pid, 0)
        return Said(status, out.encode(), err.encode(), seconds, peak)

    def check(self, *args):
        return self.run("check", "--format", "csv", *args)

    def summary(self, *args):
        """Of a check: its summary, and the run."""
        said = self.run("check", "--format", "json", *args)
        return said.json()["summary"], said


def limit_file_size(size):
    """For `before`: no file may grow larger, as on a full disk."""
    def limit():
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    return limit


class Tap:
    """Counts and prints; `why` is shown when a test fails."""

    def __init__(self):
        self.count = self.failed = 0

    def ok(self, holds, name, why=""):
        self.count += 1
        self.failed += not holds
        print(f"{'ok' if holds else 'not ok'} {self.count} - {name}", flush=True)
        if not holds:
            for line in str(why).splitlines()[:40]:
                print(f"# {line}", flush=True)

    def skip(self, name, why):
        self.count += 1
        print(f"ok {self.count} - {name} # SKIP {why}", flush=True)

    def said(self, said, status, name, *words):
        """The run ended so, and these words are in what it said."""
        missing = [str(w) for w in words if str(w) not in said.text]
        self.ok(said.status == status and not missing, name,
                f"status {said.status}, not {status}; not said: {missing}\n{said.text}")

    def same(self, a, b, name):
        differ = [f"- {x}" for x in a if x not in b] + [f"+ {x}" for x in b if x not in a]
        self.ok(a == b, name, "\n".join(differ) or "the order differs")

    def done(self):
        print(f"1..{self.count}")
        sys.exit(self.failed > 0)


def signal_name(status):
    return signal.Signals(-status).name if status < 0 else str(status)
