from __future__ import annotations

from datetime import date

import pytest

from retrieval.records import Quote, Reason
from retrieval.talking.small_talk import small_talk
from retrieval.telling import messages, own_lines
from retrieval.understanding.not_small_talk import unless_small_talk
from tests.retrieval.making import (
    AIR_PILOT,
    KEEPER,
    make_thing,
    passage_with,
)

TODAY = date(2026, 11, 22)
WAGES = passage_with(KEEPER, "Wages range")
COLLEGE = passage_with(KEEPER, "Bell Coast College")
DALHOUSIE = passage_with(KEEPER, "Dalhousie")
TITLES = (KEEPER.title, AIR_PILOT.title)


def test_a_date_comes_in_the_sources_wording_with_its_age() -> None:
    # From March 2012 to November 2026 are 14 years and 8 months.
    dated = messages.dated(COLLEGE.section.revised, TODAY)
    assert dated == "Section revised March 2012 (14 years ago)"
    assert messages.dated(KEEPER.revised, date(2010, 9, 1)) == "Produced July 2010 (2 months ago)"
    assert messages.dated(None, TODAY) == "No revision date is stated"


def test_a_date_ahead_of_the_clock_comes_without_an_age() -> None:
    assert messages.dated(KEEPER.revised, date(2010, 6, 30)) == "Produced July 2010"


def test_an_answer_says_once_where_each_quote_is_from() -> None:
    quotes = [Quote(p, p.span, p.span) for p in (COLLEGE, DALHOUSIE, WAGES)]
    assert messages.answer(quotes, TODAY) == (
        "From “Educational Requirements” of Lighthouse Keeper. "
        "Section revised March 2012 (14 years ago). "
        "From “Salary” of Lighthouse Keeper. Section revised February 2012 (14 years ago)."
    )


def test_what_is_covered_instead() -> None:
    assert messages.occupation_not_covered("welder", [KEEPER.title], of=1) == (
        "No profile covers “welder”. The only profile here is Lighthouse Keeper."
    )
    near = [KEEPER.title, AIR_PILOT.title]
    assert messages.occupation_not_covered("welder", near, of=9) == (
        "No profile covers “welder”. Nearest: Lighthouse Keeper; Airline Pilot."
    )
    assert messages.occupation_not_covered("welder", [], of=9) == "No profile covers “welder”."


def test_several_that_are_silent_are_named_once() -> None:
    one, two, three = "Baker", "Cook, Head", "Waiter"
    assert messages.all_silent([one]) == "The profile Baker does not state that."
    assert messages.all_silent([one, two]) == "Neither profile states that: Baker; Cook, Head."
    assert messages.all_silent([one, two, three]).startswith("None of the profiles states that: ")


@pytest.mark.parametrize(
    ("reason", "line"),
    [
        (Reason.NOT_STATED, "The profile Lighthouse Keeper does not state that."),
        (Reason.NAMED_THING_ABSENT, "The profile Lighthouse Keeper does not mention “NAIT”."),
        (Reason.OUT_OF_SCOPE, messages.OUT_OF_SCOPE),
    ],
)
def test_refusals(reason: Reason, line: str) -> None:
    assert messages.refusal(reason, KEEPER, make_thing("NAIT")) == line


def test_what_only_an_address_names_is_not_said_to_be_missing() -> None:
    line = "The profile Lighthouse Keeper does not state that for “Halifax”."
    assert messages.refusal(Reason.NAMED_THING_ABSENT, KEEPER, make_thing("Halifax")) == line


def test_which_occupation() -> None:
    assert messages.clarify("pilot", offered=True) == "Which occupation do you mean by “pilot”?"
    assert messages.clarify(None, offered=True) == "About which occupation?"
    assert "about one that you name" in messages.clarify(None, offered=False)


def test_help_says_what_is_covered() -> None:
    assert own_lines.help_on([KEEPER.title]).endswith(
        "One occupation is covered: Lighthouse Keeper."
    )
    assert "1,016 occupations are covered" in own_lines.help_on([KEEPER.title] * 1016)


@pytest.mark.parametrize(
    ("intents", "line"),
    [
        ({"greeting": 0.6}, own_lines.GREETING),
        ({"thanks": 0.6}, own_lines.THANKS),
        ({"goodbye": 0.6}, own_lines.GOODBYE),
        ({"help": 0.6}, own_lines.help_on(TITLES)),
        ({"greeting": 0.3, "help": 0.3}, None),  # neither is sure enough by itself
        ({"greeting": 0.2, "help": 0.2, "wages": 0.6}, None),
        ({}, None),
    ],
)
def test_small_talk(intents: dict[str, float], line: str | None) -> None:
    assert small_talk(intents, TITLES, only_opener=False) == line


@pytest.mark.parametrize("of_careers", ["softwar", "program"])
def test_what_no_small_talk_speaks_of_is_of_another_kind(of_careers: str) -> None:
    heard = unless_small_talk({"help": 0.75, "education": 0.25}, (of_careers,))
    assert heard == {"help": 0.0, "education": 1.0}


@pytest.mark.parametrize("own", ["robot", "work"])
def test_its_own_words_leave_small_talk_as_likely(own: str) -> None:
    intents = {"help": 0.75, "education": 0.25}
    assert unless_small_talk(intents, (own,)) is intents


def test_nothing_but_an_opener_is_small_talk_however_unsure() -> None:
    intents = {"thanks": 0.1, "greeting": 0.05, "wages": 0.85}
    assert small_talk(intents, TITLES, only_opener=True) == own_lines.THANKS
    neither = {"thanks": 0.05, "greeting": 0.05, "wages": 0.9}
    assert small_talk(neither, TITLES, only_opener=True) == own_lines.PUT_ASIDE
    assert small_talk(neither, TITLES, only_opener=False) is None
