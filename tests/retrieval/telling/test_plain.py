"""Replies for a terminal."""

from __future__ import annotations

from datetime import date

from retrieval.records import SmallTalk, Timings
from retrieval.telling.plain import as_plain


def test_a_repaired_question_is_told_first() -> None:
    said = SmallTalk("Hello.", None, "build", Timings(), read_as="hello there")
    assert as_plain(said, date(2026, 11, 23)) == "Read as: hello there\n\nHello."


def test_nothing_is_told_of_a_question_read_as_typed() -> None:
    assert as_plain(SmallTalk("Hello.", None, "build", Timings()), date(2026, 11, 23)) == "Hello."
