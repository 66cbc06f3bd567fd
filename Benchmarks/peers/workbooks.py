"""What `waitcast import` takes for a large workbook of community waiting lists: megabytes of XML a second, and memory.

The workbook is in the published layout, with as many styled blank cells beside the figures as the published ones have, and
ten times their rows.
"""

import tempfile
import zipfile
from pathlib import Path

import command

XML_BYTES = 40_000_000
BANDS = ["0-1", ">1-2", ">2-4", ">4-12", ">12-18", ">18-52", ">52"]
SERVICES = [f"(A) Service {number}" for number in range(30)] + [f"(CYP) Service {number}" for number in range(17)]
# Cells of a row that have a figure, and all of its cells: as published.
FILLED, WIDTH = 24, 200
NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def letters(column):
    """A column's name, from 0."""
    name = ""
    column += 1
    while column:
        column, digit = divmod(column - 1, 26)
        name = chr(65 + digit) + name
    return name


LETTERS = [letters(column) for column in range(WIDTH)]


def row(number, texts, figures):
    """A row: texts by their numbers in the list of texts, then figures, then blank cells."""
    cells = [f'<c r="{LETTERS[place]}{number}" s="1" t="s"><v>{text}</v></c>' for place, text in enumerate(texts)]
    for place in range(len(texts), WIDTH):
        figure = figures.get(place)
        value = f"><v>{figure}</v></c>" if figure is not None else "/>"
        cells.append(f'<c r="{LETTERS[place]}{number}" s="12"{value}')
    return f'<row r="{number}" spans="1:{WIDTH}">{"".join(cells)}</row>'


def sheet(title, rows, texts):
    """A table: title, headings, England, and so many providers, each with some services."""
    def number(text):
        return texts.setdefault(text, len(texts))

    lines = [row(1, [number(title)], {}), row(5, [number(text) for text in ["Type", "Code", "Name", *SERVICES]], {})]
    services = range(3, 3 + len(SERVICES))
    lines.append(row(6, [number("National"), number(" "), number("England")], {place: rows * 3 for place in services}))
    for provider in range(rows):
        labels = [number("Provider"), number(f"R{provider:05}"), number(f"PROVIDER {provider} NHS TRUST")]
        filled = {3 + (provider + place * 2) % len(SERVICES): provider % 97 for place in range(FILLED)}
        lines.append(row(7 + provider, labels, filled))
    return f'<?xml version="1.0"?><worksheet xmlns="{NAMESPACE}"><sheetData>{"".join(lines)}</sheetData></worksheet>'


def write(path, rows):
    """Writes a workbook with so many providers; its XML in bytes."""
    texts = {}
    titles = ["Total waiting list by service, September 2023"]
    titles += [f"Number waiting {band} weeks by service, September 2023" for band in BANDS]
    parts = {f"xl/s{index}.xml": sheet(title, rows, texts) for index, title in enumerate(titles)}
    items = "".join(f"<si><t xml:space='preserve'>{text.replace('>', '&gt;')}</t></si>" for text in texts)
    parts["xl/texts.xml"] = f'<sst xmlns="{NAMESPACE}">{items}</sst>'
    names = "".join(f'<sheet name="Table {index}" r:id="r{index}"/>' for index in range(len(titles)))
    parts["xl/workbook.xml"] = f'<workbook xmlns="{NAMESPACE}" xmlns:r="{OFFICE}"><sheets>{names}</sheets></workbook>'
    links = [(f"r{index}", "worksheet", f"s{index}.xml") for index in range(len(titles))]
    links.append(("texts", "sharedStrings", "texts.xml"))
    for name, targets in [("xl/_rels/workbook.xml.rels", links), ("_rels/.rels", [("r", "officeDocument", "xl/workbook.xml")])]:
        items = "".join(f'<Relationship Id="{id}" Type="{OFFICE}/{kind}" Target="{to}"/>' for id, kind, to in targets)
        parts[name] = f"<Relationships>{items}</Relationships>"
    parts["[Content_Types].xml"] = "<Types/>"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for name, text in parts.items():
            book.writestr(name, text)
    return sum(len(text.encode()) for text in parts.values())


def measure():
    """Megabytes of XML that import reads in a second of processor time, less what a small workbook takes, and the most MiB."""
    with tempfile.TemporaryDirectory() as folder:
        area = Path(folder) / "area"
        command.Call("new", str(area))
        small, large = Path(folder) / "small.xlsx", Path(folder) / "large.xlsx"
        few = write(small, 2)
        # Every row adds about as many bytes.
        many = write(large, 98 * XML_BYTES // (write(large, 100) - few))

        def take(book):
            return lambda: command.Call("import", str(book), "--into", str(area), "--organisation=R00001")

        least, most = command.quickest(take(small), take(large))
        return (many - few) / 1e6 / (most.processor_seconds - least.processor_seconds), most.mebibytes


if __name__ == "__main__":
    print("MB of XML a second, MiB:", *measure())
