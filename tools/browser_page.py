#!/usr/bin/env python3
"""Puts the page for the browser together: browser_page.py WASM VERSIONS OUT

WASM is the program, VERSIONS a file with a line for each library in it, OUT a folder (build/browser). It
writes OUT/wherry.html, one file with all inside, and OUT/site, the same as separate files with the
headers to send them with. Scripts that belong together share a scope of their own.
"""
import base64
import gzip
import hashlib
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
BROWSER = ROOT / "src" / "browser"
ASSETS = ROOT / "assets"
PAGE = [ASSETS / "findings.js", ASSETS / "list.js"] + [
    BROWSER / f"{name}.js" for name in ("engine", "files", "tabs", "result", "all_findings", "downloads",
                                        "kept", "tools", "audits", "draws", "shown", "reading", "page")]
WORKERS = {"engine-worker": [BROWSER / "wasi.js", BROWSER / "worker.js"],
           "ledger-worker": [ASSETS / "findings.js", BROWSER / "ledger.js"]}
STYLES = [ASSETS / "report.css", BROWSER / "page.css"]

# The browser forbids every connection, and every script and style that is not the page's own.
POLICY = ("default-src 'none'; script-src {script} 'wasm-unsafe-eval'; style-src {style}; img-src data:; "
          "worker-src {worker}; connect-src 'none'; base-uri 'none'; form-action 'none'")


def joined(paths):
    text = "\n".join(path.read_text(encoding="utf-8") for path in paths)
    text = re.sub(r"^export ", "", text, flags=re.M)
    for bad in ("</script", "</style", "<!--"):
        if bad in text:
            sys.exit(f"browser_page.py: {bad!r} would end a script early")
    return text


def scoped(paths):
    return f"(function () {{\n'use strict';\n\n{joined(paths)}}}());\n"


def sha256(text):
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def filled(name, words):
    text = (BROWSER / name).read_text(encoding="utf-8")
    for key, value in words.items():
        text = text.replace("{{" + key + "}}", value)
    if "{{" in text:
        sys.exit(f"browser_page.py: {name} holds a word that was not filled in")
    return text


def worker_blocks():
    """The workers' scripts stand in the page as text; the page makes workers of them."""
    return "".join(f'<script type="text/plain" id="{name}">{joined(paths)}</script>\n'
                   for name, paths in WORKERS.items())


def version():
    return re.search(r"version: '([^']*)'", (ROOT / "meson.build").read_text()).group(1)


def one_file(words, packed, style, script):
    policy = POLICY.format(script=sha256(script), style=sha256(style), worker="blob:")
    scripts = (worker_blocks() + f'<script type="text/plain" id="engine">{packed}</script>\n'
               f"<script>{script}</script>")
    return filled("page.html", words | {"policy": policy, "styles": f"<style>{style}</style>",
                                        "scripts": scripts})


def site(words, packed, style, script):
    """The files of the site by name."""
    policy = POLICY.format(script="'self'", style="'self'", worker="'self' blob:")
    page = filled("page.html", words | {
        "policy": policy, "styles": '<link rel="stylesheet" href="wherry.css">',
        "scripts": worker_blocks() + '<script src="engine.js"></script>\n'
                                     '<script src="wherry.js"></script>'})
    files = {"index.html": page, "wherry.css": style, "wherry.js": script,
             "engine.js": f"self.wherryEngine = '{packed}';\n"}
    build = hashlib.sha256("".join(files.values()).encode()).hexdigest()[:16]
    files["service.js"] = filled("service.js", {"build": build})
    policy += "; frame-ancestors 'none'"
    for name in ("_headers", "nginx.conf"):
        files[name] = filled(name, {"policy": policy})
    return files


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    program, versions, out = (pathlib.Path(arg) for arg in sys.argv[1:])
    program = program.read_bytes()
    libraries = ", ".join(versions.read_text().split("\n")).strip(", ")
    packed = base64.b64encode(gzip.compress(program, 9, mtime=0)).decode()
    words = {"version": f"wherry {version()}", "libraries": libraries,
             "digest": hashlib.sha256(program).hexdigest()}
    style, script = joined(STYLES), scoped(PAGE)
    (out / "site").mkdir(parents=True, exist_ok=True)
    (out / "wherry.html").write_text(one_file(words, packed, style, script), encoding="utf-8")
    for name, text in site(words, packed, style, script).items():
        (out / "site" / name).write_text(text, encoding="utf-8")


main()
