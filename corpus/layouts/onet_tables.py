"""The tables of the O*NET database, text edition, as they stand in one folder.

Each table is a UTF-8 file with a header line, cells separated by tabs and quoted as in CSV where
they hold quotation marks: https://www.onetcenter.org/dictionary/29.3/text/. A database is read
whole or refused with what is wrong, by table and line.
"""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.canonical import canonical
from corpus.dates import parse_date
from corpus.errors import DateError, RefusedError
from corpus.files import File
from corpus.findings import Finding, found

KEY = "O*NET-SOC Code"
OCCUPATIONS = "Occupation Data"
CATEGORIES = "Education, Training, and Experience Categories"
ZONES = "Job Zone Reference"
MAX_TABLES_BYTES = 200_000_000  # all tables together

Row = Mapping[str, str]
"""The cells of one line that are read, by the names of their columns."""

Table = Mapping[str, Sequence[Row]]
"""The rows of a table by the occupation, the category or the zone that they are about."""

_RATING = (KEY, "Element Name", "Scale ID", "Scale Name", "Data Value", "Date")
_FLAGGED = (*_RATING, "Recommend Suppress")
_EXAMPLE = (KEY, "Example", "Commodity Title")
# The tables that are read, those that others refer to first, and the columns that are read of
# each. A database has more of both.
_COLUMNS = {
    OCCUPATIONS: (KEY, "Title", "Description"),
    CATEGORIES: ("Element ID", "Category", "Category Description"),
    ZONES: (
        "Job Zone", "Name", "Experience", "Education", "Job Training", "Examples", "SVP Range",
    ),
    "Alternate Titles": (KEY, "Alternate Title"),
    "Sample of Reported Titles": (KEY, "Reported Job Title"),
    "Task Statements": (KEY, "Task", "Task Type", "Date"),
    "Education, Training, and Experience": (*_FLAGGED, "Element ID", "Category"),
    "Job Zones": (KEY, "Job Zone", "Date"),
    "Interests": _RATING,
    "Knowledge": (*_FLAGGED, "Not Relevant"),
    "Skills": (*_FLAGGED, "Not Relevant"),
    "Work Styles": _FLAGGED,
    "Technology Skills": (*_EXAMPLE, "Hot Technology", "In Demand"),
    "Tools Used": _EXAMPLE,
    "Related Occupations": (KEY, "Related Title", "Relatedness Tier"),
}  # fmt: skip
_KEYS = {CATEGORIES: ("Element ID", "Category"), ZONES: ("Job Zone",)}
_REFERRED_TO = (OCCUPATIONS, CATEGORIES, ZONES)
_MAY_BE_EMPTY = {"Task Type", "Category", "Recommend Suppress", "Not Relevant"}
_CODE = re.compile(r"\d\d-\d{4}\.\d\d", re.ASCII)
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?", re.ASCII)
_MOST_FINDINGS = 10  # of one table: one that was damaged has thousands

_parsed = lru_cache(maxsize=512)(parse_date)  # a table repeats few dates in many rows


@dataclass(frozen=True, slots=True)
class Database:
    """The tables read from a folder; ``sha256`` is of the lines "SHA-256  name" of their files."""

    folder: str
    tables: Mapping[str, Table]
    sha256: str


def is_main_table(file: File) -> bool:
    """Whether a file makes its folder a database: the table that lists the occupations."""
    return file.base == f"{OCCUPATIONS}.txt"


def read_database(files: Sequence[File]) -> Database:
    """The database that the files of one folder make.

    Raises RefusedError where a table or a column is missing, or a row cannot be what it should.
    """
    by_name = {file.base.removesuffix(".txt"): file for file in files}
    folder = files[0].folder
    if missing := [name for name in _COLUMNS if name not in by_name]:
        message = f"tables of the O*NET database are missing: {'; '.join(missing)}"
        raise RefusedError((found("incomplete_database", folder, message),))
    tables: dict[str, Table] = {}
    digests: dict[str, str] = {}
    left = MAX_TABLES_BYTES
    for name in _COLUMNS:
        file = by_name[name]
        data = file.read(left)
        left -= len(data)
        digests[file.base] = hashlib.sha256(data).hexdigest()
        tables[name] = _table(name, data, file.name, tables)
    if not tables[OCCUPATIONS]:
        message = f"the table {OCCUPATIONS} lists no occupation"
        raise RefusedError((found("incomplete_database", folder, message),))
    return Database(folder, tables, database_digest(digests))


