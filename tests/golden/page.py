"""Looks at a report page: not at its words, but at what any page of ours must be."""
import html.parser
import json
import re

HOSTILE = "\"><script>alert(1)</script>'&<img src=x onerror=alert(2)>"
VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "wbr"}
NEVER = {"img", "iframe", "object", "embed", "link", "base", "video", "audio", "source", "applet"}
ADDRESSES = {"href", "src", "action", "srcset", "poster", "data", "formaction", "xlink:href"}


class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open, self.faults, self.elements = [], [], []
        self.policy = self.language = self.data = ""
        self.ids = set()

    def fault(self, what):
        self.faults.append(f"line {self.getpos()[0]}: {what}")

    def handle_starttag(self, tag, attrs):
        self.begin(tag, dict(attrs), len(attrs))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.begin(tag, dict(attrs), len(attrs))

    def begin(self, tag, attrs, count):
        self.elements.append(tag)
        if tag in NEVER:
            self.fault(f"a {tag} has no place in the page")
        if len(attrs) != count:
            self.fault(f"{tag} has an attribute twice")
        for name, value in attrs.items():
            self.attribute(tag, name, value or "")
        if attrs.get("http-equiv") == "Content-Security-Policy":
            self.policy = attrs.get("content", "")
        if tag == "html":
            self.language = attrs.get("lang", "")

    def attribute(self, tag, name, value):
        if name.startswith("on") or name == "style":
            self.fault(f"{tag} has {name}")
        if name in ADDRESSES and not value.startswith("#") and value != "findings.csv":
            self.fault(f"{tag} points out of the page: {value}")
        if name == "id":
            if value in self.ids:
                self.fault(f"two elements have the id {value}")
            self.ids.add(value)

    def handle_endtag(self, tag):
        if tag in VOID:
            return
        if not self.open or self.open[-1] != tag:
            self.fault(f"</{tag}> closes {self.open[-1:]}")
        else:
            self.open.pop()

    def handle_data(self, data):
        if self.open[-1:] == ["script"] and data.lstrip().startswith("{"):
            self.data += data


def faults(text):
    """What is wrong with the page, in words; an empty list when nothing is."""
    page = Page()
    page.feed(text)
    page.close()
    found = page.faults
    if page.open:
        found.append(f"not closed: {page.open}")
    if not text.startswith("<!DOCTYPE html>"):
        found.append("no doctype")
    if "default-src 'none'" not in page.policy:
        found.append(f"no policy that refuses everything: {page.policy}")
    if "unsafe" in page.policy or "http" in page.policy:
        found.append(f"the policy lets something in: {page.policy}")
    if not page.language.startswith("en"):
        found.append("no language")
    if page.elements.count("script") != 2 or page.elements.count("style") != 1:
        found.append("the page has two scripts (its data and its program) and one style")
    if page.elements.count("h1") != 1:
        found.append("the page has one h1")
    if re.search(r"@import|url\(", text):
        found.append("the style fetches something")
    try:
        json.loads(page.data)
    except ValueError as e:
        found.append(f"the data in the page are no JSON: {e}")
    return found


def numbers(text, section, column):
    """A column of figures in the tables of a section, counted from the end with -1."""
    part = text.split(f'aria-labelledby="{section}">', 1)[1].split("</section>", 1)[0]
    rows = re.findall(r"<tr>(.*?)</tr>", part.split("<tbody>", 1)[1], re.S)
    cells = [re.findall(r"<td[^>]*>(.*?)</td>", row) for row in rows]
    return [int(c[column].replace(",", "")) for c in cells if c]
