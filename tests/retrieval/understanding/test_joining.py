"""Who joins the occupations that stand side by side, and who leaves them."""

from __future__ import annotations

import pytest

from retrieval.naming.occupations import Named
from retrieval.understanding.joining import joining


def name(text: str) -> Named | None:
    """The first of three occupations in ``text``."""
    for phrase in ("bakers", "plumbers", "cooks"):
        if (start := text.find(phrase)) >= 0:
            return Named(phrase, start, start + len(phrase), (phrase,))
    return None


def side_by_side(text: str, slugs: list[str], *, together: bool = True) -> list[str] | None:
    found = joining(text, slugs, name, together=together)
    return None if found is None else [one.slugs[0] for one in found.named]


@pytest.mark.parametrize(
    "text", ["add cooks", "and cooks?", "ok, and the cooks too?", "plus cooks"]
)
def test_one_more_stands_beside_them(text: str) -> None:
    assert side_by_side(text, ["bakers", "plumbers"]) == ["bakers", "plumbers", "cooks"]


@pytest.mark.parametrize("text", ["drop the cooks", "without the cooks", "ok, but not the cooks"])
def test_one_less_stands_there(text: str) -> None:
    assert side_by_side(text, ["bakers", "cooks", "plumbers"]) == ["bakers", "plumbers"]


@pytest.mark.parametrize(
    "text",
    ["what about cooks?", "add cooks who bake", "and what do cooks earn?", "drop the others"],
)
def test_nobody_comes_or_goes(text: str) -> None:
    assert side_by_side(text, ["bakers", "plumbers"]) is None


def test_a_place_is_kept_for_three() -> None:
    assert side_by_side("add cooks", ["bakers", "plumbers", "roofers"]) is None
    assert side_by_side("drop the cooks", ["cooks"]) is None


def test_and_names_the_next_where_one_is_talked_about() -> None:
    assert side_by_side("and cooks?", ["bakers"], together=False) is None
    assert side_by_side("add cooks", ["bakers"], together=False) == ["bakers", "cooks"]


def test_nobody_is_joined_where_nobody_stands() -> None:
    assert side_by_side("and cooks?", []) is None
