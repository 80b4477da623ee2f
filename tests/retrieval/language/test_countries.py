"""Which country a build's profiles are about."""

from __future__ import annotations

import pytest

from retrieval.language.countries import (
    home_of,
    is_home,
    names_in_text,
    of_its_publisher,
    united_states_in,
)

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


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("how much in the US?", ["US"]),
        ("US salary", ["US"]),
        ("in the u.s. or not", ["u.s."]),
        ("what do they earn in the us", ["us"]),
        ("HOW MUCH IN THE US", ["US"]),
        ("can they help us?", []),
        ("CAN THEY HELP US", []),
        ("does the us all know", []),
    ],
)
def test_the_united_states_are_told_from_a_pronoun(text: str, said: list[str]) -> None:
    assert [text[start:end] for start, end in united_states_in(text)] == said


def test_a_country_is_found_by_all_of_its_names() -> None:
    assert ("unit", "state") in names_in_text("U.S")
    assert ("america",) in names_in_text("US")
    assert names_in_text("Canada") == ()


def test_a_publisher_alone_writes_of_its_country() -> None:
    assert of_its_publisher("US", HANDBOOK)
    assert not of_its_publisher("US", ALBERTA)
    assert not of_its_publisher("US", None)
