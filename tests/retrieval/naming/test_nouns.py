from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.naming.nouns import is_occupation_noun, may_be_occupation, root, singular


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ("nurses", "nurse"),
        ("secretaries", "secretary"),
        ("policemen", "policeman"),
        ("midwives", "midwife"),
        ("coaches", "coach"),
        ("actresses", "actress"),
        ("labourers", "laborer"),
        ("counsellors", "counselor"),
        ("bus", "bus"),
    ],
)
def test_singular_in_one_spelling(typed: str, same: str) -> None:
    assert singular(typed) == singular(same)


@pytest.mark.parametrize(
    ("one", "other"),
    [("orders", "orderlies"), ("sociology", "sociologists"), ("forest", "foresters")],
)
def test_words_with_one_stem_are_not_one_noun(one: str, other: str) -> None:
    assert singular(one) != singular(other)


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1))
def test_a_singular_is_never_empty(word: str) -> None:
    assert singular(word)


@pytest.mark.parametrize("word", ["loggers", "logging", "logger"])
def test_a_trade_and_its_doer_share_a_root(word: str) -> None:
    assert root(word) == "log"


@pytest.mark.parametrize(
    "word", ["nurse", "nurses", "policemen", "secretaries", "actress", "volcanologist", "wigmaker"]
)
def test_nouns_in_singular_and_plural(word: str) -> None:
    assert is_occupation_noun(word)


@pytest.mark.parametrize("word", ["lamp", "graduate", "s", "", "manager"])
def test_other_nouns(word: str) -> None:
    assert not is_occupation_noun(word)


@pytest.mark.parametrize(("word", "may"), [("bouldererers", True), ("computers", False)])
def test_an_ending_may_tell(word: str, may: bool) -> None:
    assert may_be_occupation(word) is may
