from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.layouts import read
from corpus.passages import passages
from corpus.records import Profile
from retrieval.quoting.currency import asks_for_newer, date_asked, date_quotes, dated, of_the_future
from retrieval.quoting.placing import Subject, placed, subject
from retrieval.records import Focus, Quote
from retrieval.weighing.deciding import decide
from retrieval.weighing.search import Search
from tests.retrieval.making import (
    KEEPER,
    KEEPER_TEXT,
    make_asked,
    make_build,
    make_thing,
    make_weights,
    span_of,
)

EDUCATION = "Section revised March 2012"
SALARY = "Section revised February 2012"
PRODUCED = "Produced July 2010"
LATER = {"dates": 0.9}


@pytest.mark.parametrize(("probability", "asks"), [(0.49, False), (0.5, True)])
def test_a_question_about_dates(probability: float, asks: bool) -> None:
    asked = make_asked("q", intents={"dates": probability})
    assert (date_asked([asked]) is asked) is asks


@pytest.mark.parametrize(
    ("text", "future"),
    [
        ("when will it be updated?", True),
        ("when's the next update", True),
        ("how often is it revised", True),
        ("when was it updated?", False),
        ("when is the page last revised?", False),
    ],
)
def test_when_it_will_be_revised(text: str, future: bool) -> None:
    assert of_the_future(make_asked(text)) is future


@pytest.mark.parametrize(
    ("text", "kind", "asks"),
    [
        ("how old is the number of posts?", "outlook", True),
        ("what year is the pay from?", "wages", True),
        ("has the pay been looked at since 2009?", "wages", True),
        ("has the pay gone up since 2009?", "wages", False),
        ("how many posts are there?", "outlook", False),
        ("how old are most keepers?", "unstated_detail", False),
        ("is this still accurate?", "notice", True),
        ("are the numbers still right", "notice", True),
        ("is it accurate?", "notice", False),
        ("is it still good money?", "wages", False),
    ],
)
def test_the_age_of_a_figure(text: str, kind: str, asks: bool) -> None:
    assert bool(date_asked([make_asked(text, intents={"dates": 0.1, kind: 0.6})])) is asks


@pytest.mark.parametrize(
    ("text", "asks"), [("the wages?", True), ("how much do they earn?", False), ("is it?", False)]
)
def test_what_is_only_named_after_a_question_about_dates(text: str, asks: bool) -> None:
    completed = make_asked(f"{text} when was this revised?", intents=LATER)
    assert (date_asked([make_asked(text), completed]) is completed) is asks


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("and when is that from?", True),
        ("which years does that cover?", True),
        ("how old is it?", True),
        ("when is it?", False),
        ("how old are keepers?", False),
    ],
)
def test_the_age_of_what_was_just_quoted(text: str, asks: bool) -> None:
    asked = make_asked(text)
    assert (date_asked([asked], of_quote=True) is asked) is asks
    assert date_asked([asked]) is None


def quoted(
    text: str, focus: Focus | None = None, profile: Profile = KEEPER, then: str = "", **kinds: float
) -> list[Quote]:
    """The quotes for a question about dates, the topic being of these ``kinds``.

    ``then`` is the question as the conversation completes it.
    """
    search = Search(make_build(profile))
    entries = search.profile(profile.slug)
    readings = [make_asked(one) for one in (text, then) if one]
    meant = subject(readings, entries, focus)
    about = make_asked(meant.words, intents=kinds)
    verdict = decide(about, search.hits(profile.slug, about.vector, about.stems), make_weights())
    return list(date_quotes(readings[0], about, profile, entries, placed(meant, verdict)))


def statement(text: str, focus: Focus | None = None, **kinds: float) -> str | None:
    quotes = quoted(text, focus, KEEPER, "", **kinds)
    for quote in quotes[:1]:
        assert quote.highlight == quote.span == span_of(KEEPER, quote.text)
        assert quote.revised is not None
        assert quote.revised.wording == quote.text
        return quote.text
    return None


def test_a_section_named_by_its_heading() -> None:
    assert statement("when were the educational requirements last revised?") == EDUCATION
    assert statement("when was the salary section updated?") == SALARY
    assert statement("how old are the duties?") == PRODUCED
    assert statement("has the salary part been touched since 2010?") == SALARY


def test_a_section_named_by_its_heading_whatever_else_is_said_of_it() -> None:
    assert statement("what month and year does the lit salary section carry?") == SALARY


def test_a_section_named_by_what_it_is_about() -> None:
    assert statement("when were the earnings last updated?", wages=0.6, education=0.1) == SALARY


def test_the_heading_counts_more_than_the_kind() -> None:
    assert statement("when was employment last revised?", employment=0.5, wages=0.9) == SALARY
    # A word of a long heading names no section.
    assert statement("how old is the part on advancement pay?", education=0.9) == EDUCATION


def test_the_section_before_a_fact_of_the_same_name() -> None:
    with_fact = replace_wording(
        "NOC Number(s):4321", "Minimum Education:Grade 12\nNOC Number(s):4321"
    )
    (note, *_) = quoted(
        "when was the education revised?", None, with_fact, minimum_education=0.9, education=0.05
    )
    assert note.text == EDUCATION


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


