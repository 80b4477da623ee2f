from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.layouts import read
from corpus.passages import passages
from corpus.records import Profile
from retrieval.currency import asks_for_date, date_quotes
from retrieval.records import Focus
from retrieval.search import Search
from tests.retrieval.making import KEEPER, KEEPER_TEXT, make_asked, make_build, span_of

ENTRIES = Search(make_build(KEEPER)).profile(KEEPER.slug)
EDUCATION = "Section revised March 2012"
SALARY = "Section revised February 2012"
PRODUCED = "Produced July 2010"


@pytest.mark.parametrize(("probability", "asks"), [(0.49, False), (0.5, True)])
def test_a_question_about_dates(probability: float, asks: bool) -> None:
    assert asks_for_date(make_asked("q", intents={"dates": probability})) is asks


def statement(text: str, focus: Focus | None = None, **intents: float) -> str | None:
    quotes = date_quotes(make_asked(text, intents=intents), KEEPER, ENTRIES, focus)
    if not quotes:
        return None
    quote = quotes[0]
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


def test_the_section_quoted_last_whatever_it_is_called() -> None:
    pointed = "how up to date is that list?"
    assert statement(pointed, Focus(KEEPER.slug, "Salary"), education=0.9) == SALARY
    # A heading that is named is meant, though the question points, too.
    assert statement("how old is that salary?", Focus(KEEPER.slug, "Duties")) == SALARY


def test_the_section_that_holds_what_is_named() -> None:
    assert statement("is the part on Dalhousie still current?") == EDUCATION
    assert statement("how recent is the bit about night watches?") == SALARY


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
    assert date_quotes(asked, undated, entries, None) == ()
    assert date_quotes(make_asked("how old is this?"), undated, entries, None) == ()


SURVEYED = read(
    KEEPER_TEXT.replace(
        "Wages range from $20 to $25 an hour. Night watches are paid double.",
        "In the 2011 survey wages were $22. Under the 2010 agreement they range from $20 to $25.",
    )
    .replace("Province of Examples", "This was current as of the dates shown.\n\nEnd")
    .encode(),
    "lighthouse-keeper.txt",
)


def replace_wording(old: str, new: str) -> Profile:
    assert old in SURVEYED.text
    return read(SURVEYED.text.replace(old, new).encode(), "lighthouse-keeper.txt")


def said(text: str, focus: Focus | None = None, profile: Profile = SURVEYED) -> list[str]:
    """What is marked beside the statement that dates what is asked about."""
    entries = Search(make_build(profile)).profile(profile.slug)
    _, *others = date_quotes(make_asked(text), profile, entries, focus)
    assert all(quote.span == quote.passage.span for quote in others)
    return [quote.highlighted for quote in others]


def test_the_year_in_the_text_of_what_is_asked_about() -> None:
    survey, agreement = (
        "In the 2011 survey wages were $22.",
        "Under the 2010 agreement they range from $20 to $25.",
    )
    assert said("what year is that survey from?") == [survey]
    assert said("how recent is the agreement?") == [agreement]
    # It names neither, and the section gives two.
    assert said("when was that revised?", Focus(SURVEYED.slug, "Salary")) == []
    assert said("how old is the salary?", Focus(SURVEYED.slug, "Salary")) == []


def test_the_only_year_of_the_section_quoted_last() -> None:
    one = replace_wording(" Under the 2010 agreement they range from $20 to $25.", "")
    assert said("what year was that?", Focus(one.slug, "Salary"), one) == [
        "In the 2011 survey wages were $22."
    ]
    assert said("how old is the diploma?", None, one) == []


def test_what_the_profile_says_of_itself_when_it_is_asked_about() -> None:
    assert "current as of the dates shown" in "".join(said("is this page still up to date?"))
