"""The O*NET database, text edition: a folder of tables that describes about a thousand occupations.

A profile's text is composed of the tables' own words, the same for the same tables: the names of
tables and columns as headings and labels, the cells as they stand, each row on a line or, for
names, within one. The ``Date`` of its rows stands after a section. Rows of several dates make a
section for each, the newest first: tasks of 2006 stand beside some of 2020, and each quote needs
its own. Tables without that column leave their sections without a date. What the database marks as
doubtful keeps the mark, "Recommend Suppress" or "Not Relevant". Left out are only categories that
nobody chose (0), and the interest high-points, which number the interests that come first here
anyway.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.dates import parse_date
from corpus.files import File
from corpus.findings import Layout, Reading
from corpus.headings import kind_of, slug_of
from corpus.layouts.onet_sections import body_of, grouped
from corpus.layouts.onet_tables import KEY, OCCUPATIONS, Database, Row, read_database
from corpus.records import Kind, Profile, RevisionDate, Section, Source, Span

LAYOUT = Layout("O*NET database", "onet", ".zip")
_SECTIONS = (
    "Alternate Titles",
    "Sample of Reported Titles",
    "Task Statements",
    "Education, Training, and Experience",
    "Job Zones",
    "Interests",
    "Knowledge",
    "Skills",
    "Work Styles",
    "Technology Skills",
    "Tools Used",
    "Related Occupations",
)
_CREDIT = "Database by the U.S. Department of Labor, Employment and Training Administration"
_RELEASE = re.compile(r"db_(\d+)_(\d+)_text")  # the folder that the tables are published in


def parse(files: Sequence[File]) -> tuple[Reading, ...]:
    """The profiles in the tables of one folder, one an occupation, in the tables' order.

    Raises RefusedError where anything is wrong with the tables.
    """
    database = read_database(files)
    release = _RELEASE.search(database.folder)
    edition = tuple(int(number) for number in release.groups()) if release else ()
    return tuple(
        Reading(_profile(database, row), (), LAYOUT, edition)
        for rows in database.tables[OCCUPATIONS].values()
        for row in rows
    )


def _profile(database: Database, occupation: Row) -> Profile:
    code, title = occupation[KEY], occupation["Title"]
    text = _Text(title)
    text.add("Description", occupation["Description"])
    text.add(KEY, f"{KEY}: {code}", headed=False)
    for name in _SECTIONS:
        rows = database.tables[name].get(code, ())
        for date, dated in sorted(grouped(rows, "Date").items(), key=_newness, reverse=True):
            text.add(name, body_of(name, dated, database.tables), date=date)
    names = (row["Alternate Title"] for row in database.tables["Alternate Titles"].get(code, ()))
    return Profile(
        slug=slug_of(title),
        title=title,
        also_known_as=tuple(dict.fromkeys(names)),
        codes=(code, code.partition(".")[0]),
        text=text.text,
        sections=tuple(text.sections),
        revised=None,
        source=Source(f"{database.folder}#{code}", None, database.sha256, _publisher(database)),
    )


def _publisher(database: Database) -> str:
    """The credit that the licence, CC BY 4.0, asks for."""
    release = _RELEASE.search(database.folder)
    return f"O*NET {release[1]}.{release[2]} {_CREDIT}" if release else f"O*NET {_CREDIT}"


def _newness(dated: tuple[str, list[Row]]) -> str:
    return parse_date(dated[0]) if dated[0] else ""


class _Text:
    """A profile's text while it is composed, with the sections that stand in it."""

    def __init__(self, title: str) -> None:
        self.text = f"{title}\n"
        self.sections: list[Section] = []

    def add(self, heading: str, body: str, *, headed: bool = True, date: str = "") -> None:
        """Append a section unless it is empty: its heading, its body, its date in own lines."""
        if not body:
            return
        self.text += f"\n{heading}\n\n" if headed else "\n"
        span = self._append(body)
        revised = None
        if date:
            self.text += "\nDate: "
            revised = RevisionDate(date, parse_date(date), "section", date, self._append(date))
        kind = kind_of(heading) or Kind.OTHER
        self.sections.append(Section(heading, (), kind, span, False, revised))

    def _append(self, words: str) -> Span:
        span = Span(len(self.text), len(self.text) + len(words))
        self.text += f"{words}\n"
        return span