def test_the_section_on_what_is_named_whatever_else_is_said() -> None:
    asked = make_asked("Dalhousie rules, terms, points current", things=(make_thing("Dalhousie"),))
    search = Search(make_build(KEEPER))
    hits = search.hits(KEEPER.slug, asked.vector, asked.stems)
    found = placed(Subject("Dalhousie rules terms points"), decide(asked, hits, make_weights()))
    assert found[0].hit.passage.section.heading == "Educational Requirements"


def test_the_profile_when_no_section_is_named_or_quoted() -> None:
    assert statement("when was this last revised?") == PRODUCED
    assert statement("when was this last revised?", Focus(KEEPER.slug)) == PRODUCED


def test_the_profile_when_it_is_asked_about() -> None:
    focus = Focus(KEEPER.slug, "Salary")
    assert statement("when was the profile produced?", focus) == PRODUCED


def test_the_page_unless_a_part_of_it_is_surely_meant() -> None:
    focus = Focus(KEEPER.slug, "Salary")
    assert statement("has this page been sitting by the lens for ages?", focus) == PRODUCED
    assert statement("is the diploma part of this page current?", focus, education=0.9) == EDUCATION
    assert statement("is the tax part still right?") == PRODUCED


def test_the_newest_date_where_that_is_asked_for() -> None:
    assert statement("what is the newest information in the profile?") == EDUCATION


def test_the_focus_on_another_profile_tells_nothing() -> None:
    assert statement("when was that last revised?", Focus("another", "Salary")) == PRODUCED


def test_nothing_where_nothing_is_dated() -> None:
    sections = tuple(replace(section, revised=None) for section in KEEPER.sections)
    undated = replace(KEEPER, revised=None, sections=sections)
    entries = [
        replace(entry, passage=passage)
        for entry, passage in zip(
            Search(make_build(KEEPER)).profile(KEEPER.slug), passages(undated), strict=True
        )
    ]
    asked = make_asked("how old is this?")
    assert date_quotes(asked, asked, undated, entries, ()) == ()
    assert dated(entries[0].passage) == ()


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


def said(
    text: str, focus: Focus | None = None, profile: Profile = SURVEYED, **kinds: float
) -> list[str]:
    """What is marked beside the statement that dates what is asked about."""
    quotes = quoted(text, focus, profile, "", **kinds)
    assert sum(quote.revised is not None and quote.span == quote.revised.span for quote in quotes)
    return [quote.highlighted for quote in quotes if quote.span == quote.passage.span]


SURVEY = "In the 2011 survey wages were $22."
AGREEMENT = "Under the 2010 agreement they range from $20 to $25."


def test_the_year_in_the_text_of_what_is_asked_about() -> None:
    assert said("what year is that survey from?") == [SURVEY]
    assert said("how recent is the agreement?") == [AGREEMENT]
    # It names neither, and the section gives two.
    assert said("when was that revised?", Focus(SURVEYED.slug, "Salary")) == [SURVEY, AGREEMENT]
    assert set(said("how old is the salary?", wages=0.9)) == {SURVEY, AGREEMENT}


def test_what_was_asked_before_tells_which_of_several_years() -> None:
    focus = Focus(SURVEYED.slug, "Salary")
    quotes = quoted("from what year is that?", focus, SURVEYED, "that under the agreement?")
    assert [quote.highlighted for quote in quotes] == [AGREEMENT, SALARY]


def test_the_year_of_a_fact_comes_before_the_date_of_its_text() -> None:
    fact, text = "how old is the survey figure?", "when was the survey part updated?"
    assert [quote.highlighted for quote in quoted(fact, None, SURVEYED)] == [SURVEY, SALARY]
    assert [quote.highlighted for quote in quoted(text, None, SURVEYED)] == [SALARY, SURVEY]


def test_one_sentence_of_each_year() -> None:
    same = replace_wording("Under the 2010 agreement", "Under the 2011 agreement")
    assert said("how old are the wages?", None, same, wages=0.9) == [SURVEY]


def test_a_year_of_something_else() -> None:
    founded = replace_wording("Applicants need Grade 12.", "It opened in 1990.")
    assert said("how old is the diploma text?", None, founded, education=0.9) == []


def test_the_only_year_of_the_section_quoted_last() -> None:
    one = replace_wording(" Under the 2010 agreement they range from $20 to $25.", "")
    assert said("what year was that?", Focus(one.slug, "Salary"), one) == [SURVEY]
    assert said("how old is the diploma?", None, one) == []


def test_what_the_profile_says_of_itself_when_it_is_asked_about() -> None:
    assert "current as of the dates shown" in "".join(said("is this page still up to date?"))


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("do you have a more recent figure", True),
        ("is there a later version?", True),
        ("got anything fresher than that", True),
        ("which are more recent trades?", False),
        ("do they use any newer tools?", False),
        ("is there a more current way of doing it", False),
    ],
)
def test_whether_a_newer_text_is_asked_for(text: str, asks: bool) -> None:
    assert asks_for_newer(text) is asks
