"""What the encoder is taught with: which sentence answers which question."""

from __future__ import annotations

from corpus.gold import Gold
from retrieval.teaching.lessons import lessons
from tests.retrieval.making import SHIP_PILOT


def gold(outcome: str, *quote: str, profile: str = "ship-pilot") -> Gold:
    return Gold("g", ("first", "last"), outcome, quote, None, None, "plain", profile)


def test_a_lesson_says_which_sentences_answer() -> None:
    (lesson,) = lessons(
        [gold("answer", "are $90 an hour"), gold("no_answer")],
        {"ship-pilot": SHIP_PILOT},
        lambda one: one.turns[-1],
    )
    said = [p.text[span.start : span.end] for p in lesson.passages for span in p.spans]
    wages = said.index("Wages are $90 an hour.")
    assert lesson.questions == ("last", "last")
    assert lesson.answers.shape == (2, len(said))
    assert lesson.answers[0].nonzero()[0].tolist() == [wages]
    assert not lesson.answers[1].any()


def test_what_cannot_be_taught_is_left_out() -> None:
    taught = lessons(
        [
            gold("answer", "words that stand nowhere"),
            gold("chat"),
            gold("no_answer", profile="baker"),
        ],
        {"ship-pilot": SHIP_PILOT},
        lambda one: one.turns[-1],
    )
    assert taught == []
