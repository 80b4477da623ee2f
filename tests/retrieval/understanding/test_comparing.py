"""Which questions compare occupations, and what each profile is then asked."""

from __future__ import annotations

import pytest

from retrieval.naming.occupations import Named
from retrieval.understanding.comparing import again, against, comparison, means_all
from retrieval.understanding.plainly import plainly


def named(text: str, *phrases: str) -> list[Named]:
    """The phrases as occupations, each covered by a profile of its own."""
    return [
        Named(phrase, text.index(phrase), text.index(phrase) + len(phrase), (phrase,))
        for phrase in phrases
    ]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("who earns more, a plumber or a baker?", "how much do they earn"),
        ("do plumbers earn more than bakers?", "how much do they earn?"),
        ("a plumber or a baker - who earns most?", "how much do they earn?"),
        ("plumbers or bakers, which one is best paid?", "how much do they earn?"),
        ("which has more jobs, a plumber or a baker?", "how many jobs are there"),
        ("which is faster to get into, plumbers or bakers", "what does it take to become one"),
        ("which makes more mistakes, plumbers or bakers", "which makes mistakes"),
        ("how many plumbers and bakers are there?", "how many they are there?"),
        ("difference between plumbers and bakers in pay", "they in pay"),
        ("plumber vs baker salary", "they salary"),
        ("compare the pay of a plumber and a baker", "the pay of they"),
        ("Compare plumbers and bakers: how long do they train?", "how long do they train?"),
        ("what is the difference between a plumber and a baker", ""),
        ("difference between plumbers and bakers", ""),
        ("is a plumber the same as a baker?", ""),
        ("how is a plumber different from a baker?", ""),
        ("plumbers or bakers?", ""),
        ("should I be a plumber or a baker?", ""),
    ],
)  # fmt: skip
def test_joined_or_compared_occupations(text: str, asked: str) -> None:
    phrases = ("plumbers", "bakers") if "plumbers" in text else ("plumber", "baker")
    found = comparison(text, named(text, *phrases))
    assert found is not None
    assert [one.phrase for one in found.named] == list(phrases)
    assert found.question == asked


@pytest.mark.parametrize(
    "text", ["how many people do they supervise?", "who has the people skills"]
)
def test_people_asked_after_besides_are_no_jobs_compared(text: str) -> None:
    assert plainly(text) == text
    assert not means_all(text)


def test_what_ends_before_a_name_with_a_bracket_is_left_to_the_question() -> None:
    text = "which has more jobs, hotel (lodging) managers or bakers?"
    # A phrase lacks the closing bracket that the text has.
    phrase = "jobs, hotel (lodging managers"
    start, end = text.index("jobs"), text.index(" or")
    found = comparison(text, [Named(phrase, start, end, ("hotels",)), *named(text, "bakers")])
    assert found is not None
    assert text[found.named[0].start :].startswith("hotel")
    assert found.question == "how many jobs are there"


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
        ("which of them pays more?", "how much do they earn?"),
        ("whos richer", "how much do they earn"),
        ("how much money less", "how much do they earn"),
        ("how much more is that?", "how much do they earn?"),
        ("which is the bigger occupation?", "how many jobs are there?"),
        ("which takes longer to become", "what does it take to become one"),
        ("which is the better career", "is it the better career"),
        ("what do they do?", "what do they do?"),
        ("who are they", "who are they"),
        ("how many are there", "how many are there"),
        ("tell me about both", "tell me about they"),
        ("compare them", ""),
        ("compare all three", ""),
        ("what's the main difference", ""),
        ("where do more people work", "where do more people work"),
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
        ("do they have more jobs than bakers?", "how many jobs are there?"),
        # What is said to be more is set beside them, too, though it names nobody else.
        ("is baker quicker?", "what does it take to become one"),
        ("would being a baker be easier", "what does it take to become one"),
        ("and do bakers earn more?", "how much do they earn"),
        ("are bakers better paid", "how much do they earn"),
        ("is a baker safer?", "is it safe"),
    ],
)
def test_what_is_set_against_those_talked_about(text: str, question: str) -> None:
    (named_last,) = named(text, "bakers" if "bakers" in text else "baker")
    found = against(text, named_last, ["plumber"])
    assert found is not None
    assert [one.slugs for one in found.named] == [("plumber",), named_last.slugs]
    assert found.question == question


@pytest.mark.parametrize(
    "text",
    [
        "do bakers make more than bread?",
        "do bakers make more bread",
        "is a baker a good job?",
        "can bakers earn more?",
    ],
)
def test_one_asked_about_by_itself_is_not(text: str) -> None:
    (baker,) = named(text, "bakers" if "bakers" in text else "baker")
    assert against(text, baker, ["plumber"]) is None


def test_a_name_does_not_begin_in_what_is_asked() -> None:
    text = "which has more jobs, bakers or plumbers?"
    found = comparison(text, named(text, "jobs, bakers", "plumbers"))
    assert found is not None
    assert [one.phrase for one in found.named] == ["bakers", "plumbers"]
    assert found.question == "how many jobs are there"


def test_who_had_no_profile_beside_them_has_none_again() -> None:
    found = again("hours?", ["plumber"], ["baker"])
    assert [(one.phrase, one.covered) for one in found.named] == [("", True), ("baker", False)]


def test_an_occupation_asked_about_is_not_set_against_any() -> None:
    text = "what do bakers earn?"
    (baker,) = named(text, "bakers")
    assert against(text, baker, ["plumber"]) is None
    than = "do they earn more than bakers?"
    (same,) = named(than, "bakers")
    assert against(than, same, ["bakers"]) is None


@pytest.mark.parametrize(
    "text",
    [
        "which one pays more",
        "do both travel",
        "what's the difference",
        "who has the most jobs",
        "how much less",
    ],
)
def test_all_of_them_are_meant(text: str) -> None:
    assert means_all(text)


@pytest.mark.parametrize(
    "text", ["which tools do they use", "hours?", "who hires them", "how much more after ten years"]
)
def test_all_of_them_need_not_be_meant(text: str) -> None:
    assert not means_all(text)


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("how is a plumber different from a baker?", True),
        ("plumber vs baker", True),
        ("plumber vs baker salary", False),
        ("should I be a plumber or a baker?", False),
    ],
)
def test_whether_it_is_asked_how_they_differ(text: str, apart: bool) -> None:
    found = comparison(text, named(text, "plumber", "baker"))
    assert found
    assert found.apart is apart
