"""Which occupation a question describes without naming it."""

from __future__ import annotations

import pytest

from index.store import Build
from retrieval.assistant import Assistant
from retrieval.describing import Describing
from retrieval.records import Answer, Clarify
from retrieval.sources import by_occupation
from retrieval.words import stems, telling
from tests.retrieval.making import AIR_PILOT, KEEPER, SHIP_PILOT, make_build, make_weights

PROFILES = (AIR_PILOT, KEEPER, SHIP_PILOT)


@pytest.fixture(scope="module")
def build() -> Build:
    return make_build(*PROFILES)


@pytest.mark.parametrize(
    ("question", "slug"),
    [
        ("who polishes the lens and trims the wick?", "lighthouse-keeper"),
        ("who steers ships through narrow waters?", "ship-pilot"),
        ("what is paid for being a pilot?", None),  # two are
        ("what are the wages?", None),  # said of all, and not of what they do
        ("who won the cup?", None),
        ("", None),
    ],
)
def test_the_one_that_the_words_fit_clearly_better(
    build: Build, question: str, slug: str | None
) -> None:
    said = stems(telling(question))
    assert Describing(build).clearest(said, by_occupation(PROFILES)) == slug


def test_one_rare_word_said_once_is_not_enough(build: Build) -> None:
    """Said once by one of three profiles it counts less than its weight; a title's word more."""
    describing = Describing(build)
    assert describing.clearest(["wick"], by_occupation(PROFILES)) is None
    # Titles stand in every passage.
    assert describing.clearest(["lighthous"], by_occupation(PROFILES)) == "lighthouse-keeper"


def test_what_is_described_must_be_near_in_meaning_too(build: Build) -> None:
    several = Assistant(build, make_weights())
    reply, _ = several.ask("who watches the sea, trims the wick and polishes the lens?")
    assert isinstance(reply, Answer)
    assert reply.quotes[0].passage.profile.slug == "lighthouse-keeper"
    reply, _ = several.ask("what are the wages?")
    assert isinstance(reply, Clarify)
