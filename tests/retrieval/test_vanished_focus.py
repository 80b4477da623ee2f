"""A conversation goes on while another build, with other profiles, takes over."""

from __future__ import annotations

import pytest

from retrieval.assistant import START, Assistant
from retrieval.conversation import Conversation
from retrieval.records import Focus

GONE = Conversation(focus=Focus("no-longer-here", "Salary"))


@pytest.mark.parametrize("typed", ["what are the wages at night?", "hello", "zzz", ""])
def test_a_focus_on_a_profile_that_is_gone_is_as_none(keeper: Assistant, typed: str) -> None:
    reply, conversation = keeper.ask(typed, GONE)
    expected, afresh = keeper.ask(typed, START)
    assert (reply.message, reply.focus, conversation) == (expected.message, expected.focus, afresh)
