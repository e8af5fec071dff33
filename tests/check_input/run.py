"""Runs one module of tests against the program: run.py MODULE WHERRY INPUTS [--sanitized]. TAP."""
import importlib
import pathlib
import sys
import tempfile

import wherry


def main():
    sys.dont_write_bytecode = True
    module = importlib.import_module(sys.argv[1])
    program = wherry.Program(sys.argv[2], "--sanitized" in sys.argv)
    tap = wherry.Tap()
    with tempfile.TemporaryDirectory(prefix="wherry-test-") as dir:
        module.run(tap, program, pathlib.Path(dir), pathlib.Path(sys.argv[3]).resolve())
    tap.done()


main()
