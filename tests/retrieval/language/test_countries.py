"""Which country a build's profiles are about."""

from __future__ import annotations

import pytest

from retrieval.language.countries import home_of, is_home

HANDBOOK = "Bureau of Labor Statistics"
ALBERTA = "Government of Alberta, Human Services"


@pytest.mark.parametrize("name", ["America", "the United States", "the U.S.", "USA"])
def test_the_country_of_the_handbook(name: str) -> None:
    assert is_home(name, home_of([HANDBOOK, HANDBOOK]))
    assert not is_home(name, home_of([ALBERTA]))


def test_other_countries_and_states_are_none() -> None:
    assert not is_home("Canada", home_of([HANDBOOK]))
    assert not is_home("Texas", home_of([HANDBOOK]))
    assert not is_home("Canada", home_of([ALBERTA]))  # Alberta is not all of it


@pytest.mark.parametrize("publishers", [[HANDBOOK, ALBERTA], [None], ["A bookshop"], []])
def test_profiles_of_several_or_of_none_have_none_in_common(publishers: list[str | None]) -> None:
    assert home_of(publishers) == frozenset()
