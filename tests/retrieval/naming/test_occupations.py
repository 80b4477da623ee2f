from __future__ import annotations

from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.layouts import read
from corpus.records import Profile
from retrieval.naming.occupations import Occupations
from retrieval.naming.wording import Wording
from tests.retrieval.making import AIR_PILOT, KEEPER, KEEPER_TEXT, SHIP_PILOT, make_build

KEEPER_SLUG = ("lighthouse-keeper",)
PILOTS = ("airline-pilot", "ship-pilot")


@cache
def over(*profiles: Profile) -> Occupations:
    build = make_build(*profiles)
    return Occupations(profiles, Wording(build.passages, build.lexical))


@pytest.fixture(scope="module")
def occupations() -> Occupations:
    return over(AIR_PILOT, KEEPER, SHIP_PILOT)


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
        ("what do the zoo staff earn?", "zoo staff"),
        ("I want to work as a librarian", "librarian"),
        ("how much does a welder make?", "welder"),
        ("how much do social workers make?", "social workers"),
        ("the NOC code for construction workers", "construction workers"),
        ("what qualities make a good police officer?", "police officer"),
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


def test_an_occupation_named_alone_counts_wherever_it_stands(occupations: Occupations) -> None:
    named = occupations.find("the day of one dental hygienist")
    assert named is not None
    assert (named.phrase, named.slugs) == ("dental hygienist", ())


@pytest.mark.parametrize(
    ("question", "phrase", "slugs"),
    [
        ("I was a welder. Can I become a lighthouse keeper?", "lighthouse keeper", KEEPER_SLUG),
        ("as a ship pilot, could I become a plumber?", "plumber", ()),
        ("do lighthouse keepers work with doctors?", "lighthouse keepers", KEEPER_SLUG),
        ("I hated being a plumber, what do ship pilots earn?", "ship pilots", ("ship-pilot",)),
        (
            "My dad wants me to be a plumber, I am to be a ship pilot",
            "ship pilot",
            ("ship-pilot",),
        ),
        ("I was to be a ship pilot. Now I want to become a plumber", "plumber", ()),
        ("I'm tired of being a plumber", "plumber", ()),
    ],
)
def test_what_is_asked_about_comes_before_who_is_mentioned(
    occupations: Occupations, question: str, phrase: str, slugs: tuple[str, ...]
) -> None:
    named = occupations.find(question)
    assert named is not None
    assert (named.phrase, named.slugs) == (phrase, slugs)


def test_the_one_whose_occupation_it_is_may_be_meant(occupations: Occupations) -> None:
    question = "I'm a ship pilot, do I need a license?"
    assert occupations.find(question) is None
    named = occupations.of_the_asker(question)
    assert named is not None
    assert named.slugs == ("ship-pilot",)
    assert occupations.of_the_asker("I'm a plumber, do I need a license?") is None


@pytest.mark.parametrize(
    ("question", "phrases"),
    [
        ("who earns more, a plumber or a lighthouse keeper?", ["plumber", "lighthouse keeper"]),
        ("ship pilots vs airline pilots", ["ship pilots", "airline pilots"]),
        ("I quit being a plumber, which license do ship pilots need?", ["ship pilots"]),
        ("compare firefighters and paramedics", ["firefighters", "paramedics"]),  # some are both
        ("versus plumbers", ["plumbers"]),
        ("are the nights long?", []),
    ],
)
def test_all_that_are_named_in_order(
    occupations: Occupations, question: str, phrases: list[str]
) -> None:
    assert [named.phrase for named in occupations.find_all(question)] == phrases


_WORDS = st.sampled_from(
    "a the do become what or , pilot pilots ship keeper lighthouse lamp nurse 4321 it".split()
)


@given(st.lists(_WORDS, max_size=12).map(" ".join))
def test_what_is_named_is_a_slice_and_none_lies_inside_another(text: str) -> None:
    occupations = over(AIR_PILOT, KEEPER, SHIP_PILOT)
    every = occupations.find_all(text)
    for named in (*every, *filter(None, [occupations.find(text)])):
        assert text[named.start : named.end] == named.phrase
    assert all(one.end <= other.start for one, other in pairwise(every))


@pytest.mark.parametrize(
    "question",
    [
        "how many workers are there?",
        "do shift workers earn more?",
        "what do experienced workers earn?",
        "do they deal with social workers?",
        "are lighthouse workers in demand?",  # a title speaks of lighthouses
    ],
)
def test_workers_of_no_particular_kind(occupations: Occupations, question: str) -> None:
    assert occupations.find(question) is None


@pytest.mark.parametrize("question", ["how much do police earn", "what do the police make?"])
def test_a_service_stands_for_its_officers(question: str) -> None:
    # A profile that mentions the police is not about them.
    keeper = KEEPER_TEXT.replace("tend the lamps", "call the police to the lamps")
    other = over(read(keeper.encode(), "lighthouse-keeper.txt"), AIR_PILOT).find(question)
    assert other is not None
    assert (other.phrase, other.covered) == ("police", False)
    officer = KEEPER_TEXT.replace("Lighthouse Keeper", "Police Officer")
    own = over(read(officer.encode(), "police-officer.txt"), AIR_PILOT).find(question)
    assert own is not None
    assert (own.phrase, own.slugs) == ("police", ("police-officer",))


@pytest.mark.parametrize(
    "question",
    [
        "how much do people earn",
        "what do the unionized folks make?",
        "how much does it make",
    ],
)
def test_whoever_they_are_they_are_no_other_occupation(
    occupations: Occupations, question: str
) -> None:
    assert occupations.find(question) is None
