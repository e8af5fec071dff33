"""Missing tables and columns, and bad cells: one spoilt place costs that place and nothing else."""
import made_up


def key(finding):
    """A finding without what a shifted line or another file name may change."""
    return tuple(finding[k] for k in ("rule", "table", "record", "child", "fields", "values"))


def ledger(summary):
    return {(r["return"], r["rule"]): (r["ran"], r["reason"]) for r in summary["rules"]}


def missing_tables(tap, wherry, dir, tables, full):
    """Each table in turn: the rules that need it say so, all others run as before."""
    for name, _ in made_up.TABLES:
        rest = {n: t for n, t in tables.items() if n != name}
        summary, said = wherry.summary(made_up.write_return(dir / f"without_{name}", rest))
        now = ledger(summary)
        stopped = [r for r in now if full[r][0] and not now[r][0]]
        good = all(name in now[r][1] for r in stopped) and set(now) == set(full)
        others = [r for r in full if full[r][0] and r not in stopped]
        tap.ok(good and others and all(now[r] == full[r] for r in others) and said.status in (0, 1),
               f"without {name}, rules that need it say so and {len(others)} others run",
               {r: now[r] for r in stopped})
        if name in ("Header", "Episodes"):
            tap.ok(len(stopped) > 3, f"  {len(stopped)} rules need {name}")


def missing_columns(tap, wherry, dir, tables, full):
    """Each column of two tables in turn."""
    for name in ("Header", "Episodes"):
        for column in tables[name].columns:
            spoilt = dict(tables)
            spoilt[name] = tables[name].without(column)
            summary, said = wherry.summary(made_up.write_return(dir / f"no_{name}_{column}", spoilt))
            now = ledger(summary)
            stopped = [r for r in now if full[r][0] and not now[r][0]]
            tap.ok(said.status in (0, 1) and
                   all(f"{name} has no column" in now[r][1] and column in now[r][1]
                       for r in stopped) and
                   all(now[r][0] == full[r][0] for r in full if r not in stopped),
                   f"without the column {column} of {name}, {len(stopped)} rules say so",
                   {r: now[r] for r in stopped})
            if column == "REC":
                tap.ok(("SSDA903", "148") in stopped, "  rule 148 among them")


def only_this_child(tap, wherry, folder, before, children, name, want):
    """What is found of other children stays the same, the ledger too, and the record is marked."""
    after = wherry.check(folder).findings()
    gone = [f for f in before if key(f) not in map(key, after)]
    new = [f for f in after if key(f) not in map(key, before)]
    elsewhere = [f for f in gone + new if f["record"] and f["child"] not in children]
    marked = [f for f in new if want(f)]
    tap.ok(marked and not elsewhere, name, f"marked: {marked}\nelsewhere: {elsewhere}")


def bad_cells(tap, wherry, dir, tables, full):
    before = wherry.check(dir / "whole").findings()
    for number, (name, record, column, value) in enumerate((
            ("Header", 1, "DOB", "31/02/2020"), ("Header", 1, "ETHNIC", "ZZ"),
            ("Header", 1, "SEX", "9" * 500), ("Episodes", 2, "DECOM", "31/02/2020"),
            ("Episodes", 1, "REC", "ZZ"), ("Reviews", 1, "REVIEW", "12 June"),
            ("OC2", 1, "SDQ_SCORE", "-1e99"), ("Missing", 2, "MISSING", "\u2014"))):
        spoilt = dict(tables)
        child = tables[name].rows[record - 1][0]
        spoilt[name] = tables[name].copy().set(record, column, value)
        folder = made_up.write_return(dir / f"cell_{number}", spoilt)
        only_this_child(tap, wherry, folder, before, {child},
                        f"{value[:12]} as {column} of {name} is a finding on that record alone",
                        lambda f: f["table"] == name and f["record"] == str(record))
        tap.ok(ledger(wherry.summary(folder)[0]) == full, "  and every rule runs as before")
    for name in tables:
        child = tables[name].rows[0][0]
        spoilt = dict(tables)
        spoilt[name] = tables[name].copy().set(1, tables[name].columns[0], "")
        folder = made_up.write_return(dir / f"nobody_{name}", spoilt)
        only_this_child(tap, wherry, folder, before, {child, ""},
                        f"a blank child id in {name} is a finding on that record alone",
                        lambda f: f["rule"] == "W4" and f["table"] == name and f["record"] == "1")
        tap.ok(ledger(wherry.summary(folder)[0]) == full, "  and every rule runs as before")


def census_cells(tap, wherry, dir, census):
    path = dir / "census.xml"
    path.write_text(census)
    before = wherry.check(path).findings()
    full = ledger(wherry.summary(path)[0])
    for old, new, child, table in (
            ("<CINreferralDate>2025-10-08", "<CINreferralDate>2025-02-31", "2002", "CINdetails"),
            ("<PrimaryNeedCode>N5", "<PrimaryNeedCode>ZZ", "2002", "CINdetails"),
            ("<PersonBirthDate>2012-02-14", "<PersonBirthDate>14/02/12", "2001",
             "ChildIdentifiers"),
            ("<LAchildID>2002", "<LAchildID>", "2002", "ChildIdentifiers"),
            ("<S47ActualStartDate>2025-06-10", "<S47ActualStartDate>x", "2001", "Section47")):
        path.write_text(census.replace(old, new))
        only_this_child(tap, wherry, path, before, {child, ""},
                        f"{new}: a finding on that record alone", lambda f: f["table"] == table)
        tap.ok(ledger(wherry.summary(path)[0]) == full, "  and every rule runs as before")


def run(tap, wherry, dir, inputs):
    tables = made_up.read_return(inputs / "ssda903")
    summary, said = wherry.summary(made_up.write_return(dir / "whole", tables))
    full = ledger(summary)
    tap.ok(said.status == 1 and sum(ran for ran, _ in full.values()) >= 20,
           "the whole return is read and most rules run", said.text)
    missing_tables(tap, wherry, dir, tables, full)
    missing_columns(tap, wherry, dir, tables, full)
    bad_cells(tap, wherry, dir, tables, full)
    census_cells(tap, wherry, dir, (inputs / "cin" / "census.xml").read_text())
