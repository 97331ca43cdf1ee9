"""Prints a workbook as JSON: {sheet: [[cell, …], …]}, numbers as the digits that the file has.

`workbook.py FILE` reads it with the standard library alone; `workbook.py FILE openpyxl` with openpyxl.
"""

import json
import re
import sys
import zipfile
from xml.etree import ElementTree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def column(reference):
    number = 0
    for letter in re.match("[A-Z]+", reference).group():
        number = number * 26 + ord(letter) - 64
    return number - 1


def by_hand(path):
    book = zipfile.ZipFile(path)
    assert book.testzip() is None
    names = [sheet.get("name") for sheet in ElementTree.fromstring(book.read("xl/workbook.xml")).iter(MAIN + "sheet")]
    result = {}
    for index, name in enumerate(names):
        rows = []
        for row in ElementTree.fromstring(book.read(f"xl/worksheets/sheet{index + 1}.xml")).iter(MAIN + "row"):
            cells = []
            for cell in row:
                cells += [None] * (column(cell.get("r")) - len(cells))
                kind = MAIN + ("is" if cell.get("t") == "inlineStr" else "v")
                cells.append("".join(cell.find(kind).itertext()))
            rows.append(cells)
        result[name] = rows
    return result


def with_openpyxl(path):
    import warnings

    import openpyxl

    warnings.simplefilter("error")
    book = openpyxl.load_workbook(path)
    return {
        sheet.title: [[None if value is None else str(value) for value in row] for row in sheet.values] for sheet in book}


reader = with_openpyxl if sys.argv[2:] == ["openpyxl"] else by_hand
json.dump(reader(sys.argv[1]), sys.stdout, ensure_ascii=False)
