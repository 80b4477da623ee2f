from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from corpus.records import Kind, Section
from retrieval.ageing import OLD_AFTER, ages, oldest_first
from tests.retrieval.making import KEEPER

WAGES = next(section for section in KEEPER.sections if section.kind is Kind.WAGES)


def is_old(section: Section, today: date) -> bool:
    (aged,) = ages(replace(KEEPER, sections=(section,)), today)
    return aged.old


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
