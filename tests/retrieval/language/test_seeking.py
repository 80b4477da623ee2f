from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.language.seeking import Seeker, excludes
from retrieval.language.words import stems_in


@pytest.mark.parametrize(
    ("text", "stems", "held"),
    [
        ("Cities pay keepers.", ["citi", "keeper", "pay", "lamp"], {"citi", "keeper", "pay"}),
        ("A keepership", ["keeper"], set()),
        ("innkeepers", ["keeper"], set()),
        # The number and what follows it are one word.
        ("a 2-year course", ["year", "2-year"], {"2-year"}),
        ("a two-year course", ["year"], {"year"}),
        ("They earn $60,000", ["60000", "60"], {"60000"}),
        ("dying flowers", ["die"], {"die"}),
        ("Résumés of nurses", ["resum", "nurs"], {"resum", "nurs"}),
        ("the keeper’s lamps", ["keeper", "lamp"], {"keeper", "lamp"}),
        (
            "Government, excluding schools and hospitals\t3",
            ["govern", "school", "hospit"],
            {"govern"},
        ),
        ("Ships (Excluding ferries) and ports", ["ferri", "port"], {"port"}),
        ("nobody", ["", "n"], set()),
        ("", ["keeper"], set()),
    ],
)
def test_held_are_the_stems_of_whole_words(text: str, stems: list[str], held: set[str]) -> None:
    assert Seeker(stems).held_in(text) == held


PIECES = st.sampled_from(
    """
    city cities keeper Keepers' keeper’s KEEPING kept study studies studied year 2-year 3 30-1
    $60,000 1,200 C++ die dying dies lying résumé Montréal naïve don't don’t can't o'clock foo_bar
    _keep keep_ İstanbul ﬁne pay paid paying payable nation nationally organization organizing
    """.split()
) | st.text(max_size=4)
TEXTS = st.lists(st.tuples(PIECES, st.sampled_from([" ", "-", "/", ".", ", ", "'", "", "\n", "("])))


@given(TEXTS, st.lists(PIECES), st.lists(st.text(max_size=5)))
def test_they_are_those_found_by_reading_it_all(
    pieces: list[tuple[str, str]], asked: list[str], others: list[str]
) -> None:
    text = "".join(part for piece in pieces for part in piece)
    read = frozenset(stems_in(text))
    wanted = [*read, *stems_in(" ".join(asked)), *others]
    assert Seeker(wanted).held_in(text) == read.intersection(wanted)


@pytest.mark.parametrize(
    ("text", "excluded"),
    [
        ("Government, excluding schools and hospitals\t3", True),
        ("Hospitals, excluding schools", False),
        ("Schools and hospitals", False),
        ("Schools, excluding those at hospitals. Lamps", True),
        ("Schools, excluding others. Hospitals", False),
    ],
)
def test_a_text_may_exclude_what_is_sought(text: str, excluded: bool) -> None:
    assert excludes(text, ["hospit"]) is excluded


def test_among_others() -> None:
    assert Seeker(["keeper", "lamp"]).among(frozenset(["lamp", "wick"])) == {"lamp"}
