"""What a question is after, and which sentences offer it."""

from __future__ import annotations

import pytest

from bench.sought import Sought, offers, sought


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("how many keepers are there", Sought.NUMBER),
        ("how long does it burn", Sought.NUMBER),
        ("how many people who keep lamps are there", Sought.NUMBER),
        ("When was it lit?", Sought.TIME),
        ("what year was it built", Sought.TIME),
        ("who built the tower", Sought.PERSON),
        ("where does the light stand", Sought.PLACE),
        ("which country has the most", Sought.PLACE),
        ("why was it abandoned", Sought.REASON),
        ("what is the meaning of occulting", Sought.MEANING),
        ("where did the name come from", Sought.PLACE),
        ("how do they trim a wick", Sought.WAY),
        ("do keepers live alone", None),
        ("lamps whole and whenever", None),
    ],
)
def test_what_a_question_is_after(question: str, kind: Sought | None) -> None:
    assert sought(question) is kind


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        (Sought.NUMBER, "Twelve keepers live there."),
        (Sought.NUMBER, "It has 1,200 lenses."),
        (Sought.TIME, "Work began in May."),
        (Sought.TIME, "It was lit in 1850."),
        (Sought.PERSON, "The tower was drawn by Ann Hill."),
        (Sought.PLACE, "It stands near Halifax."),
        (Sought.PLACE, "It lies on the north shore."),
        (Sought.REASON, "It closed because the rock moved."),
        (Sought.MEANING, "The term refers to a lamp."),
        (Sought.MEANING, "He called it “the eye”."),
        (Sought.WAY, "The wick is cut with a knife."),
    ],
)
def test_a_sentence_that_offers_it(kind: Sought, sentence: str) -> None:
    assert offers(sentence, kind, frozenset())


@pytest.mark.parametrize("kind", Sought)
def test_a_sentence_that_offers_nothing(kind: Sought) -> None:
    assert not offers("Keepers trim wicks.", kind, frozenset())


def test_a_name_that_the_question_gives_is_no_answer() -> None:
    given = frozenset({"ann", "hill"})
    assert not offers("Ann Hill was a keeper.", Sought.PERSON, given)
    assert offers("Ann Hill met Joan Reed.", Sought.PERSON, given)
