from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from corpus.passages import passages
from corpus.records import Kind, RevisionDate, Section, Span
from retrieval.currency import asks_for_date, date_quote, is_old
from retrieval.records import Focus
from retrieval.search import Search
from tests.retrieval.making import KEEPER, make_asked, make_build, span_of

ENTRIES = Search(make_build(KEEPER)).profile(KEEPER.slug)
EDUCATION = "Section revised March 2012"
SALARY = "Section revised February 2012"
PRODUCED = "Produced July 2010"


@pytest.mark.parametrize(("probability", "asks"), [(0.49, False), (0.5, True)])
def test_a_question_about_dates(probability: float, asks: bool) -> None:
    assert asks_for_date(make_asked("q", intents={"dates": probability})) is asks


def statement(text: str, focus: Focus | None = None, **intents: float) -> str | None:
    quote = date_quote(make_asked(text, intents=intents), KEEPER, ENTRIES, focus)
    if quote is None:
        return None
    assert quote.highlight == quote.span == span_of(KEEPER, quote.text)
    assert quote.revised is not None
    assert quote.revised.wording == quote.text
    return quote.text


def test_a_section_named_by_its_heading() -> None:
    assert statement("when were the educational requirements last revised?") == EDUCATION
    assert statement("when was the salary section updated?") == SALARY
    assert statement("how old are the duties?") == PRODUCED


def test_a_section_named_by_what_it_is_about() -> None:
    assert statement("when were the earnings last updated?", wages=0.3, education=0.1) == SALARY


def test_the_heading_counts_more_than_the_kind() -> None:
    assert statement("when was employment last revised?", education=0.9) == SALARY


def test_the_section_quoted_last_when_none_is_named() -> None:
    pointed = "when was that last revised?"
    assert statement(pointed, Focus(KEEPER.slug, "Educational Requirements")) == EDUCATION
    assert statement(pointed, Focus(KEEPER.slug, "Salary")) == SALARY
    assert statement(pointed, Focus(KEEPER.slug, "Duties")) == PRODUCED


def test_the_profile_when_no_section_is_named_or_quoted() -> None:
    assert statement("when was this last revised?") == PRODUCED
    assert statement("when was this last revised?", Focus(KEEPER.slug)) == PRODUCED


def test_the_profile_when_it_is_asked_about() -> None:
    focus = Focus(KEEPER.slug, "Salary")
    assert statement("when was the profile produced?", focus) == PRODUCED


def test_nothing_where_nothing_is_dated() -> None:
    sections = tuple(replace(section, revised=None) for section in KEEPER.sections)
    undated = replace(KEEPER, revised=None, sections=sections)
    entries = [
        replace(entry, passage=passage)
        for entry, passage in zip(ENTRIES, passages(undated), strict=True)
    ]
    asked = make_asked("when was the salary section revised?")
    assert date_quote(asked, undated, entries, None) is None
    assert date_quote(make_asked("how old is this?"), undated, entries, None) is None


def dated(kind: Kind, when: str | None) -> Section:
    revised = RevisionDate(when, when, "section", when, Span(0, 1)) if when else None
    return Section("Any", (), kind, Span(0, 1), False, revised)


@pytest.mark.parametrize(
    ("kind", "years"),
    [(Kind.WAGES, 2), (Kind.OUTLOOK, 2), (Kind.EDUCATION, 3), (Kind.DUTIES, 10)],
)
def test_a_section_is_old_on_the_day_its_kind_has_its_years(kind: Kind, years: int) -> None:
    section = dated(kind, "2010-06-15")
    assert not is_old(section, date(2010 + years, 6, 14))
    assert is_old(section, date(2010 + years, 6, 15))


def test_what_misleads_nobody_is_never_old() -> None:
    assert not is_old(dated(Kind.NAMES, "1950-01"), date(2030, 1, 1))


def test_a_section_without_a_date_is_not_known_to_be_old() -> None:
    assert not is_old(dated(Kind.WAGES, None), date(2030, 1, 1))
