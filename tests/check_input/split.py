"""One census is read by many threads where it can be cut between its children: the same bytes as with
one thread, whatever the file is like."""


def pieces(text):
    """What comes before the children, the children, and what follows them."""
    head, rest = text.split("    <Child>\n", 1)
    children, tail = ("    <Child>\n" + rest).split("  </Children>", 1)
    return head, children, "  </Children>" + tail


def between(children, odd, every):
    """Something odd in front of each child so many children apart."""
    parts = children.split("    <Child>\n")
    return parts[0] + "".join((odd if i % every == 7 else "") + "    <Child>\n" + part
                              for i, part in enumerate(parts[1:]))


def run(tap, wherry, dir, inputs):
    head, few, tail = pieces((inputs / "cin" / "census.xml").read_text())
    many = "".join(few.replace("<LAchildID>2", f"<LAchildID>{n}x") for n in range(160))
    big = "<!--" + "long " * 300000 + "-->"
    plain = head + many + tail
    inside = "<!-- <Child> --><![CDATA[ <Child> </Children> ]]><?note <Child> ?>\n"
    files = {
        "children only": plain.encode(),
        "line ends of Windows": plain.replace("\n", "\r\n").encode(),
        "one line": "".join(line.strip() for line in plain.splitlines()).encode(),
        "UTF-16": plain.replace("utf-8", "utf-16").encode("utf-16"),
        "windows-1252": plain.replace("utf-8", "windows-1252").replace("WBRI", "Zo\xeb")
                        .encode("cp1252"),
        "no declaration": plain.split("?>", 1)[1].strip().encode(),
        "byte order mark": b"\xef\xbb\xbf" + plain.encode(),
        "broken bytes": plain.encode().replace(b"33x001", b"33x\xff\x8001"),
        "<Child> in comments, CDATA and instructions":
            (head + between(many, inside, 11) + tail).encode(),
        "unknown elements among the children":
            (head + between(many, "<Note><Child><Deep/></Child></Note>", 13) + tail).encode(),
        "text among the children": (head + between(many, "loose <b>text</b>", 17) + tail).encode(),
        "a child in a child":
            (head + many.replace("<CINdetails>", "<Child><CINdetails>", 1)
             .replace("</CINdetails>", "</CINdetails></Child>", 1) + tail).encode(),
        "a very long comment": (head + between(many, big, 1000) + tail).encode(),
        "no header": ("<Message><Children>" + many + tail).encode(),
        "a header behind the children":
            plain.replace("</Message>", "<Header/></Message>").encode(),
        "children in two places":
            (head + many + "</Children><Children>" + many + tail).encode(),
        "a prefix": plain.replace("<Message", "<c:Message xmlns:c='urn:x'")
                    .replace("</Message", "</c:Message").encode(),
        "a DOCTYPE": plain.replace("<Message", "<!DOCTYPE Message []><Message", 1).encode(),
        "cut inside a child": plain[:len(plain) * 2 // 3].encode(),
        "cut inside a tag": plain[:plain.rindex("<LAchildID>") + 5].encode(),
        "a tag not closed": (head + many + few.replace("</ChildIdentifiers>", "", 1) + tail)
                            .encode(),
        "something behind the end": (plain + "<Child/>").encode(),
        "one child": (head + few[:few.index("</Child>\n") + 9] + tail).encode(),
        "no child": (head + tail).encode(),
        "children that are empty": (head + "<Child/>" * 30000 + tail).encode(),
        "nothing": b"",
    }
    for name, data in files.items():
        path = dir / "census.xml"
        path.write_bytes(data)
        differ = []
        for form, threads in (("csv", (1, 2, 8)), ("json", (1, 8)), ("html", (1, 2))):
            said = [wherry.run("check", "--format", form, "--threads", n, path) for n in threads]
            if len({(s.status, s.out, s.err) for s in said}) != 1 or said[0].status < 0:
                differ.append((form, [(s.status, len(s.out), s.err[:200]) for s in said]))
        tap.ok(not differ, f"one, two and eight threads write the same bytes: {name}", differ)
