#!/usr/bin/env python3
"""Turns files of assets/ into C: embed.py OUT.c name=FILE[,FILE...]...

Each name becomes `const struct asset asset_<name>` (src/report/assets.h): the bytes of its files, one
after the other, and their SHA-256 in base64 for the page's content security policy. Scripts that
belong together share a scope of their own. The text is put between the comment marks that let the
same page be read as HTML and as XML, so it may not hold what would end it early.
"""
import base64
import hashlib
import sys


def read(path):
    with open(path, encoding="ascii") as f:
        text = f.read()
    for bad in ("]]>", "</", "<!--"):
        if bad in text:
            sys.exit(f"embed.py: {path} holds {bad!r}, which would end it early in a page")
    return text


def wrapped(paths):
    """The bytes that go between <style> or <script> and its end tag."""
    text = "\n".join(read(path) for path in paths)
    if paths[0].endswith(".js"):
        text = f"(function () {{\n'use strict';\n\n{text}}}());\n"
    return f"/*<![CDATA[*/\n{text}/*]]>*/".encode()


def array(name, data):
    lines = [", ".join(str(b) for b in data[i:i + 24]) for i in range(0, len(data), 24)]
    digest = base64.b64encode(hashlib.sha256(data).digest()).decode()
    return (f"static const char {name}_text[] = {{\n\t" + ",\n\t".join(lines) + "};\n\n"
            f"const struct asset asset_{name} = {{{name}_text, sizeof {name}_text,\n"
            f"\t\"{digest}\"}};\n")


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    parts = ["/* Made by tools/embed.py: do not edit. */\n#include \"report/assets.h\"\n"]
    for arg in sys.argv[2:]:
        name, paths = arg.split("=", 1)
        parts.append(array(name, wrapped(paths.split(","))))
    with open(sys.argv[1], "w", encoding="ascii") as f:
        f.write("\n".join(parts))


main()
