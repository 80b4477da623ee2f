"""Which questions compare occupations, and what each profile is then asked."""

from __future__ import annotations

import pytest

from retrieval.comparing import again, against, comparison, means_all
from retrieval.naming.occupations import Named


def named(text: str, *phrases: str) -> list[Named]:
    """The phrases as occupations, each covered by a profile of its own."""
    return [
        Named(phrase, text.index(phrase), text.index(phrase) + len(phrase), (phrase,))
        for phrase in phrases
    ]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("who earns more, a plumber or a baker?", "who earns more, they?"),
        ("do plumbers earn more than bakers?", "do they earn more?"),
        ("plumber vs baker salary", "they salary"),
        ("compare the pay of a plumber and a baker", "the pay of they"),
        ("Compare plumbers and bakers: how long do they train?", "how long do they train?"),
        ("what is the difference between a plumber and a baker", "between they"),
    ],
)  # fmt: skip
def test_joined_or_compared_occupations(text: str, asked: str) -> None:
    phrases = ("plumbers", "bakers") if "plumbers" in text else ("plumber", "baker")
    found = comparison(text, named(text, *phrases))
    assert found is not None
    assert [one.phrase for one in found.named] == list(phrases)
    assert found.question == asked


def test_an_occupation_mentioned_on_the_way_is_not_compared() -> None:
    text = "I was a baker, can I become a plumber?"
    assert comparison(text, named(text, "baker", "plumber")) is None


def test_one_occupation_named_twice_is_one() -> None:
    text = "is a baker just a bread maker, or a baker of cakes?"
    first, second = named(text, "baker", "bread maker")
    same = Named(second.phrase, second.start, second.end, first.slugs)
    assert comparison(text, [first, same]) is None


def test_at_most_three_stand_side_by_side() -> None:
    text = "who earns most: a, b, c or d"
    marks = [Named(x, text.rindex(x), text.rindex(x) + 1, (x,)) for x in "abcd"]
    found = comparison("which of them? " + text, [
        Named(m.phrase, m.start + 15, m.end + 15, m.slugs) for m in marks
    ])  # fmt: skip
    assert found is not None
    assert [one.phrase for one in found.named] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("which one is safer?", "is it safe?"),
        ("which is more dangerous?", "is it dangerous?"),
        ("do both need a license?", "do they need a license?"),
        ("which of them pays more?", "they pays more?"),
        ("hours?", "hours?"),
    ],
)
def test_what_is_asked_of_those_compared_before(text: str, question: str) -> None:
    found = again(text, ["plumber", "baker"])
    assert [named.slugs for named in found.named] == [("plumber",), ("baker",)]
    assert found.question == question


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("are they paid better than bakers?", "are they paid better?"),
        ("is it more dangerous than being a baker", "is it dangerous"),
        ("compared to a baker?", ""),
        ("is it longer than for bakers?", ""),
    ],
)
def test_what_is_set_against_those_talked_about(text: str, question: str) -> None:
    (named_last,) = named(text, "bakers" if "bakers" in text else "baker")
    found = against(text, named_last, ["plumber"])
    assert found is not None
    assert [one.slugs for one in found.named] == [("plumber",), named_last.slugs]
    assert found.question == question


def test_an_occupation_asked_about_is_not_set_against_any() -> None:
    text = "what do bakers earn?"
    (baker,) = named(text, "bakers")
    assert against(text, baker, ["plumber"]) is None
    than = "do they earn more than bakers?"
    (same,) = named(than, "bakers")
    assert against(than, same, ["bakers"]) is None


@pytest.mark.parametrize("text", ["which one pays more", "do both travel", "what's the difference"])
def test_all_of_them_are_meant(text: str) -> None:
    assert means_all(text)


@pytest.mark.parametrize("text", ["which tools do they use", "hours?", "who hires them"])
def test_all_of_them_need_not_be_meant(text: str) -> None:
    assert not means_all(text)
