from __future__ import annotations

import pytest

from retrieval.understanding.carrying import speaks_of_other_work


@pytest.mark.parametrize(
    "text",
    [
        "which job pays most?",
        "what about jobs with animals?",
        "I want a job that pays well",
        "how about a career in the military",
        "and the ones who fix cars?",
        "what about someone who cuts hair?",
        "what about working with children?",
        "I like to work with children",
        "what should I study if I like math?",
    ],
)
def test_what_is_said_of_other_work(text: str) -> None:
    assert speaks_of_other_work(text)


@pytest.mark.parametrize(
    "text",
    [
        "how long does training take?",
        "how dangerous is the work?",
        "what are the working conditions like?",
        "is the job stressful?",
        "and the job outlook?",
        "which jobs can they get?",
        "is it good for people who like math?",
        "how do I become one?",
    ],
)
def test_what_may_be_asked_of_whoever_was_asked_about(text: str) -> None:
    assert not speaks_of_other_work(text)
