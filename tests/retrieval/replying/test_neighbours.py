"""Which occupations are offered instead of one without a profile."""

from __future__ import annotations

from dataclasses import replace

import pytest

from index.store import Build
from retrieval.assistant import Assistant
from retrieval.naming.describing import Describing
from retrieval.records import NoAnswer
from retrieval.replying.neighbours import Neighbours
from retrieval.weighing.ranking import load_weights
from retrieval.weighing.search import Search
from tests.retrieval.making import AIR_PILOT, KEEPER, SHIP_PILOT, make_build

# The list of published names has "baker" under 51-3011.
BUTCHER = replace(SHIP_PILOT, slug="butcher", title="Butcher", codes=("51-3021",))
COOK = replace(SHIP_PILOT, slug="cook", title="Bread Cook", codes=("51-3012",))
OFFICER = replace(SHIP_PILOT, slug="officer", title="Hearing Officer", codes=("23-1021",))
ALL = (AIR_PILOT, BUTCHER, COOK, KEEPER, OFFICER, SHIP_PILOT)


def neighbours(build: Build) -> Neighbours:
    return Neighbours(build, Search(build), Describing(build))


@pytest.fixture(scope="module")
def several() -> Neighbours:
    return neighbours(make_build(*ALL))


def test_who_shares_a_telling_word_comes_first(several: Neighbours) -> None:
    assert several.of("painter of lighthouse keepers")[0] == KEEPER.slug


def test_that_both_are_officers_tells_nothing(several: Neighbours) -> None:
    assert OFFICER.slug not in several.of("lighthouse keeper officer")


def test_the_same_broad_group_of_the_classification(several: Neighbours) -> None:
    assert several.of("baker")[0] == COOK.slug
    assert KEEPER.slug not in several.of("baker")


def test_none_is_better_than_anybody(several: Neighbours) -> None:
    assert several.of("zebra") == ()


def test_the_only_one() -> None:
    assert neighbours(make_build(KEEPER)).of("zebra") == (KEEPER.slug,)


def test_two_questions_at_once_each_have_their_own_nearest() -> None:
    assistant = Assistant(make_build(*ALL), load_weights())
    reply, _ = assistant.ask("what do bakers earn and what do judges wear?")
    assert isinstance(reply, NoAnswer)
    first, second = reply.unanswered
    assert (first.asked, first.question) == ("what do bakers earn", "what do they earn")
    assert (second.asked, second.question) == ("what do judges wear?", "what do they wear?")
    assert COOK.slug in {choice.slug for choice in first.nearest}
    assert set(reply.nearest) == {*first.nearest, *second.nearest}
    for one in reply.unanswered:
        assert one.message in reply.message
        assert "Nearest" not in one.message
