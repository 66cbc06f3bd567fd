#!/usr/bin/env python3
"""Holds a run's workbook against its CSV files.

    check-workbook.py RESULTS RECKONED.xlsx

RESULTS is the folder of a run with --xlsx, RECKONED.xlsx its workbook as another program saved it after reckoning every
formula anew. Every cell of the sheets with tables must be the field of the CSV file to nine digits, in the same order of
rows; every figure of the sheets for finance, of the charts and of the plans at a glance must be a field of its row in the
file; formulas must be sums, nowhere but in totals, and come to what they add up and to what the file states.
"""
import csv
import datetime
import math
import pathlib
import re
import sys

import openpyxl
from openpyxl.utils import range_boundaries

folder, reckoned = pathlib.Path(sys.argv[1]), sys.argv[2]
values = openpyxl.load_workbook(reckoned, data_only=True)
formulas = openpyxl.load_workbook(folder / "results.xlsx")
faults, counts = [], {}


def fault(sheet, row, message):
    faults.append(f"{sheet}, row {row}: {message}")


def count(sheet, number=1):
    counts[sheet] = counts.get(sheet, 0) + number


def is_same(one, other):
    return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-12)


def tables():
    """The CSV files, read as the workbook means them: without the apostrophe before a text that could be run."""
    def plain(text):
        return text[1:] if len(text) > 1 and text[0] == "'" and text[1] in "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20" else text
    found = {}
    for path in folder.rglob("*.csv"):
        with open(path, newline="") as file:
            found[path.name] = [{k: plain(v) for k, v in row.items()} for row in csv.DictReader(file)]
    return found


files = tables()


def fits(cell, field):
    """Whether a cell is what a field says."""
    if cell is None:
        return field in ("", "NA")
    if isinstance(cell, datetime.datetime):
        is_last = (cell + datetime.timedelta(days=1)).day == 1
        return is_last and cell.strftime("%Y-%m") == field
    if isinstance(cell, bool):
        return str(cell).lower() == field
    if isinstance(cell, (int, float)):
        try:
            return is_same(float(cell), float(field))
        except ValueError:
            return False
    return cell == field or (len(field) > 32000 and field.startswith(cell[:-1]))


def check_tables():
    """Each sheet's rows are rows of its file, in the file's order."""
    columns = {}
    for sheet, heading, _, _, file, column in values["Columns"].iter_rows(min_row=2, values_only=True):
        columns.setdefault(sheet, []).append((heading, file, column))
    for name, described in columns.items():
        rows = list(values[name].iter_rows(values_only=True))
        heading = [cell for cell in rows[0] if cell is not None]
        if heading != [one[0] for one in described]:
            fault(name, 1, f"headings are {heading}")
            continue
        source = iter(files[described[0][1]])
        fields = [column for _, _, column in described]
        texts = [i for i, field in enumerate(fields) if field not in NUMBERS]
        for number, row in enumerate(rows[1:], 2):
            row = row[: len(fields)]
            match = next((one for one in source if all(fits(row[i], one[fields[i]]) for i in texts)), None)
            if match is None:
                fault(name, number, "is no row of the file, or out of order")
                break
            for cell, field in zip(row, fields):
                if not fits(cell, match[field]):
                    fault(name, number, f"'{field}' is {cell!r}, in the file {match[field]!r}")
                count(name)


NUMBERS = {"mean", "sd", "p2_5", "p5", "p10", "p25", "p50", "p75", "p90", "p95", "p97_5", "mean_mc_error", "p50_mc_error"}


def check_formulas():
    """Formulas are sums, on the sheets for finance alone, and come to what they add up."""
    for sheet in formulas:
        for cells in sheet.iter_rows():
            for cell in cells:
                if cell.data_type != "f":
                    continue
                if sheet.title not in ("Finance", "High needs for finance"):
                    fault(sheet.title, cell.row, f"{cell.coordinate} has a formula")
                match = re.fullmatch(r"=SUM\(([A-Z0-9:,]+)\)", str(cell.value))
                if not match:
                    fault(sheet.title, cell.row, f"{cell.coordinate} is no sum: {cell.value}")
                    continue
                parts = []
                for block in match.group(1).split(","):
                    first, top, last, bottom = range_boundaries(block)
                    for row in values[sheet.title].iter_rows(top, bottom, first, last, values_only=True):
                        parts += row
                told = values[sheet.title][cell.coordinate].value
                if not all(isinstance(part, (int, float)) for part in parts):
                    fault(sheet.title, cell.row, f"{cell.coordinate} adds up what is no number: {parts}")
                elif not is_same(told, math.fsum(parts)) and abs(told - math.fsum(parts)) > 1e-6:
                    fault(sheet.title, cell.row, f"{cell.coordinate} is {told}, its parts come to {math.fsum(parts)}")
                count("sums")


