from __future__ import annotations

import pytest

from corpus.layouts import read
from retrieval.naming.patterns import in_full
from retrieval.naming.wording import Wording
from tests.retrieval.making import KEEPER_TEXT, SHIP_PILOT, make_build

_TEXT = KEEPER_TEXT.replace(
    "In general, keepers:",
    "Wickmen trim wicks. Harbour keepers tend harbours with ship surveyors, called markers.\n\n"
    "Certified lamp assistants (CLAs) help them, or a “lamp tending-aide” (LTA)."
    "\n\nIn general, keepers:",
)
PROFILE = read(_TEXT.encode(), "lighthouse-keeper.txt")


@pytest.fixture(scope="module")
def wording() -> Wording:
    build = make_build(PROFILE, SHIP_PILOT)
    return Wording(build.passages, build.lexical)


@pytest.mark.parametrize(
    ("run", "known"),
    [
        ("wickman", True),  # opens a sentence of the duties
        ("harbour keeper", True),  # shares the noun of the title
        ("marker", True),  # is called so
        ("ship surveyor", False),  # met in passing
        ("lamp keeper", False),  # not side by side
    ],
)
def test_kinds_of_a_profiles_own_people(wording: Wording, run: str, known: bool) -> None:
    assert wording.kinds(tuple(run.split())) == (("lighthouse-keeper",) if known else ())


def test_an_abbreviation_is_spelled_out_by_its_initials(wording: Wording) -> None:
    assert wording.spelled_out("cla") == (("certified", "lamp", "assistants"),)
    assert wording.spelled_out("lta") == (("lamp", "tending", "aide"),)
    assert wording.spelled_out("bcc") == (("bell", "coast", "college"),)
    assert wording.spelled_out("keeper") == ()


def test_a_name_in_full_is_what_stands_before_its_initials() -> None:
    assert in_full("CLAs", _TEXT) == "certified lamp assistants"
    assert in_full("LTA", _TEXT) == "lamp tending aide"
    assert in_full("XYZ", _TEXT) == "XYZ"
    assert in_full("lamp tender", _TEXT) == "lamp tender"


def test_what_is_mentioned_and_by_whom(wording: Wording) -> None:
    assert wording.mentions("wick")
    assert not wording.mentions("zebra")
    assert wording.often("lighthouse-keeper", ["wick"]) == 2
    assert wording.often("ship-pilot", ["wick"]) == 0
    # The rarer of the two counts: "keeper" stands in the title of every passage.
    assert wording.often("lighthouse-keeper", ["keeper", "wick"]) == 2