def database_digest(digests: Mapping[str, str]) -> str:
    """The SHA-256 of a database, from those of its files by name; of the tables that are read."""
    lines = (
        f"{digest}  {file}\n"
        for file, digest in digests.items()
        if file.removesuffix(".txt") in _COLUMNS
    )
    return hashlib.sha256("".join(sorted(lines)).encode()).hexdigest()


def category_key(row: Row) -> str:
    """Where the words for a row's category stand among the categories."""
    return f"{row['Element ID']} {row['Category']}"


def _table(name: str, data: bytes, file: str, before: Mapping[str, Table]) -> Table:
    """One table, read after those in ``before``, which it may refer to."""
    lines = _lines(canonical(data, file, MAX_TABLES_BYTES), file)
    _, header = next(lines)
    if absent := [column for column in _COLUMNS[name] if column not in header]:
        message = f"columns are missing from the table: {'; '.join(absent)}"
        raise RefusedError((found("incomplete_database", file, message, line=1),))
    places = [(column, header.index(column)) for column in _COLUMNS[name]]
    rows: dict[str, list[Row]] = {}
    findings: list[Finding] = []
    for number, cells in lines:
        row = {column: cells[place].strip() for column, place in places}
        about = " ".join(row[column] for column in _KEYS.get(name, (KEY,)))
        repeated = about in rows and name in _REFERRED_TO
        if problem := f'a second row for "{about}"' if repeated else _problem(row, before):
            findings.append(found("bad_row", file, problem, line=number))
        if len(findings) == _MOST_FINDINGS:
            break
        rows.setdefault(about, []).append(row)
    if findings:
        raise RefusedError(tuple(findings))
    return rows


def _lines(text: str, file: str) -> Iterator[tuple[int, list[str]]]:
    """The cells of each line with its number, the header's first, blank lines left out."""
    reader = csv.reader(text.split("\n"), delimiter="\t", strict=True)
    number = width = 0
    try:
        for cells in reader:
            if reader.line_num != number + 1:  # the row took in lines up to the next mark
                raise csv.Error("a quotation mark is not closed")
            width = width or len(cells)
            if cells and len(cells) != width:
                raise csv.Error(f"it has {len(cells)} cells, the header {width}")
            number += 1
            if cells:
                yield number, cells
    except csv.Error as error:
        message = f"the row cannot be read: {error}"
        raise RefusedError((found("bad_row", file, message, line=number + 1),)) from error


def _problem(row: Row, before: Mapping[str, Table]) -> str:
    """What is wrong with a row; empty where nothing is."""
    for column, cell in row.items():
        if not cell and column not in _MAY_BE_EMPTY:
            return f'the cell under "{column}" is empty'
    code, value = row.get(KEY), row.get("Data Value", "0")
    if code and not _CODE.fullmatch(code):
        return f'"{code}" is not a code such as 29-2072.00'
    if code and OCCUPATIONS in before and code not in before[OCCUPATIONS]:
        return f"{code} is not among the occupations of the table {OCCUPATIONS}"
    if not _NUMBER.fullmatch(value):
        return f'the value "{value}" is not a number'
    if row.get("Category") and CATEGORIES in before and category_key(row) not in before[CATEGORIES]:
        return f"category {category_key(row)} is not in the table {CATEGORIES}"
    zone = row.get("Job Zone")
    if zone and ZONES in before and zone not in before[ZONES]:
        return f"zone {zone} is not in the table {ZONES}"
    try:
        _parsed(row.get("Date", "2000-01"))
    except DateError as error:
        return str(error)
    return ""
