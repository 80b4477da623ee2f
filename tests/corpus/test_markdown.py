"""Profiles written by hand in Markdown."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.check import check
from corpus.errors import RefusedError
from corpus.layouts import examine, read
from corpus.passages import passages
from corpus.records import Kind, Profile

BAKER = """\
---
title: Baker
also_known_as:
  - Bread Maker (Artisan, Night)
  - "Pastry  Chef"
codes: [0211, 51-3011.00]
produced: July 2010
source_url: https://example.org/baker
licence: CC BY 4.0
---

# Baker

Bakers bake *bread*.

## Duties

Updated Mar 16, 2018

They:

- make dough
- `bake` it

## Education ##

No standard education.

### Certification

Red Seal is voluntary.

Section revised March 2012

### Where to Learn

Schools teach it.

#### In the North

One school.

## Wages

Wages are low.

### Apprentices

Updated 2019-01-02

They earn $9.

### Night Work

It pays more.

Updated 2020-05

So does Sunday.
"""
Row = tuple[str, tuple[str, ...], Kind, bool, str | None, str]


def rows(profile: Profile) -> list[Row]:
    return [
        (
            section.heading,
            section.path,
            section.kind,
            section.inferred,
            section.revised.date if section.revised else None,
            profile.text[section.span.start : section.span.end],
        )
        for section in profile.sections
    ]


def baker(text: str = BAKER) -> Profile:
    return read(text.encode(), "baker.md")


def codes(text: str) -> list[tuple[str, int | None]]:
    try:
        findings = examine(text.encode(), "x.md").findings
    except RefusedError as error:
        findings = error.findings
    return [(finding.code, finding.line) for finding in findings]


def test_every_section() -> None:
    produced, march = "2010-07", "2012-03"
    wages, low, night = ("Wages", "Apprentices", "Night Work")
    names = '- Bread Maker (Artisan, Night)\n  - "Pastry  Chef"'
    learn = ("Where to Learn",)
    assert rows(baker()) == [
        ("Also Known As", (), Kind.NAMES, True, produced, names),
        ("Codes", (), Kind.CODES, True, produced, "[0211, 51-3011.00]"),
        ("Licence", (), Kind.NOTICE, True, produced, "CC BY 4.0"),
        ("Overview", (), Kind.OVERVIEW, True, produced, "Bakers bake *bread*."),
        ("Duties", (), Kind.DUTIES, False, "2018-03-16", "They:\n\n- make dough\n- `bake` it"),
        ("Education", (), Kind.EDUCATION, False, march, "No standard education."),
        ("Education", ("Certification",), Kind.CERTIFICATION, False, march,
         "Red Seal is voluntary."),
        ("Education", learn, Kind.EDUCATION, False, march, "Schools teach it."),
        ("Education", (*learn, "In the North"), Kind.EDUCATION, False, march, "One school."),
        (wages, (), Kind.WAGES, False, produced, "Wages are low."),
        (wages, (low,), Kind.WAGES, False, "2019-01-02", "They earn $9."),
        (wages, (night,), Kind.WAGES, False, "2020-05", "It pays more."),
        (wages, (night,), Kind.WAGES, True, "2020-05", "So does Sunday."),
    ]  # fmt: skip


def test_what_the_front_matter_says() -> None:
    profile = baker()
    assert (profile.title, profile.slug) == ("Baker", "baker")
    assert profile.also_known_as == ("Bread Maker (Artisan, Night)", "Pastry Chef")
    assert profile.codes == ("0211", "51-3011.00")
    assert (profile.source.url, profile.source.publisher) == ("https://example.org/baker", None)
    assert profile.text == BAKER
    assert codes(BAKER) == []


def test_dates_stand_where_their_wording_does() -> None:
    profile = baker()
    assert profile.revised is not None
    assert (profile.revised.wording, profile.revised.basis) == ("produced: July 2010", "profile")
    for section in profile.sections:
        revised = section.revised
        assert revised is not None
        assert profile.text[revised.span.start : revised.span.end] == revised.wording
        assert not any(other.span.contains(revised.span) for other in profile.sections)


def test_a_list_is_quoted_with_its_introduction() -> None:
    (passage,) = (p for p in passages(baker()) if p.section.heading == "Duties")
    assert [passage.slice(span) for span in passage.sentences] == [
        "They:",
        "make dough",
        "`bake` it",
    ]


def test_names_on_one_line_are_cut_at_commas() -> None:
    text = "---\ntitle: Baker\nalso_known_as: Cook (Night, Day), Chef; Roaster\n---\n\nThey bake.\n"
    assert baker(text).also_known_as == ("Cook (Night, Day)", "Chef", "Roaster")


def test_what_stands_in_a_fence_is_text() -> None:
    fenced = "```\n## Wages\nUpdated 2019-01-02\n~~~\n```"
    text = f"---\ntitle: Baker\n---\nThey bake.\n\n## Duties\n\n{fenced}\n\n## Pay\n\nLow.\n"
    assert [row[:2] + row[5:] for row in rows(baker(text))[1:]] == [
        ("Duties", (), fenced),
        ("Pay", (), "Low."),
    ]


def test_sentences_that_begin_like_dates_are_text() -> None:
    lines = "Updated ovens are used.\n\nUpdated often.\n\nRevised in 2012 and again in 2014."
    text = f"---\ntitle: Baker\n---\nThey bake.\n\n## Duties\n\n{lines}\n"
    assert rows(baker(text))[1][4:] == (None, lines)


def test_emphasis_around_a_date_line_is_part_of_its_wording() -> None:
    text = "---\ntitle: Baker\n---\nThey bake.\n\n*Section revised March 2012.*\n"
    revised = baker(text).sections[0].revised
    assert revised is not None
    assert (revised.text, revised.wording) == ("March 2012", "*Section revised March 2012.*")


FRONT = "---\ntitle: Baker\n---\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("---\ntitle: Baker\n", [("bad_front_matter", 1)]),
        ("---\nproduced: July 2010\n---\nX.\n", [("bad_front_matter", 2)]),
        ("---\ntitle:\n---\nX.\n", [("bad_front_matter", 2)]),
        ("---\n---\nX.\n", [("bad_front_matter", 2)]),
        ("---\nBaker\n---\nX.\n", [("bad_front_matter", 2)]),
        ("---\ntitle: Baker\ncodes: [1\n---\nX.\n", [("bad_front_matter", 4)]),
        ("---\ntitle: Baker\n  codes: 1\n---\nX.\n", [("bad_front_matter", 3)]),
        ("---\ntitle: Baker\ncodes: {a: 1}\n---\nX.\n", [("bad_front_matter", 3)]),
        ("---\ntitle: Baker\nlicence: [a]\n---\nX.\n", [("bad_front_matter", 3)]),
        ("---\ntitle: Baker\ntitle: Cook\n---\nX.\n", [("bad_front_matter", 3)]),
        ("---\ntitle: Baker\nsource_url: javascript:x\n---\nX\n", [("bad_front_matter", 3)]),
        ("---\ntitle: Baker\ncodes: " + "[" * 5000 + "\n---\nX\n", [("bad_front_matter", 2)]),
        ("---\ntitle: Baker\nauthor: Me\n---\nX.\n", [("unknown_field", 3)]),
        ("---\ntitle: Baker\nproduced: Juli 2010\n---\nX.\n", [("unreadable_date", 3)]),
        (FRONT + "X.\n\n## Duties\n\nY.\n\nSection revised soon\n", [("unreadable_date", 10)]),
        (FRONT + "X.\n\nUpdated 2012-03\n\nUpdated 2013-04\n", [("stray_date", 8)]),
        (FRONT + "X.\n\n## My Life\n\nY.\n", [("unknown_heading", 6)]),
        (FRONT + "X.\n\n## Duties\n\n## Wages\n\nY.\n", [("empty_section", 6)]),
        (FRONT + "X.\n\n## Duties\n\n### Night\n\nY.\n", []),
        (FRONT + "\n## Duties\n\nY.\n", [("empty_section", 3)]),
    ],
)
def test_findings_of_the_layout(text: str, expected: list[tuple[str, int | None]]) -> None:
    assert codes(text) == expected


def test_two_sections_of_one_heading_are_reported_but_not_two_stretches(tmp_path: Path) -> None:
    file = tmp_path / "x.md"
    body = "X.\n\n## Duties\n\nA.\n\nUpdated 2012-03\n\nB.\n\n## Duties\n\nC.\n"
    file.write_text(FRONT.replace("Baker", "Baker\nproduced: 2010-07") + body, encoding="utf-8")
    found = check(file, date(2026, 11, 22))
    assert [(finding.code, finding.line) for finding in found] == [("duplicate_heading", 17)]


MARKS = [
    "## Duties", "### Night", "#### Deep", "# Baker", "Updated 2012-03", "Section revised soon",
    "They bake.", "- item", "", "", "```", "~~~", "##", "---", "Section revised May 2012", "|a|b|",
]  # fmt: skip


@given(st.lists(st.sampled_from(MARKS)))
def test_any_order_of_the_marks_loses_no_words(lines: list[str]) -> None:
    text = FRONT + "\n".join(lines)
    reading = examine(text.encode(), "x.md")
    ends = 0
    for section in reading.profile.sections:
        assert ends <= section.span.start < section.span.end
        ends = section.span.end
    kept = [
        line
        for section in reading.profile.sections
        for line in text[section.span.start : section.span.end].split("\n")
    ]
    for word in ("They bake.", "- item", "|a|b|", "---", "##"):
        assert kept.count(word) == lines.count(word)


@given(st.text())
def test_any_front_matter_is_read_or_refused(front: str) -> None:
    text = f"---\n{front}\n---\nThey bake.\n"
    try:
        profile = examine(text.encode(errors="replace"), "x.md").profile
    except RefusedError:
        return
    assert profile.title
