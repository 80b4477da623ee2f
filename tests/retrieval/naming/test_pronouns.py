from __future__ import annotations

import pytest

from retrieval.naming.pronouns import speaks_of_it


@pytest.mark.parametrize(
    ("text", "speaks"),
    [
        ("do they work with ", True),
        ("is it the same as being a ", True),
        ("is this job like a ", True),
        ("is the job easier than that of ", True),
        ("is it more dangerous than being a ", True),
        ("what is the job outlook for ", False),
        ("what does the work of a ", False),
        ("how long is the job training of ", False),
        ("is it easier for ", False),
        ("how long does it take to become a ", False),
        ("is it hard to become a ", False),
        ("is it physically demanding to be a ", False),
        ("would it be too dangerous for a ", False),
        ("is it assumed to be done by a ", False),
        ("what is it like being a ", False),
        ("what does a ", False),
        ("if it is too much, what do ", False),
        ("it sounds boring. what do ", False),
        ("this job is dull: how much do ", False),
        ("it pays little, so do they work with ", True),
        ("do they, like ", True),
    ],
)
def test_what_was_said_before_is_what_it_stands_for(text: str, speaks: bool) -> None:
    assert speaks_of_it(text, len(text)) is speaks
