"""Which occupation a question describes without naming it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from corpus.layouts import read
from index.store import Build
from retrieval.assistant import Assistant
from retrieval.language.words import stems, telling
from retrieval.naming.describing import Describing
from retrieval.quoting.sources import by_occupation
from retrieval.records import Answer, Clarify
from tests.retrieval.making import (
    AIR_PILOT,
    KEEPER,
    SHIP_PILOT,
    SHIP_PILOT_TEXT,
    make_build,
    make_weights,
)

PROFILES = (AIR_PILOT, KEEPER, SHIP_PILOT)


@pytest.fixture(scope="module")
def build() -> Build:
    return make_build(*PROFILES)


def clearest(build: Build, question: str, near: tuple[str, ...] = ()) -> str | None:
    vector = build.encoder.encode([question])[0]
    said = stems(telling(question))
    found = Describing(build).likeliest(said, vector, by_occupation(PROFILES), near)
    return found[0] if len(found) == 1 else None


@pytest.mark.parametrize(
    ("question", "slug"),
    [
        ("who polishes the lens and trims the wick?", "lighthouse-keeper"),
        ("who steers ships through narrow waters?", "ship-pilot"),
        ("what are the wages?", None),  # said of all, and not of what they do
        ("who won the cup?", None),
        ("", None),
    ],
)
def test_the_one_that_it_fits_clearly_better(build: Build, question: str, slug: str | None) -> None:
    assert clearest(build, question) == slug


def test_of_two_much_alike_the_one_with_the_nearest_passages(build: Build) -> None:
    first = "who steers and checks aircraft?"
    assert clearest(build, first) is None
    assert clearest(build, first, ("airline-pilot",)) == "airline-pilot"
    assert clearest(build, first, ("ship-pilot",)) is None
    # Of two that it fits just alike near passages tell neither.
    assert clearest(build, "who is a pilot, paid for being a pilot?", ("airline-pilot",)) is None


def test_not_the_nearest_where_another_says_more_of_it_at_once(build: Build) -> None:
    scattered = "which captain checks aircraft, not narrow waters?"
    assert clearest(build, scattered, ("airline-pilot",)) is None


def test_words_said_together_tell_more_than_scattered_ones() -> None:
    """Two profiles say both words once, the second of them in one passage."""
    scattered, together = (
        read(
            SHIP_PILOT_TEXT.replace("Ship Pilot", title)
            .replace("Ship pilots steer ships", first)
            .replace("They steer ships through narrow waters", then)
            .encode(),
            f"{title.lower()}.txt",
        )
        for title, first, then in (
            ("Baggers", "Baggers splice ropes", "They mend nets"),
            ("Riggers", "Riggers are busy", "They splice ropes, mend nets"),
        )
    )
    both = make_build(scattered, together)
    no_meaning = np.zeros(both.dense.dimension, dtype=np.float32)
    assert Describing(both).in_order(["splice", "net"], no_meaning)[0] == "riggers"


def test_what_most_profiles_say_elsewhere_tells_little() -> None:
    """Of four profiles that speak of wages one says it of its people, in two passages."""
    setter = read(
        SHIP_PILOT_TEXT.replace("Ship Pilot", "Clerk")
        .replace("Ship pilots steer ships", "Clerks set wages")
        .replace("They steer ships through narrow waters", "They set wages")
        .encode(),
        "clerk.txt",
    )
    four = make_build(*PROFILES, setter)
    no_meaning = np.zeros(four.dense.dimension, dtype=np.float32)
    first, second, *_ = Describing(four).in_order(["wage", "instrument"], no_meaning)
    assert (first, second) == ("airline-pilot", "clerk")


def test_one_rare_word_said_once_is_not_enough(build: Build) -> None:
    """Said once by one of three profiles it counts less than its weight; a title's word more."""
    every = tuple(profile.slug for profile in PROFILES)
    assert clearest(build, "wick", every) is None
    # Titles stand in every passage.
    assert clearest(build, "lighthouse", every) == "lighthouse-keeper"


def test_one_rare_word_said_often_needs_the_meaning_to_agree() -> None:
    sailor = read(
        SHIP_PILOT_TEXT.replace("Ship Pilot", "Sailor")
        .replace("Ship pilots steer ships", "Sailors splice ropes")
        .replace("They steer ships through narrow waters", "They splice ropes")
        .encode(),
        "sailor.txt",
    )
    profiles = (AIR_PILOT, KEEPER, sailor)
    build = make_build(*profiles)
    (splice,) = stems(telling("splice"))

    (sea,) = build.encoder.encode(["sea"])
    found = Describing(build).likeliest([splice], sea, by_occupation(profiles), ["sailor"])
    assert found[:2] == ["sailor", "lighthouse-keeper"]


def test_all_are_put_in_order_by_words_and_meaning(build: Build) -> None:
    question = "who polishes the lens?"
    vector = build.encoder.encode([question])[0]
    found = Describing(build).in_order(stems(telling(question)), vector)
    assert found[0] == "lighthouse-keeper"
    assert sorted(found) == sorted(profile.slug for profile in PROFILES)


def test_what_is_described_is_answered_and_what_is_not_asked_back(build: Build) -> None:
    several = Assistant(build, make_weights())
    reply, _ = several.ask("who watches the sea, trims the wick and polishes the lens?")
    assert isinstance(reply, Answer)
    assert reply.quotes[0].passage.profile.slug == "lighthouse-keeper"
    reply, _ = several.ask("what are the wages?")
    assert isinstance(reply, Clarify)


def test_a_question_that_describes_nobody_gets_no_list() -> None:
    """Of six occupations none is meant more by "wages"."""
    more = [
        replace(KEEPER, slug=title.lower(), title=title, codes=())
        for title in ("Glazier", "Baker", "Roofer")
    ]
    many = Assistant(make_build(*PROFILES, *more), make_weights())
    reply, conversation = many.ask("wages?")
    assert isinstance(reply, Clarify)
    assert not reply.choices
    assert "about one that you name" in reply.message
    assert conversation.pending == "wages?"


def test_the_one_whose_people_a_name_means() -> None:
    at_sea = replace(
        read(SHIP_PILOT_TEXT.replace("steer ships", "steer at sea").encode(), "sea.txt"), slug="sea"
    )
    others = [replace(AIR_PILOT, slug=f"pilot-{number}") for number in range(9)]
    describing = Describing(make_build(*others, at_sea))
    assert describing.nearest("sea") == "sea"  # the one of ten that speaks of it: by 3
    assert Describing(make_build(AIR_PILOT, KEEPER)).nearest("sea") is None  # of two by 1 at most


@pytest.mark.parametrize(
    ("said", "fitting"),
    [
        ("I like passengers and instruments", AIR_PILOT.slug),
        ("narrow waters", SHIP_PILOT.slug),
        ("I like it", None),
        ("wages", None),
        ("lamps", None),
    ],
)
def test_the_one_of_a_few_that_is_described(build: Build, said: str, fitting: str | None) -> None:
    vector = build.encoder.encode([said])[0]
    among = (AIR_PILOT.slug, SHIP_PILOT.slug)
    assert Describing(build).fitting(stems(telling(said)), vector, among) == fitting
