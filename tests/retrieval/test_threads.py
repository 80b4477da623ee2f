"""Many people asking one assistant at once, each in a thread and a conversation of their own."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from corpus.gold import read_gold
from index.store import Build
from retrieval.assistant import Assistant
from retrieval.conversation import Conversation
from retrieval.telling.wire import to_json
from retrieval.weighing.ranking import load_weights
from tests.retrieval.conftest import TODAY
from tests.retrieval.making import AIR_PILOT, KEEPER, SHIP_PILOT, make_build, make_weights

TUNE = Path(__file__).parent.parent / "gold" / "tune.jsonl"
PEOPLE = 24
CHATS = [
    ["what are the wages of an airline pilot?", "what do they do?", "and a plumber?", "thanks"],
    ["what are the wages of a pilot?", "the second one", "and their duties?"],
    ["what are the wages of a pilot?", "airline", "when was that revised?"],
    ["what does the BCC diploma take?", "and Dalhousie?", "what's the weather?", "and that one?"],
    ["ship pilot", "wages", "who earns more, an airline pilot or a lighthouse keeper?"],
]


@pytest.fixture(autouse=True)
def _eager_switching() -> Iterator[None]:
    """Threads take turns far more often than they would, so that mix-ups show."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    yield
    sys.setswitchinterval(before)


def chat(assistant: Assistant, turns: Sequence[str]) -> list[tuple[dict[str, Any], Conversation]]:
    conversation, got = Conversation(), []
    for turn in turns:
        reply, conversation = assistant.ask(turn, conversation)
        got.append(({**to_json(reply), "timings_ms": None}, conversation))
    return got


def all_at_once(
    assistant: Assistant, chats: Sequence[Sequence[str]]
) -> list[list[tuple[dict[str, Any], Conversation]]]:
    with ThreadPoolExecutor(PEOPLE) as people:
        return list(people.map(lambda turns: chat(assistant, turns), chats))


def test_everyone_gets_what_they_would_get_alone() -> None:
    build = make_build(AIR_PILOT, KEEPER, SHIP_PILOT)
    alone = Assistant(build, make_weights(), lambda: TODAY)
    expected = [chat(alone, turns) for turns in CHATS]
    # The chats differ, so that a mix-up would be seen.
    assert len({str(got) for got in expected}) == len(CHATS)
    # One that has answered nothing yet, so that what it keeps for later is made by all at once.
    shared = Assistant(build, make_weights(), lambda: TODAY)
    assert all_at_once(shared, CHATS * 20) == expected * 20


def test_the_real_model_answers_many_as_it_answers_one(real_build: Build) -> None:
    chats = [gold.turns for gold in read_gold(TUNE) if len(gold.turns) > 1][:60]
    shared = Assistant(real_build, load_weights(), lambda: TODAY)
    got = all_at_once(shared, chats * 2)
    alone = Assistant(real_build, load_weights(), lambda: TODAY)
    assert got == [chat(alone, turns) for turns in chats] * 2
