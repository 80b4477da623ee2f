"""Which questions are several."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.records import Answer, Choice, NoAnswer, Unanswered
from retrieval.understanding.several import questions_in, together
from tests.retrieval.made_replies import ANSWER, ON_NIGHTS, ON_WICKS, REFUSAL, UNCERTAIN


@pytest.mark.parametrize(
    "parts",
    [
        ("what does a baker do", "how much do they earn?"),
        ("How long is training", "what is the pay for bakers?"),
        ("is it dangerous", "do they travel", "what about the pay?"),
        ("do bakers need a degree", "what does a cook earn?"),
    ],
)
def test_questions_joined_by_and(parts: tuple[str, ...]) -> None:
    assert questions_in(", and ".join(parts)) == parts
    assert questions_in(" and ".join(parts)) == parts


@pytest.mark.parametrize(
    "parts",
    [
        ("What is the outlook for bakers?", "and for cooks?"),
        ("I'm 45. How do I become one?", "Is it hard?"),
        ("Is it stressful?", "I have a bad heart. What are the hours?"),
    ],
)
def test_questions_that_follow_each_other(parts: tuple[str, ...]) -> None:
    assert questions_in(" ".join(parts)) == parts


@pytest.mark.parametrize(
    "text",
    [
        "what does a baker do?",
        "when and where do exams take place?",
        "do I need a degree or can I learn on the job?",
        "how much does a baker make? I live in Calgary.",
        "which is better? A roofer or a baker?",
        "do they work nights and weekends?",
        "is baking a dying trade? will bakers have jobs in 2034",
        "",
    ],
)
def test_one_question_stays_whole(text: str) -> None:
    assert questions_in(text) == (text,)


def test_the_rest_goes_with_the_last() -> None:
    asked = "What do they do? What do they earn? Where do they work? Is it hard?"
    assert questions_in(asked)[-1] == "Where do they work? Is it hard?"


@given(st.text(alphabet="what do they? and is it hard ", max_size=120))
def test_every_part_is_a_slice_and_they_stand_in_order(text: str) -> None:
    end = 0
    for part in questions_in(text):
        end = text.index(part, end) + len(part)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("baker pay and outlook", ("baker pay", "baker outlook")),
        ("hours, pay & job outlook", ("hours", "pay", "job outlook")),
        ("what are the pay and working conditions of a cook?",
         ("what are the pay of a cook?", "what are the working conditions of a cook?")),
    ],
)  # fmt: skip
def test_matters_of_sections_of_their_own(text: str, parts: tuple[str, ...]) -> None:
    assert questions_in(text) == parts


@pytest.mark.parametrize("text", ["education and training", "license and certification of cooks"])
def test_matters_of_one_section_stay_together(text: str) -> None:
    assert questions_in(text) == (text,)


def test_the_question_that_gets_no_answer_is_named() -> None:
    both = together(["what do they earn?", "is it lonely?"], [ANSWER, REFUSAL])
    assert isinstance(both, Answer)
    assert both.notes == ("No answer to “is it lonely?”: No.",)
    assert both.message.endswith("No answer to “is it lonely?”: No.")


def test_two_without_an_answer_for_one_reason_are_told_it_once() -> None:
    neither = together(["is it lonely?", "is it far?"], [REFUSAL, REFUSAL])
    assert isinstance(neither, NoAnswer)
    assert neither.message == "No."


NEAR = (Choice("cook", "Bread Cook"),)
UNCOVERED = replace(
    REFUSAL,
    message="No profile covers “baker”. Nearest: Bread Cook.",
    unanswered=(Unanswered("No profile covers “baker”.", "bakers?", "they?", NEAR),),
)


@pytest.mark.parametrize("other", [ANSWER, REFUSAL])
def test_each_question_without_an_answer_keeps_what_it_can_be_asked_of(
    other: Answer | NoAnswer,
) -> None:
    both = together(["what do bakers earn", "is it far?"], [UNCOVERED, other])
    assert isinstance(both, Answer | NoAnswer)
    assert both.unanswered[0] == Unanswered(
        "No answer to “what do bakers earn”: No profile covers “baker”.",
        "what do bakers earn",
        "they?",
        NEAR,
    )
    told = [Unanswered("No answer to “is it far?”: No.")] if other is REFUSAL else []
    assert [*both.unanswered[1:]] == told
    assert "Nearest: Bread Cook." in both.message


def test_where_no_occupation_is_nearest_nothing_is_told_apart() -> None:
    neither = together(["is it lonely?", "is it far?"], [REFUSAL, REFUSAL])
    assert isinstance(neither, NoAnswer)
    assert neither.unanswered == ()


def test_what_is_uncertain_of_one_question_is_so_beside_a_sure_answer() -> None:
    line = "It is not certain which of these answers “is it lonely?”, or whether one does."
    listed = replace(UNCERTAIN, message=f"{line} From here.", notes=("Old.",), uncertain=(line,))
    both = together(["what do they earn?", "is it lonely?"], [ANSWER, listed])
    assert isinstance(both, Answer)
    assert both.uncertain == (line,)
    assert both.notes == ("Old.",)
    assert both.message == f"From there. {line} From here."
    assert set(both.quotes) == {ON_NIGHTS, ON_WICKS}
    sure = together(["what do they earn?", "is it far?"], [ANSWER, replace(ANSWER, message="So.")])
    assert isinstance(sure, Answer)
    assert not sure.doubtful
