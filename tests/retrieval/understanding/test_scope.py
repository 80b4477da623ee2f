"""What is asked within scope, though it sounds like much outside of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from index.store import Build
from retrieval.asked import is_off_topic
from retrieval.naming.describing import Describing
from retrieval.naming.occupations import Named
from retrieval.understanding.encoding import Encoding
from retrieval.understanding.scope import within_scope
from retrieval.understanding.wordbook import Wordbook
from tests.retrieval.making import AIR_PILOT, KEEPER, SHIP_PILOT, make_build

MADE = Named("bread baker", 0, 0, (), made=True)


@pytest.fixture(scope="module")
def build() -> Build:
    return make_build(AIR_PILOT, KEEPER, SHIP_PILOT)


def is_outside(build: Build, question: str, named: Named | None = None) -> bool:
    asked = Encoding(build, Wordbook(build)).alone(question)
    off_topic = replace(asked, intents={"out_of_scope": 0.75, "duties": 0.25})
    return is_off_topic(within_scope(Describing(build), off_topic, named))


@pytest.mark.parametrize(
    ("question", "outside"),
    [
        ("I want to steer ships through narrow waters", False),
        ("who trims the wick and polishes the lens?", False),
        ("I want to watch a film", True),
        ("steer ships through narrow waters for me", True),
    ],
)
def test_work_that_a_profile_speaks_of_is_in_scope(
    build: Build, question: str, outside: bool
) -> None:
    assert is_outside(build, question) is outside


def test_so_is_work_that_has_a_name(build: Build) -> None:
    assert not is_outside(build, "I want to bake bread", MADE)
    assert is_outside(build, "I want to see a baker", replace(MADE, made=False))


def test_one_profile_describes_nobody_in_particular() -> None:
    assert is_outside(make_build(SHIP_PILOT), "I want to steer ships through narrow waters")
