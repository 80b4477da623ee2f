from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.units import units
from retrieval.language.things import Thing, thing_at
from retrieval.language.words import stems_in
from retrieval.weighing.search import Search, compared, in_one_sentence
from tests.retrieval.making import (
    AIR_PILOT,
    KEEPER,
    SHIP_PILOT,
    CountingEncoder,
    make_build,
    passage_with,
)

BUILD = make_build(AIR_PILOT, KEEPER, SHIP_PILOT)
SEARCH = Search(BUILD)


def test_every_passage_of_the_profile_is_a_hit_in_document_order() -> None:
    hits = SEARCH.hits(KEEPER.slug, CountingEncoder().encode(["wages"])[0], ())
    expected = [p for p in BUILD.passages if p.profile.slug == KEEPER.slug]
    assert [hit.passage for hit in hits] == expected


def test_cosines_are_those_of_the_sentences() -> None:
    hits = SEARCH.hits(KEEPER.slug, CountingEncoder().encode(["wages"])[0], ())
    (wages,) = [hit for hit in hits if hit.passage == passage_with(KEEPER, "Wages range")]
    # "Wages range from $20 to $25 an hour." is wages once and seven other words.
    assert wages.sentences == pytest.approx([1 / np.sqrt(1**2 + 7**2), 0.0])
    (duties,) = [hit for hit in hits if hit.passage == passage_with(KEEPER, "trim the wick")]
    assert duties.sentences == (0.0, 0.0, 0.0, 0.0)


def test_standing_counts_standard_deviations_from_the_mean() -> None:
    # Passages: one holds "wages" (cosine c), the seven others do not (cosine 0). The mean is c/8,
    # the deviation c * sqrt(7)/8, so c stands (c - c/8) / (c * sqrt(7)/8) = sqrt(7) above.
    hits = SEARCH.hits(KEEPER.slug, CountingEncoder().encode(["wages"])[0], ())
    standing = {hit.passage.text[:5]: hit.standing for hit in hits}
    others = len(hits) - 1
    assert standing.pop("Wages") == pytest.approx(np.sqrt(others), rel=1e-5)
    assert list(standing.values()) == pytest.approx([-1 / np.sqrt(others)] * others, rel=1e-5)


@given(st.lists(st.floats(-1, 1, width=32), min_size=1, max_size=70))
def test_standing_is_counted_bit_for_bit_as_numpy_counts(cosines: list[float]) -> None:
    (entry,) = [e for e in SEARCH.profile(KEEPER.slug) if e.passage.text.startswith("Wages")]
    hits = compared([(entry, frozenset(), (cosine,), -cosine) for cosine in cosines])
    for sign, found in ((1, [h.standing for h in hits]), (-1, [h.whole_standing for h in hits])):
        values = sign * np.array(cosines, dtype=np.float64)
        assert found == ((values - values.mean()) / (values.std() or 1.0)).tolist()


WORDS = st.sampled_from([*stems_in(KEEPER.text), "18", "zebra", "wage", "watch", "diploma"])


@given(st.sets(WORDS))
def test_what_a_hit_holds_is_what_reading_it_all_finds(stems: set[str]) -> None:
    hits = SEARCH.hits(KEEPER.slug, CountingEncoder().encode(["wages"])[0], stems)
    read = [(hit.indexed.words | hit.indexed.heading) & stems for hit in hits]
    assert [hit.held for hit in hits] == read


def test_a_thing_is_looked_for_in_one_sentence() -> None:
    wages = passage_with(KEEPER, "Wages range")
    for text, named in (("night watches", True), ("watches from", False), ("Wages", True)):
        assert in_one_sentence(wages, thing_at(text, 0, len(text))) is named


def test_passages_all_alike_stand_nowhere() -> None:
    hits = SEARCH.hits(KEEPER.slug, CountingEncoder().encode(["weather"])[0], ())
    assert {hit.standing for hit in hits} == {0.0}


def test_the_profiles_with_the_most_similar_passages() -> None:
    # "diploma" stands in the keeper's profile alone.
    found = SEARCH.nearest_profiles(CountingEncoder().encode(["diploma"])[0])
    assert found[0] == "lighthouse-keeper"
    assert set(found) == {"airline-pilot", "lighthouse-keeper", "ship-pilot"}
    assert len(SEARCH.nearest_profiles(CountingEncoder().encode(["diploma"])[0], most=1)) == 1


def test_a_passage_knows_its_rows_and_stems() -> None:
    entries = SEARCH.profile(KEEPER.slug)
    (wages,) = [e for e in entries if e.passage == passage_with(KEEPER, "Wages range")]
    every_unit = units(BUILD.passages)
    texts = [every_unit[row] for row in wages.rows]
    assert [unit.sentence for unit in texts] == [None, 0, 1]
    assert {BUILD.passages[unit.passage] for unit in texts} == {wages.passage}
    assert wages.heading == {"salari"}
    assert wages.sentences[1] == ("night", "watch", "are", "paid", "doubl")
    assert {"wage", "25", "doubl"} <= wages.words


def test_a_hit_tells_which_of_the_stems_looked_for_it_holds() -> None:
    vector = CountingEncoder().encode(["wages"])[0]
    hits = SEARCH.hits(KEEPER.slug, vector, ["salari", "doubl", "wick", "zebra"])
    held = {hit.passage: hit.held for hit in hits}
    # "Night watches are paid double." stands under Salary, "trim the wick" under another heading.
    assert held[passage_with(KEEPER, "Wages range")] == {"salari", "doubl"}
    assert held[passage_with(KEEPER, "trim the wick")] == {"wick"}


def named(text: str) -> Thing:
    return thing_at(text, 0, len(text))


def test_the_profiles_that_list_an_occupation() -> None:
    # "Lamp Tender" is another name of the keeper; "Night watches" stands under Salary.
    assert SEARCH.listing(named("lamp tenders")) == (KEEPER.slug,)
    assert SEARCH.listing(named("pilot")) == (AIR_PILOT.slug, SHIP_PILOT.slug)
    assert SEARCH.listing(named("night watches")) == ()
    assert SEARCH.listing(named("zebra")) == ()
