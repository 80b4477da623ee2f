from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.language.words import words
from retrieval.naming.endings import Endings
from retrieval.naming.matching import Matching
from retrieval.naming.wording import Wording
from tests.retrieval.making import AIR_PILOT, KEEPER, SHIP_PILOT, make_build

BUILD = make_build(AIR_PILOT, KEEPER, SHIP_PILOT)
MATCHING = Matching(BUILD.profiles, Wording(BUILD.passages, BUILD.lexical))


@pytest.mark.parametrize(
    ("word", "may"),
    [
        ("keepers", True),  # the noun of a name
        ("housekeeper", True),  # what only looks like one
        ("eeper", True),  # the end of one, as in "lighthousek eeper"
        ("per", True),
        ("lamps", False),
        ("lamp", False),
        ("keep", False),
        ("tech", True),  # short for nouns that end names
        ("sailor", True),  # a person, whatever the names
    ],
)
def test_names_may_end_in_their_last_letters_and_in_nouns_for_people(word: str, may: bool) -> None:
    assert Endings(lambda: ["lighthousekeeper", "pilot"]).may_end(word) is may


WORDS = st.sampled_from(
    """
    light house lighthouse keep er keeper keepers ship pilot pilots airline head the of and cdl
    truck driver drivers earn make much wages hr manager tech biomed nurse aide lamp lamps work
    worker workers police officers lead first mate beekeeper bee master
    """.split()
)


@given(st.lists(WORDS, min_size=2, max_size=6))
def test_a_run_of_words_that_no_name_ends_in_names_nobody(run: list[str]) -> None:
    text = " ".join(run)
    said = words(text)
    if not MATCHING.may_end(said[-1].lower):
        assert MATCHING.match(text, said, 0, len(said) - 1, 0) is None
