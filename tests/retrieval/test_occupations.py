from __future__ import annotations

import pytest

from retrieval.occupations import Occupations, is_occupation_noun
from tests.retrieval.making import AIR_PILOT, KEEPER, SHIP_PILOT

KEEPER_SLUG = ("lighthouse-keeper",)
PILOTS = ("airline-pilot", "ship-pilot")
# What the profiles speak of besides the names that they go by.
MENTIONED = frozenset(["guard", "student", "graduat", "counsellor", "manag"])


@pytest.fixture(scope="module")
def occupations() -> Occupations:
    return Occupations((AIR_PILOT, KEEPER, SHIP_PILOT), MENTIONED.__contains__)


@pytest.mark.parametrize(
    ("question", "phrase", "slugs"),
    [
        ("how do I become a lighthouse keeper?", "lighthouse keeper", KEEPER_SLUG),
        ("what do Lighthouse Keepers do?", "Lighthouse Keepers", KEEPER_SLUG),
        ("a lighthouse keeper's pay", "lighthouse keeper's", KEEPER_SLUG),
        ("coast watchers: hours?", "coast watchers", KEEPER_SLUG),
        ("lamp tender", "lamp tender", KEEPER_SLUG),
        ("what do keepers do?", "keepers", KEEPER_SLUG),
        ("what does a pilot earn?", "pilot", PILOTS),
        ("what does a ship pilot earn?", "ship pilot", ("ship-pilot",)),
        ("what is NOC 4321?", "4321", KEEPER_SLUG),
        ("2271 pay", "2271", ("airline-pilot",)),
    ],
)
def test_covered_by_title_other_name_or_code(
    occupations: Occupations, question: str, phrase: str, slugs: tuple[str, ...]
) -> None:
    named = occupations.find(question)
    assert named is not None
    assert (named.phrase, named.slugs, named.covered) == (phrase, slugs, True)
    assert question[named.start : named.end] == phrase


@pytest.mark.parametrize(
    ("question", "phrase"),
    [
        ("how do I become a plumber?", "plumber"),
        ("how to become a certified dental hygienist in Calgary", "dental hygienist"),
        ("becoming a nurse without a degree", "nurse"),
        ("I want to work as a librarian", "librarian"),
        ("how much does a welder make?", "welder"),
        ("how much do software engineers earn?", "software engineers"),
        ("what do firefighters do?", "firefighters"),
        ("what does the average baker make?", "baker"),
        ("can policemen work nights?", "policemen"),
        ("what do secretaries do", "secretaries"),
        ("what is the salary of a teacher?", "teacher"),
        ("wages for electricians", "electricians"),
        ("duties of a judge", "judge"),
        ("electrician salary", "electrician"),
        ("a carpenter's hours", "carpenter's"),
        ("nursing aides' duties", "nursing aides"),
        ("what about plumbers?", "plumbers"),
        ("and welders?", "welders"),
        ("how about being a chef instead", "chef"),
        ("tell me about astronauts", "astronauts"),
        ("are plumbers well paid?", "plumbers"),
        ("what is an actuary?", "actuary"),
        ("what do dental keepers do?", "dental keepers"),
        ("code 9876", "9876"),
    ],
)
def test_not_covered_but_named(occupations: Occupations, question: str, phrase: str) -> None:
    named = occupations.find(question)
    assert named is not None
    assert (named.phrase, named.slugs, named.covered) == (phrase, (), False)
    assert question[named.start : named.end] == phrase


@pytest.mark.parametrize(
    "question",
    [
        "do they work with doctors?",
        "are they employed by doctors?",
        "how much do they make?",
        "what do graduates need?",
        "do graduates get jobs?",
        "can students work part time?",
        "can I talk to a counsellor?",
        "what do employers need?",
        "what do I need to become one?",
        "how do I become a member?",
        "what do people with a diploma earn?",
        "what does the program teach?",
        "is there a manager?",
        "how many hours a week?",
        "English 30-1 or 30-2?",
        "what was it in 2012?",
        "they earn $4321 a month?",
    ],
)
def test_no_occupation_is_named(occupations: Occupations, question: str) -> None:
    assert occupations.find(question) is None


def test_an_occupation_that_no_profile_mentions_is_named_wherever_it_stands() -> None:
    question = "the day of one dental hygienist"
    named = Occupations((KEEPER,), lambda stem: False).find(question)
    assert named is not None
    assert (named.phrase, named.slugs) == ("dental hygienist", ())
    assert Occupations((KEEPER,), lambda stem: stem == "hygienist").find(question) is None


@pytest.mark.parametrize("word", ["nurse", "nurses", "policemen", "secretaries", "actress"])
def test_nouns_in_singular_and_plural(word: str) -> None:
    assert is_occupation_noun(word)


@pytest.mark.parametrize("word", ["lamp", "graduate", "s", ""])
def test_other_nouns(word: str) -> None:
    assert not is_occupation_noun(word)
