"""A few made-up lists of Annex A with spoilt cells, as one workbook and as CSV files of the same rows."""
import csv
import datetime
import zipfile

PEOPLE = ["Child Unique ID", "Gender", "Ethnicity", "Date of Birth", "Age of Child (Years)"]
WORK = ["Allocated Team", "Allocated Worker"]
HEADS = {
    # "Ethnic origin" and "Age" are other names of columns; "Notes" is none; the source is missing
    "List 1": ["Child Unique ID", "Sex", "Ethnic origin", "DOB", "Age", "Date of Contact", "Notes"],
    "List 3": PEOPLE + ["Date of referral", "Referral Source", "Referral NFA?",
                        "Number of Referrals in Last 12 Months"] + WORK,
    "List 4": PEOPLE + ["Does the Child have a Disability", "Continuous Assessment Start Date",
                        "Child Seen During Continuous Assessment",
                        "Continuous Assessment Date of Authorisation",
                        "Was the child assessed as requiring LA children\u2019s social care support"] + WORK,
    "List 5": PEOPLE + ["Does the Child have a Disability",
                        "Strategy discussion initiating Section 47 Enquiry Start Date"],
    "List 6": PEOPLE + ["Does the Child have a Disability", "CIN Start Date", "Primary Need Code",
                        "Date Child Was Last Seen", "CIN Closure Date", "Reason for Closure",
                        "Case Status"] + WORK,
    "List 7": PEOPLE + ["Child Protection Plan Start Date", "Child Protection Plan End Date"] + WORK,
    "List 8": PEOPLE + ["Date Started to be Looked After", "Child's Legal Status",
                        "Date Ceased to be Looked After", "Reason Ceased to be Looked After",
                        "Placement Type"] + WORK,
    "List 9": PEOPLE + ["Eligibility Category", "LA in Touch"] + WORK,
    "List 10": ["Child Unique ID", "Family identifier", "Gender", "Ethnicity", "Date of Birth",
                "Date the Child Entered Care",
                "Date of Decision that Child Should be Placed for Adoption",
                "Date of Matching Child and Prospective Adopters"],
    "List 11": ["Individual adopter identifier", "Family identifier", "Gender", "Ethnicity",
                "Disability", "Is the (prospective) adopter fostering for adoption?",
                "Date enquiry received", "Date Stage 1 started", "Date Stage 1 ended",
                "Date application approved", "Date adopter matched with child(ren)"],
}
C1 = ["0101", "a) Female", "a) WBRI", "12/05/2016", 10]
C2 = ["0102", "M", "A1", "03/02/2020", 6]
C3 = ["0103", "a) Male", "h) MWAS", "30/11/2012", 13]
C4 = ["0104", "F", "a) WBRI", "14/08/2008", 18]
C5 = ["0105", "a) Male", "a) WBRI", "01/07/2019", 7]
C6 = ["0106", "a) Female", "a) WBRI", "09/09/2023", 3]
TEAM = ["North", "A\u00a0Worker"]
ROWS = {
    # an impossible date, an unknown code, a blank id
    "List 1": [C1 + ["02/07/2026", "rang back"], C2 + ["31/06/2026", ""],
               ["0103", "a) Male", "Purple", "30/11/2012", 13, "20/07/2026", ""],
               [""] + C5[1:] + ["01/08/2026", ""]],
    # nothing comes of the second; an error of the spreadsheet in the team
    "List 3": [C1 + ["03/07/2026", "q) 6: Police", "b) No", 0] + TEAM,
               C5 + ["04/08/2026", "e) 2A: Schools", "b) No", 0, "#N/A", "B Worker"]],
    # authorised before it began
    "List 4": [C1 + ["b) No", "06/07/2026", "a) Yes", "05/07/2026", "a) Yes"] + TEAM],
    "List 5": [C1 + ["b) No", "10/08/2026"], C2 + ["b) No", "15/06/2026"]],
    # an end without a reason
    "List 6": [C1 + ["b) No", "03/07/2026", "N1", "20/09/2026", "", "", "b) Child Protection plan"] + TEAM,
               C3 + ["b) No", "01/02/2026", "N5", "01/09/2026", "02/09/2026", "", "e) Closed episode"] + TEAM],
    # the second is not in List 6
    "List 7": [C1 + ["25/08/2026", ""] + TEAM, C2 + ["01/07/2026", ""] + TEAM],
    # short breaks; came of age and is in no list of care leavers
    "List 8": [C3 + ["10/02/2026", "V4: Series of short breaks", "", "", "U6"] + TEAM,
               C4 + ["01/03/2021", "C2: Full care order", "14/08/2026", "E5", "K3"] + TEAM],
    "List 9": [["0109", "M", "WBRI", "05/05/2006", 20, "b) Former relevant child", "a) Yes"] + TEAM],
    # of two families one is in List 11
    "List 10": [[C6[0], "F1"] + C6[1:4] + ["01/12/2023", "01/03/2026", "01/08/2026"],
                [C5[0], "F2"] + C5[1:4] + ["01/12/2024", "01/03/2026", "02/08/2026"]],
    "List 11": [["A1", "F1", "b) Female", "a) WBRI", "b) No", "b) No", "01/10/2025", "20/10/2025",
                 "15/12/2025", "10/05/2026", "01/08/2026"]],
}


def serial(text):
    """The day of a spreadsheet, or the text when it is no date."""
    try:
        return (datetime.datetime.strptime(text, "%d/%m/%Y") - datetime.datetime(1899, 12, 30)).days
    except (TypeError, ValueError):
        return text


def write_csvs(folder):
    folder.mkdir()
    for name, heads in HEADS.items():
        with (folder / f"{name}.csv").open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows([heads] + ROWS[name])


def cell(value):
    value = serial(value)
    if isinstance(value, int):
        return f"<c><v>{value}</v></c>"
    value = value.replace("&", "&amp;").replace("<", "&lt;")
    return f'<c t="inlineStr"><is><t>{value}</t></is></c>'


def part(zip, name, text):
    zip.writestr(zipfile.ZipInfo(name), text)


def write_book(path):
    """One workbook: a title above each list, dates as numbers, one sheet hidden."""
    space = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    sheets = "".join(f'<sheet name="{n}"{" state=" + chr(34) + "hidden" + chr(34) if n == "List 5" else ""}'
                     f' r:id="r{i}"/>' for i, n in enumerate(HEADS))
    links = "".join(f'<Relationship Id="r{i}" Target="worksheets/s{i}.xml"/>' for i in range(len(HEADS)))
    with zipfile.ZipFile(path, "w") as z:
        part(z, "xl/workbook.xml", f'<workbook xmlns:r="{space}"><sheets>{sheets}</sheets></workbook>')
        part(z, "xl/_rels/workbook.xml.rels", f"<Relationships>{links}</Relationships>")
        for i, (name, heads) in enumerate(HEADS.items()):
            rows = "".join("<row>" + "".join(map(cell, row)) + "</row>"
                           for row in [[f"Annex A, {name}"], heads] + ROWS[name])
            part(z, f"xl/worksheets/s{i}.xml",
                 f"<worksheet><sheetData>{rows}</sheetData></worksheet>")
