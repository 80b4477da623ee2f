from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.layouts import read
from retrieval.naming.catalogue import LONGEST, Catalogue
from tests.retrieval.making import AIR_PILOT, KEEPER, SHIP_PILOT

CATALOGUE = Catalogue((KEEPER, SHIP_PILOT, AIR_PILOT))


def found(typed: str) -> list[tuple[str, str]]:
    return [(match.profile.title, match.name) for match in CATALOGUE.find(typed)]


def test_everything_is_listed_by_title() -> None:
    titles = [profile.title for profile in CATALOGUE.profiles]
    assert titles == ["Airline Pilot", "Lighthouse Keeper", "Ship Pilot"]


@pytest.mark.parametrize("typed", ["lighthouse keeper", "KEEPER", "keep light", " light-"])
def test_a_title_is_found_by_the_beginnings_of_its_words(typed: str) -> None:
    assert found(typed) == [("Lighthouse Keeper", "")]


@pytest.mark.parametrize("typed", ["zzzz qqqq", "keeper zzzz", "4322"])
def test_what_no_name_has_finds_nothing(typed: str) -> None:
    assert found(typed) == []


def test_another_name_and_a_code_say_by_what_an_occupation_was_found() -> None:
    assert found("coast") == [("Lighthouse Keeper", "Coast Watcher")]
    assert found("2271") == [("Airline Pilot", "2271")]


def test_titles_come_before_other_names_and_shorter_ones_first() -> None:
    # "Pilot" is another name of both, but their titles say it, too.
    assert found("pilot") == [("Ship Pilot", ""), ("Airline Pilot", "")]


def test_what_opens_a_title_comes_first() -> None:
    other = replace(SHIP_PILOT, slug="other", title="Pilot of Ships and Boats")
    assert Catalogue((SHIP_PILOT, other)).find("pilot")[0].profile is other


def test_a_title_with_a_typing_error_is_found_when_nothing_else_fits() -> None:
    assert found("lihgthouse") == [("Lighthouse Keeper", "")]


def test_what_is_typed_beyond_the_longest_name_is_not_looked_at() -> None:
    assert found("keeper".ljust(LONGEST) + "zzzz") == found("keeper") != []


def test_nothing_typed_finds_nothing() -> None:
    assert found("") == found(" ?! ") == []


def test_related_are_those_that_a_profile_lists_by_their_whole_title() -> None:
    text = """---
title: Harbour Master
produced: May 2015
---

## Related Occupations

Among the factors that airline pilots share with them:

- Ship Pilots
- Chief Cooks
"""
    master = read(text.encode(), "harbour-master.md")
    actor, cook = (replace(SHIP_PILOT, slug=t.lower(), title=t) for t in ("Actor", "Cook"))
    catalogue = Catalogue((master, AIR_PILOT, SHIP_PILOT, actor, cook))
    assert catalogue.related(master.slug) == (SHIP_PILOT,)


@given(st.text(max_size=30))
def test_no_input_breaks_it_or_finds_a_profile_twice(typed: str) -> None:
    slugs = [match.profile.slug for match in CATALOGUE.find(typed)]
    assert len(slugs) == len(set(slugs))
