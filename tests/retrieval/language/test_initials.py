from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.language.initials import initials, is_short_for


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("jobs at the World Health Organization", {"who"}),
        ("the Institute of Arts and Letters", {"ial"}),
        ("Bell Coast College, Halifax", {"bcc"}),
        ("Old Bell Coast College", {"obcc", "obc", "bcc"}),
        ("Bell College", set()),
        ("World Bank hires Health Organizations", set()),
        ("no names here", set()),
    ],
)
def test_the_initials_of_names(text: str, found: set[str]) -> None:
    assert initials(text) == found


NAMES = st.lists(st.sampled_from(["Bell", "Coast", "College", "of", "old", "Arts", ",", "World"]))


@given(NAMES.map(" ".join), st.sampled_from(["BCC", "bcc", "ocb", "cbw", "Bc", "Bell", "30"]))
def test_short_for_a_name_is_what_is_among_its_initials(text: str, short: str) -> None:
    assert is_short_for(short, text) == (short.lower() in initials(text))
