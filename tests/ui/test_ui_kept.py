"""Chats that are kept in memory for a while."""

from __future__ import annotations

import pytest

from tests.ui.fakes import load_one
from ui.kept import KEPT_FOR, Kept, new_name
from ui.state import Chat

FIRST = Chat().submitted("what are the wages?").answered(load_one())
SECOND = FIRST.submitted("what are the duties?").answered(load_one())


class Clock:
    """Shows the time that it is set to."""

    def __init__(self) -> None:
        self.time = 1_000.0

    def __call__(self) -> float:
        return self.time


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_a_chat_is_found_by_its_name_alone_as_it_stood_last(clock: Clock) -> None:
    kept = Kept(clock)
    kept.keep("one", FIRST)
    kept.keep("one", SECOND)
    assert kept.find("one") is SECOND
    assert kept.find("another") is None
    assert kept.find("") is None


def test_what_was_cleared_or_never_begun_is_not_kept(clock: Clock) -> None:
    kept = Kept(clock)
    kept.keep("one", FIRST)
    kept.keep("one", Chat())
    kept.keep("two", Chat(notice="That was empty."))
    assert kept.find("one") is None
    assert kept.find("two") is None


def test_what_is_cleared_is_forgotten_under_the_names_it_had_before(clock: Clock) -> None:
    kept = Kept(clock)
    kept.keep("other", FIRST)
    kept.keep("one", FIRST)
    kept.keep("two", FIRST, before="one")
    kept.keep("three", FIRST, before="two")
    kept.keep("three", SECOND, before="two")
    kept.keep("three", Chat(), before="two")
    assert [kept.find(name) for name in ("one", "two", "three")] == [None, None, None]
    assert kept.find("other") is FIRST


def test_a_page_not_told_yet_which_chat_it_had_forgets_nothing(clock: Clock) -> None:
    kept = Kept(clock)
    kept.keep("one", FIRST)
    kept.keep("two", Chat())
    kept.keep("two", FIRST, before="one")
    assert kept.find("one") is kept.find("two") is FIRST


def test_a_chat_is_let_go_of_so_long_after_it_changed_last(clock: Clock) -> None:
    kept = Kept(clock)
    kept.keep("one", FIRST)
    clock.time += KEPT_FOR - 1
    kept.keep("one", FIRST)  # drawn again, but not changed
    assert kept.find("one") is FIRST
    clock.time += 1
    assert kept.find("one") is None


def test_the_longest_untouched_go_first(clock: Clock) -> None:
    kept = Kept(clock, most=2)
    for name in ("one", "two"):
        kept.keep(name, FIRST)
    kept.keep("one", SECOND)
    kept.keep("three", FIRST)
    assert [kept.find(name) for name in ("one", "two", "three")] == [SECOND, None, FIRST]


def test_no_two_names_are_the_same_and_none_is_short() -> None:
    names = {new_name() for _ in range(100)}
    assert len(names) == 100
    assert min(map(len, names)) >= 32
