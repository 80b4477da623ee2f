"""Permanent links: they lead to the very words that were quoted, or to nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from corpus.layouts import read
from corpus.records import Profile, Span
from index.errors import NoBuildError
from retrieval.records import Answer, Quote, Timings, Turn
from retrieval.telling.addresses import from_params, to_params
from retrieval.telling.citing import (
    Citation,
    GoneError,
    Standing,
    UnfitLinkError,
    cite,
    cited,
    look_up,
)
from tests.retrieval.making import KEEPER, KEEPER_TEXT, passage_with, span_of

FIRST = "2026-11-22T10-15-00Z-3f9c1a"
NOW = "2026-11-23T08-00-00Z-aaaaaa"
WAGES = passage_with(KEEPER, "Wages range")
QUOTE = Quote(WAGES, WAGES.span, span_of(KEEPER, "Night watches are paid double."))
LINK = cite(QUOTE, FIRST, "what do they earn?")


def none(build: str, slug: str) -> Profile:
    raise NoBuildError(f"no {build}")


def first(build: str, slug: str) -> Profile:
    if (build, slug) != (FIRST, KEEPER.slug):
        raise NoBuildError(f"no {slug} of {build}")
    return KEEPER


def other(text: str) -> Profile:
    return read(text.encode(), "lighthouse-keeper.txt")


def test_a_citation_survives_the_address() -> None:
    assert from_params(to_params(LINK)) == LINK
    unsure = cite(QUOTE, FIRST, "what do they earn?", doubtful=True)
    assert from_params(to_params(unsure)) == unsure
    assert "doubtful" not in to_params(LINK)


def test_what_was_uncertain_cannot_be_passed_on_as_sure() -> None:
    unsure = Answer("", (QUOTE,), (), None, 0.7, FIRST, Timings(), uncertain=("So?",))
    link = cited(Turn("what do they earn?", unsure), QUOTE)
    assert link.doubtful
    assert not cited(Turn("what do they earn?", replace(unsure, uncertain=())), QUOTE).doubtful
    with pytest.raises(UnfitLinkError):
        look_up(replace(link, doubtful=False), FIRST, KEEPER, none)


@given(st.text(max_size=600).filter(lambda t: t.isprintable()))
def test_any_question_survives_the_address(question: str) -> None:
    made = cite(QUOTE, FIRST, question)
    assert from_params(to_params(made)) == made
    assert look_up(made, FIRST, KEEPER, none).quote.text == QUOTE.text


def test_the_same_words_come_back_from_the_build_that_is_served() -> None:
    found = look_up(LINK, FIRST, KEEPER, none)
    assert found.standing is Standing.SERVED
    assert (found.quote.text, found.quote.highlighted) == (QUOTE.text, QUOTE.highlighted)
    assert found.quote.passage.section == WAGES.section


def test_a_date_that_was_quoted_comes_back() -> None:
    revised = WAGES.section.revised
    assert revised is not None
    link = cite(Quote(WAGES, revised.span, revised.span), FIRST, "when?")
    found = look_up(link, FIRST, KEEPER, none)
    assert found.quote.text == "Section revised February 2012"
    assert found.section_now == WAGES.section


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        (KEEPER_TEXT, Standing.SAME),
        (KEEPER_TEXT.replace("watch the sea", "watch the tide"), Standing.SECTION_SAME),
        (KEEPER_TEXT.replace("$20 to $25", "$30 to $35"), Standing.SECTION_REVISED),
        (
            KEEPER_TEXT.replace("revised February 2012", "revised May 2013"),
            Standing.SECTION_REVISED,
        ),
    ],
)
def test_what_became_of_the_section(text: str, standing: Standing) -> None:
    found = look_up(LINK, NOW, other(text), first)
    assert found.standing is standing
    assert found.quote.text == QUOTE.text
    assert found.section_now is not None
    assert found.section_now.heading == "Salary"


def test_a_section_that_is_gone_and_a_profile_that_is_gone() -> None:
    without = replace(KEEPER, sections=KEEPER.sections[:2])
    assert look_up(LINK, NOW, without, first).standing is Standing.SECTION_GONE
    found = look_up(LINK, NOW, None, first)
    assert found.standing is Standing.PROFILE_GONE
    assert found.quote.text == QUOTE.text


def test_without_its_build_only_the_very_same_text_will_do() -> None:
    found = look_up(LINK, NOW, KEEPER, none)
    assert (found.standing, found.quote.text) == (Standing.SAME, QUOTE.text)
    with pytest.raises(GoneError, match="no longer here"):
        look_up(LINK, NOW, other(KEEPER_TEXT.replace("$20", "$21")), none)
    with pytest.raises(GoneError):
        look_up(LINK, NOW, None, none)


CHANGES: list[Callable[[Citation], Citation]] = [
    lambda c: replace(c, span=Span(c.span.start - 1, c.span.end)),
    lambda c: replace(c, highlight=c.span),
    lambda c: replace(c, section=c.section - 1),
    lambda c: replace(c, section=10**8),
    lambda c: replace(c, question="is it worth it?"),
    lambda c: replace(c, check="0" * 16),
]


@pytest.mark.parametrize("change", CHANGES)
def test_a_link_that_was_changed_is_refused(change: Callable[[Citation], Citation]) -> None:
    for served, earlier in ((FIRST, none), (NOW, first)):
        with pytest.raises(UnfitLinkError, match="does not fit"):
            look_up(change(LINK), served, KEEPER, earlier)
    with pytest.raises(GoneError):
        look_up(change(LINK), NOW, KEEPER, none)


def test_a_checksum_that_fits_does_not_make_a_section_of_what_is_none() -> None:
    heading = span_of(KEEPER, "Employment and Advancement")
    forged = cite(replace(QUOTE, span=heading, highlight=heading), FIRST, "?")
    with pytest.raises(UnfitLinkError, match="does not point at words"):
        look_up(forged, FIRST, KEEPER, none)


def test_a_profile_that_the_build_never_had() -> None:
    with pytest.raises(UnfitLinkError, match="no profile of that name"):
        look_up(LINK, FIRST, None, none)


@pytest.mark.parametrize(
    "change",
    [
        {"build": "../../etc"},
        {"build": ""},
        {"profile": "../lighthouse-keeper"},
        {"profile": "a" * 201},
        {"start": "-1"},
        {"start": "1e3"},
        {"end": "9" * 5000},
        {"end": "0"},
        {"from": "0"},
        {"to": ""},
        {"section": "٣"},
        {"check": "abc"},
        {"question": "w" * 501},
    ],
)
def test_what_is_no_citation_is_refused(change: dict[str, str]) -> None:
    with pytest.raises(UnfitLinkError):
        from_params({**to_params(LINK), **change})


@given(st.data())
def test_only_what_was_cited_is_ever_shown(data: st.DataObject) -> None:
    params = to_params(LINK)
    name = data.draw(st.sampled_from(sorted(params)))
    value = data.draw(st.text(max_size=30) | st.integers(0, 2000).map(str))
    assume(value != params[name])
    with pytest.raises((UnfitLinkError, GoneError)):
        look_up(from_params({**params, name: value}), NOW, KEEPER, first)
