"""Who takes in whom, by the codes of the U.S. Standard Occupational Classification."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.records import Profile
from retrieval.naming.codes import groups, soc_codes, taken_in
from tests.retrieval.making import KEEPER

CODES = st.sampled_from(
    "53-3050 53-3051 53-3051.00 53-3051.01 53-3052 53-3052.00 53-3000 29-1141 1252 4321".split()
)
SETS = st.frozensets(CODES, max_size=4).map(soc_codes)


def coded(slug: str, publisher: str, *codes: str) -> Profile:
    source = replace(KEEPER.source, publisher=publisher)
    return replace(KEEPER, slug=slug, title=slug, codes=codes, source=source)


DRIVERS = coded("bus-drivers", "BLS", "53-3051", "53-3052")
SCHOOL = coded("school", "O*NET", "53-3051.00", "53-3051")
CITY = coded("city", "O*NET", "53-3052.00", "53-3052")
NURSES = coded("nurses", "BLS", "29-1141")
SAME = coded("nurses-onet", "O*NET", "29-1141.00", "29-1141")
ACUTE = coded("acute", "O*NET", "29-1141.01", "29-1141")


@pytest.mark.parametrize(
    ("codes", "said"),
    [
        (("29-1141.00", "29-1141"), {"29-1141"}),
        (("29-1141.01", "29-1141"), {"29-1141.01"}),
        (("53-3051", "53-3052"), {"53-3051", "53-3052"}),
        # A Canadian number, and what only looks like a code.
        (("1252", "53-30511", ""), set()),
    ],
)
def test_a_profile_is_about_its_finest_codes(codes: tuple[str, ...], said: set[str]) -> None:
    assert soc_codes(codes) == said


@pytest.mark.parametrize(
    ("codes", "by", "whole"),
    [
        ("53-3051", "53-3051 53-3052", True),
        ("53-3051 53-3052", "53-3051", False),
        ("29-1141.01", "29-1141", True),
        ("29-1141", "29-1141.01", False),
        # 53-3050 are all that begin with 53-305, 53-3000 all with 53-3.
        ("53-3051", "53-3050", True),
        ("53-3052.03", "53-3000", True),
        ("53-4051", "53-3050", False),
        ("", "53-3050", False),
    ],
)
def test_a_code_falls_under_wider_ones(codes: str, by: str, whole: bool) -> None:
    assert taken_in(frozenset(codes.split()), frozenset(by.split())) is whole


def test_another_publishers_group_takes_an_occupation_in() -> None:
    found = groups([DRIVERS, SCHOOL, CITY, NURSES, SAME, ACUTE])
    # The nurses of both publishers are one occupation, and "SAME" is not about the acute ones.
    assert found == {"school": (DRIVERS,), "city": (DRIVERS,), "acute": (NURSES,)}


def test_the_smallest_group_stands_first() -> None:
    movers = coded("movers", "BLS", "53-3000")
    assert groups([movers, DRIVERS, SCHOOL])["school"] == (DRIVERS, movers)
    assert groups([DRIVERS, coded("all", "BLS", "53-3050"), SCHOOL])["school"][0] == DRIVERS


@given(SETS, SETS, SETS)
def test_to_be_taken_in_carries_over(
    one: frozenset[str], two: frozenset[str], three: frozenset[str]
) -> None:
    assert taken_in(one, one) is bool(one)
    if taken_in(one, two) and taken_in(two, three):
        assert taken_in(one, three)


@given(st.lists(st.tuples(st.sampled_from("AB"), st.frozensets(CODES, max_size=3)), max_size=6))
def test_no_two_are_groups_of_each_other(drawn: list[tuple[str, frozenset[str]]]) -> None:
    profiles = [coded(str(n), who, *sorted(codes)) for n, (who, codes) in enumerate(drawn)]
    found = groups(profiles)
    for slug, wider in found.items():
        for group in wider:
            assert slug not in {p.slug for p in found.get(group.slug, ())}
            assert group.source.publisher != profiles[int(slug)].source.publisher
