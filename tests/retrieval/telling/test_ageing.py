from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from corpus.records import Kind, RevisionDate, Section, Span
from retrieval.telling.ageing import OLD_AFTER, ages, is_old, oldest_first
from tests.retrieval.making import KEEPER

WAGES = next(section for section in KEEPER.sections if section.kind is Kind.WAGES)


@pytest.mark.parametrize(
    ("kind", "year", "old"),
    [
        (Kind.WAGES, 2013, False),
        (Kind.WAGES, 2014, True),
        (Kind.OUTLOOK, 2014, True),
        (Kind.EDUCATION, 2014, False),
        (Kind.EDUCATION, 2015, True),
        (Kind.DUTIES, 2021, False),
        (Kind.DUTIES, 2022, True),
        (Kind.INTERESTS, 2099, False),
    ],
)
def test_what_is_old_depends_on_the_kind(kind: Kind, year: int, old: bool) -> None:
    """The section is from February 2012, so it is whole years old in February."""
    assert is_old(replace(WAGES, kind=kind), date(year, 2, 1)) is old
    if old:
        assert not is_old(replace(WAGES, kind=kind), date(2012 + OLD_AFTER[kind], 1, 31))


def test_wages_and_outlook_age_before_duties() -> None:
    assert OLD_AFTER[Kind.WAGES] == OLD_AFTER[Kind.OUTLOOK] < OLD_AFTER[Kind.DUTIES]


def test_the_oldest_first_and_those_of_one_date_in_the_order_of_the_profile() -> None:
    undated = replace(WAGES, revised=None)
    found = oldest_first(
        ages(replace(KEEPER, sections=(*KEEPER.sections, undated)), date(2026, 11, 22))
    )
    assert [aged.words for aged in found] == [None, *["16 years ago"] * 5, *["14 years ago"] * 3]
    assert found[0].number == len(KEEPER.sections)
    numbers = [aged.number for aged in found if aged.words == "16 years ago"]
    assert numbers == sorted(numbers)
    assert [aged.section.heading for aged in found[-3:]] == [
        "Employment and Advancement",
        "Salary",
        "Educational Requirements",
    ]


def dated(kind: Kind, when: str | None) -> Section:
    revised = RevisionDate(when, when, "section", when, Span(0, 1)) if when else None
    return Section("Any", (), kind, Span(0, 1), False, revised)


def test_a_section_without_a_date_is_not_known_to_be_old() -> None:
    assert not is_old(dated(Kind.WAGES, None), date(2030, 1, 1))


def test_a_date_ahead_of_the_clock_has_no_age() -> None:
    found = ages(KEEPER, date(2009, 1, 1))
    assert {(aged.words, aged.old) for aged in found} == {(None, False)}
