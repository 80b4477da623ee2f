"""Words that a profile is asked to mention."""

from __future__ import annotations

import pytest

from retrieval.understanding.mentioned import looked_for


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Where does it mention lamps?", "lamps?"),
        ("what does the profile say about storms", "storms"),
        ("does it say they need a degree", "they need a degree"),
        ("does this page even mention unions?", "unions?"),
        ("show me the part about fog", "fog"),
        ("please find me the line where it talks about fog", "fog"),
        ("is there anything about fog?", "fog?"),
        ("is there a section on pay", "pay"),
        ("anything about night watches?", "night watches?"),
        ("what do they say about fog?", "fog?"),
        # Here something is asked.
        ("do they write reports?", ""),
        ("what do they tell the crew?", ""),
        ("is there a pension plan?", ""),
        ("is there a limit on pay?", ""),
        ("anything else?", ""),
        ("is there something on top for nights?", ""),
        ("what does it say?", ""),
        ("what does it take?", ""),
        ("show me the pay", ""),
    ],
)
def test_what_is_to_be_shown_is_looked_for_by_its_words(text: str, words: str) -> None:
    assert looked_for(text) == words
