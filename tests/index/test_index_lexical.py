from __future__ import annotations

import logging
import math

import bm25s
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.lexical import WEIGHTS, WORDS, build_lexical, from_files, to_files
from index.terms import terms

TEXTS = ("nurse pay", "nurse nurse school", "plumber")


def test_scores_follow_the_formula() -> None:
    lexical = build_lexical(TEXTS)
    # BM25 as Lucene has it, k1 = 1.5 and b = 0.75: the texts have 2, 3 and 1 words, 2 on average,
    # and "nurse" stands in 2 of 3.
    rarity = math.log(1 + (3 - 2 + 0.5) / (2 + 0.5))
    first = rarity * 1 / (1 + 1.5 * (1 - 0.75 + 0.75 * 2 / 2))
    second = rarity * 2 / (2 + 1.5 * (1 - 0.75 + 0.75 * 3 / 2))
    assert lexical.scores(["nurs"]) == pytest.approx([first, second, 0])


def test_a_stem_given_twice_counts_twice_and_an_unknown_one_nothing() -> None:
    lexical = build_lexical(TEXTS)
    assert lexical.scores(["pay", "pay", "welder"]) == pytest.approx(2 * lexical.scores(["pay"]))
    assert lexical.scores([]).tolist() == [0, 0, 0]


def test_how_many_passages_hold_a_word() -> None:
    lexical = build_lexical(TEXTS)
    assert [lexical.document_frequency(stem) for stem in ("nurs", "pay", "welder")] == [2, 1, 0]
    assert lexical.vocabulary == {"nurse": 2, "pay": 1, "plumber": 1, "school": 1}


@given(st.lists(st.lists(st.sampled_from("abcdef")).map(" ".join), max_size=8))
def test_same_scores_as_bm25s_and_the_same_once_read_back(texts: list[str]) -> None:
    lexical = build_lexical(texts)
    again = from_files(to_files(lexical), len(texts))
    rows = [[term.stem for term in terms(text)] for text in texts]
    for stem in "bcdef":
        assert again.scores([stem]).tolist() == lexical.scores([stem]).tolist()
        assert again.document_frequency(stem) == sum(stem in row for row in rows)
    if any(rows):
        ranker = bm25s.BM25()
        ranker.index(rows, show_progress=False)
        expected = ranker.get_scores(["b", "d"])
        np.testing.assert_allclose(lexical.scores(["b", "d"]), expected, rtol=1e-6)


def test_building_says_nothing_that_the_program_did_not_ask_for(
    caplog: pytest.LogCaptureFixture,
) -> None:
    logging.getLogger("bm25s").setLevel(logging.DEBUG)  # as importing it does
    build_lexical(TEXTS)
    assert caplog.records == []


def test_files_of_another_number_of_passages_are_refused() -> None:
    files = to_files(build_lexical(TEXTS))
    with pytest.raises(ValueError, match="4 passages but keyword weights for 3"):
        from_files(files, 4)


def test_files_of_different_indexes_are_refused() -> None:
    files = to_files(build_lexical(TEXTS))
    other = to_files(build_lexical((*TEXTS[:2], "plumber welder")))
    with pytest.raises(ValueError, match="keyword"):
        from_files({WEIGHTS: files[WEIGHTS], WORDS: other[WORDS]}, 3)
    with pytest.raises(ValueError, match="keyword"):
        from_files({WORDS: files[WORDS]}, 3)
