"""What a program costs where the clock does not matter: instructions and allocations, counted by
valgrind. The same program on the same input gives the same numbers, however busy the machine is."""
import os
import re
import shutil
import subprocess
import tempfile
from typing import NamedTuple

ALLOCATORS = ("malloc", "calloc", "realloc")
QUIET = {"PATH": "/usr/bin:/bin", "LC_ALL": "C"}  # the length of the environment counts too


class Counted(NamedTuple):
    instructions: int
    allocations: int  # calls of malloc, calloc and realloc by the program and its libraries but libc


def here():
    return shutil.which("valgrind") is not None


def version():
    told = subprocess.run(["valgrind", "--version"], capture_output=True, text=True, check=True)
    return told.stdout.strip().removeprefix("valgrind-")


class Names:
    """Names in callgrind's output: "(12) malloc" where one is met first, "(12)" from then on."""

    def __init__(self):
        self.known = {}

    def of(self, text):
        number, _, name = text.partition(" ")
        return self.known.setdefault(number, name)


def parse(lines):
    """Adds up a file of callgrind's."""
    functions, objects = Names(), Names()
    caller = callee = ""
    instructions = allocations = 0
    for line in lines:
        key, _, value = line.rstrip("\n").partition("=")
        if key == "ob":
            caller = objects.of(value)
        elif key == "cob":
            objects.of(value)
        elif key == "fn":
            functions.of(value)
        elif key == "cfn":
            callee = functions.of(value)
        elif key == "calls" and callee in ALLOCATORS and not re.search(r"/(libc|ld)[-.]", caller):
            allocations += int(value.split()[0])
        elif key.startswith("totals: ") or key.startswith("summary: "):
            instructions = int(key.split()[1])
    return Counted(instructions, allocations)


def count(command, cwd, most=1):
    """Runs a command under callgrind; it may end with 0 to `most`, else there is an exception."""
    with tempfile.NamedTemporaryFile("r", prefix="wherry-callgrind-") as file:
        p = subprocess.run(["valgrind", "--tool=callgrind", f"--callgrind-out-file={file.name}",
                            *map(str, command)], cwd=cwd, env=QUIET, check=False,
                           stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                           stderr=subprocess.PIPE)
        if not 0 <= p.returncode <= most or os.path.getsize(file.name) == 0:
            raise RuntimeError(f"{command} ended with {p.returncode}: {p.stderr.decode()[-400:]}")
        return parse(file)
