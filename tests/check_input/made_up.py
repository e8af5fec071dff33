"""A made-up return to spoil: the golden inputs as tables in memory, written in any form."""
import csv
import io
import pathlib

TABLES = [  # official name, file
    ("Header", "header.csv"), ("Episodes", "episodes.csv"), ("UASC", "uasc.csv"),
    ("Reviews", "reviews.csv"), ("OC2", "oc2.csv"), ("OC3", "oc3.csv"), ("AD1", "ad1.csv"),
    ("PlacedAdoption", "placed_for_adoption.csv"), ("PrevPerm", "previous_permanence.csv"),
    ("Missing", "missing.csv"), ("SWEpisodes", "sw_episodes.csv"),
]


class Table:
    """Rows of text under column names."""

    def __init__(self, columns, rows):
        self.columns, self.rows = list(columns), [list(r) for r in rows]

    def copy(self):
        return Table(self.columns, self.rows)

    def set(self, record, column, value):
        """The cell of a record, counted from 1."""
        self.rows[record - 1][self.columns.index(column)] = value
        return self

    def without(self, column):
        at = self.columns.index(column)
        return Table(self.columns[:at] + self.columns[at + 1:],
                     [r[:at] + r[at + 1:] for r in self.rows])

    def text(self, delimiter=",", end="\n", quote=csv.QUOTE_MINIMAL, columns=None):
        out = io.StringIO()
        writer = csv.writer(out, delimiter=delimiter, lineterminator=end, quoting=quote)
        writer.writerow(columns or self.columns)
        writer.writerows(self.rows)
        return out.getvalue()


def read_return(folder):
    """{official name: Table} of this year's files."""
    tables = {}
    for name, file in TABLES:
        with open(pathlib.Path(folder) / file, newline="", encoding="utf-8") as f:
            rows = list(csv.reader(f))
        tables[name] = Table(rows[0], rows[1:])
    return tables


def write_return(folder, tables, encode=lambda text: text.encode(), **form):
    """The tables as files in a folder, which is made."""
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    for name, file in TABLES:
        if name in tables:
            (folder / file).write_bytes(encode(tables[name].text(**form)))
    return folder


# ---- the same return as XML ----

IN_HEADER = {"UASC": ["DUC"], "OC3": ["IN_TOUCH", "ACTIV", "ACCOM"],
             "AD1": ["DATE_INT", "DATE_MATCH", "FOSTER_CARE", "NB_ADOPTR", "SEX_ADOPTR",
                     "LS_ADOPTR"]}
ELEMENTS = {"Reviews": "AREVIEW", "OC2": "OC2", "PrevPerm": "PERMANENCE", "Missing": "AMISSING",
            "PlacedAdoption": "AD_PLACED"}


def escape(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def element(name, text):
    return f"<{name}>{escape(text)}</{name}>\n" if text else f"<{name}/>\n"


def fields(table, row, leave_out):
    names = {"PLACE": "PL"} if "PL_POST" in table.columns else {}
    return "".join(element(names.get(c, c), v) for c, v in zip(table.columns, row)
                   if c not in leave_out)


def of_child(tables, name, child):
    table = tables.get(name)
    return [(table, r) for r in table.rows if r[0] == child] if table else []


def child_as_xml(tables, child):
    out = ["<CHILD>\n<HEADER>\n", element("CHILDID", child)]
    for table, row in of_child(tables, "Header", child):
        out.append(fields(table, row, {"CHILD"}))
    for name, wanted in IN_HEADER.items():
        for table, row in of_child(tables, name, child):
            out += [element(c, row[table.columns.index(c)]) for c in wanted]
    for name, tag in ELEMENTS.items():
        for table, row in of_child(tables, name, child):
            out.append(f"<{tag}>\n{fields(table, row, {'CHILD', 'DOB'})}</{tag}>\n")
    out.append("</HEADER>\n")
    for table, row in of_child(tables, "Episodes", child):
        out.append(f"<EPISODE>\n{fields(table, row, {'CHILD'})}</EPISODE>\n")
    return "".join(out) + "</CHILD>\n"


def by_child(tables):
    """{child: its own tables}, in the order in which children are first met."""
    own = {}
    for name, table in tables.items():
        for row in table.rows:
            of = own.setdefault(row[0], {})
            of.setdefault(name, Table(table.columns, [])).rows.append(row)
    return own


def as_xml(tables):
    body = "".join(child_as_xml(own, c) for c, own in by_child(tables).items())
    return f'<?xml version="1.0" encoding="utf-8"?>\n<EXPSSDA903>\n{body}</EXPSSDA903>\n'
