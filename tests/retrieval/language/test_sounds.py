"""Words that are said alike, and those that are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.language.sounds import sound


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("fotografer", "photographer"),
        ("dietishun", "dietitian"),
        ("sychologist", "psychologist"),
        ("jeolojist", "geologist"),
        ("teknishun", "technician"),
        ("plummer", "plumber"),
        ("riter", "writer"),
        ("flite", "flight"),
        ("bucher", "butcher"),
        ("nerse", "nurse"),
        ("shud", "should"),
        ("haf", "have"),
        ("qualificashuns", "qualifications"),
    ],
)
def test_said_alike(typed: str, meant: str) -> None:
    assert sound(typed) == sound(meant)


@pytest.mark.parametrize(
    ("one", "other"),
    [("salary", "solar"), ("electrician", "electric"), ("nurse", "tourist"), ("actor", "doctor")],
)
def test_not_said_alike(one: str, other: str) -> None:
    assert sound(one) != sound(other)


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", max_size=20))
def test_of_every_word_something_shorter_is_left(word: str) -> None:
    assert len(sound(word)) <= len(word)
    assert bool(sound(word)) or len(word) < 3 or not word.strip("aeiouyhgw")