def check_finance(sheet, file, label_columns, kinds):
    """Every line is a line of the file; every total is what the file states, but for the pennies of its lines."""
    rows = list(values[sheet].iter_rows(values_only=True))
    source = files[file]
    names = {row["plan_name"]: row["plan"] for row in files["plans.csv"]}
    plan = years = None
    for number, row in enumerate(rows, 1):
        label = row[0]
        if not isinstance(label, str):
            continue
        head = label.split(": what ")[0]
        if head in names and all(cell is None for cell in row[1:]):
            plan, is_change = names[head], "more than no change" in label
            continue
        if label in ("Line", "Plan"):
            years = {}
            for column, cell in enumerate(row):
                if column >= label_columns and re.match(r"\d{4}-\d\d|All$", str(cell)):
                    years[column] = (str(cell).split(" (")[0].lower(), "mean")
                elif str(cell).startswith("8 in 10"):
                    years[column] = ("all", "p10" if cell.endswith("from") else "p90")
            continue
        if plan is None or years is None:
            continue
        for column, (year, field) in years.items():
            cell = row[column]
            if cell is None:
                continue
            of_year = [one for one in source if one["plan"] == plan and one["financial_year"] == year]
            if not any(kinds(label, row, one, cell, is_change, field) for one in of_year):
                fault(sheet, number, f"'{label}' of {plan} in {year} ({field}) is {cell!r}, which the file does not have")
            count(sheet)


FUNDERS = {"Integrated care board (ICB)": "icb", "High-needs block": "high-needs block",
           "Council's general fund": "general fund", "Grants": "grant", "Others": "other"}


def is_cost(label, row, one, cell, is_change, field):
    if one["basis"] != ("change" if is_change else "level"):
        return False
    if label.startswith("8 in 10 futures"):
        percentile = "p10" if label.endswith("from") else "p90"
        return one["row"] == "total" and one["funder"] == "all" and fits(cell, one[percentile])
    if label.startswith("Present value"):
        return one["row"] == "present_value" and fits(cell, one["mean"])
    if label.startswith("Total, "):
        funder = FUNDERS.get(label.removeprefix("Total, "), "all")
        is_total = one["row"] == "total" and one["funder"] == funder
        return is_total and (abs(cell - float(one["mean"])) < 2 if field == "mean" else fits(cell, one[field]))
    # The sum of the years is a formula, and may differ from the file's by a penny a year.
    is_sum = one["financial_year"] == "all" and field == "mean"
    return (one["row"] == "line" and one["line"] == label and one["evidence"] == row[4]
            and (abs(cell - float(one["mean"])) < 0.2 if is_sum else fits(cell, one[field])))


def is_high_needs(label, row, one, cell, is_change, _):
    if label.startswith(("Spending, all", "All plans held", "Recouped, all")):
        return one["line"] == "all" and abs(cell - float(one["mean"])) < 2
    return any(fits(cell, one[field]) for field in ("mean", "p10", "p90"))


def check_plans():
    """The plans at a glance and the figures of the charts are figures of the plan's rows."""
    def numbers(rows, fields):
        found = set()
        for row in rows:
            for field in fields:
                try:
                    found.add(float(f"{float(row[field]):.9g}"))
                except ValueError:
                    pass
        return found
    names = {row["plan_name"]: row["plan"] for row in files["plans.csv"]}
    known = {
        plan: numbers([row for row in files["plans.csv"] if row["plan"] == plan], ["mean", "p10", "p50", "p90"])
        | numbers([row for row in files["targets.csv"] if row["plan"] == plan], ["probability"])
        for plan in names.values()
    }
    rows = list(values["Plans at a glance"].iter_rows(values_only=True))
    for number, row in enumerate(rows[1:], 2):
        for name, cell in zip(rows[0][1:], row[1:]):
            if isinstance(cell, (int, float)):
                if float(f"{cell:.9g}") not in known[names[name]]:
                    fault("Plans at a glance", number, f"{cell} is no figure of {name}")
                count("Plans at a glance")
    for number, row in enumerate(values["Chart data, plans"].iter_rows(min_row=2, values_only=True), 2):
        for cell in row[2:5]:
            if cell is not None and float(f"{cell:.9g}") not in known[names[row[1]]]:
                fault("Chart data, plans", number, f"{cell} is no figure of {row[1]}")
            count("Chart data, plans")
    waiting = {}
    for row in files["forecast.csv"]:
        if row["plan"] == "no-change" and row["measure"] == "waiting" and row["stage"] == "all":
            waiting.setdefault(row["period"], []).append([row[p] for p in ("p10", "p50", "p90")])
    for number, row in enumerate(values["Chart data, months"].iter_rows(min_row=2, values_only=True), 2):
        # Before the three a column of what has been published, which is no figure of the run.
        triples = [list(row[i:i + 3]) for i in range(2, len(row) - 2, 4)]
        stated = waiting.get(row[0].strftime("%Y-%m"), [])
        for triple in triples:
            if triple[0] is not None and not any(all(map(fits, triple, one)) for one in stated):
                fault("Chart data, months", number, f"{triple} is of no service")
            count("Chart data, months", 3)


check_tables()
check_formulas()
if "Finance" in values.sheetnames:
    check_finance("Finance", "costs.csv", 5, is_cost)
if "High needs for finance" in values.sheetnames:
    check_finance("High needs for finance", "high-needs.csv", 2, is_high_needs)
check_plans()
for message in faults[:40]:
    print(message, file=sys.stderr)
print("; ".join(f"{name} {number:,}" for name, number in counts.items()))
if faults or ("Finance" in values.sheetnames and not counts.get("sums")):
    sys.exit(f"{len(faults)} faults in results.xlsx")
