"""Words that a question asks for and its answer has."""

from __future__ import annotations

import pytest

from retrieval.language.sayings import entry_said_for, said_for


@pytest.mark.parametrize(
    "question",
    [
        "how do they become one",
        "what about becoming they",
        "do you need a degree for it",
        "what do you need to be one",
        "what are the requirements",
    ],
)
def test_what_most_need_is_asked_for(question: str) -> None:
    assert entry_said_for(question)


@pytest.mark.parametrize(
    "question", ["do they need a licence", "how long does it take", "what degree pays most"]
)
def test_something_else_is_asked_for(question: str) -> None:
    assert entry_said_for(question) is None


@pytest.mark.parametrize(
    ("sentence", "main"),
    [
        ("Keepers typically need a high school diploma and are trained on the job.", True),
        ("Most keepers have a bachelor's degree.", True),
        ("Keepers typically do not need formal education.", True),
        ("To enter this occupation one must swim.", True),
        ("Degree fields of study commonly include optics.", False),
        ("There are no formal educational requirements for keepers.", True),
        ("Keepers who do not have formal education may learn on the job.", False),
        ("Some keepers need a degree.", False),
        ("In other states, no formal education is needed.", False),
        ("Employers may require a degree.", False),
        ("Apprenticeship programs typically require a high school diploma.", False),
        ("They typically may be completed in a year; those for a degree take longer.", False),
        ("Keepers may advance after completing a required degree.", False),
    ],
)
def test_the_main_requirement_is_told_from_what_comes_after_it(sentence: str, main: bool) -> None:
    said = entry_said_for("how do they become one")
    assert said is not None
    assert (said.search(sentence) is not None) is main


@pytest.mark.parametrize(
    ("question", "answer", "other"),
    [
        (
            "which injuries are common",
            "They may fall from ladders.",
            "They must wear gear to reduce the risk of injuries.",
        ),
        (
            "is there a practicum in the program",
            "It includes field placements.",
            "The college offers a program.",
        ),
    ],
)
def test_what_only_an_answer_has(question: str, answer: str, other: str) -> None:
    said = said_for(question)
    assert said is not None
    assert said.search(answer)
    assert not said.search(other)
