from __future__ import annotations

import pytest

from retrieval.naming.names import Names
from retrieval.naming.titles import Name

NAMES = Names(
    [
        Name("Aerospace Engineering and Operations Technologists and Technicians", "aero", True),
        Name("Bill and Account Collectors", "bill", True),
        Name("Licensed Practical and Licensed Vocational Nurses", "lpn", True),
        Name("Recreational Therapists", "rec", True),
        Name("Logging Workers", "log", True),
        Name("Crane and tower operators", "move", False),
        Name("Emergency Management Directors", "em", True),
        Name("Nurse Practitioners", "np", True),
        Name("Lead", "odd", False),
    ]
)


@pytest.mark.parametrize(
    ("run", "slugs"),
    [
        ("account collectors", ("bill",)),
        ("crane operator", ("move",)),
        ("practical nurse", ("lpn",)),
        ("nurse", ()),
    ],
)
def test_names_in_full(run: str, slugs: tuple[str, ...]) -> None:
    assert NAMES.exactly(run.split()) == slugs


@pytest.mark.parametrize(
    ("run", "slugs"),
    [
        ("aerospace technician", ("aero",)),
        ("operations technicians", ("aero",)),
        ("engineering technician", ()),
        ("aerospace tech", ("aero",)),
        ("rec therapist", ("rec",)),
        ("nurse technician", ()),
    ],
)
def test_parts_of_titles(run: str, slugs: tuple[str, ...]) -> None:
    assert NAMES.partly(run.split()) == slugs


def test_a_noun_shared_by_titles() -> None:
    assert NAMES.headed("nurses") == ("lpn",)
    assert NAMES.headed("operator") == ()


def test_who_works_at_a_trade() -> None:
    assert NAMES.by_trade("loggers") == ("log",)
    assert NAMES.by_trade("loaders") == ()


def test_a_title_in_another_form() -> None:
    assert NAMES.titled(["emergency", "managers"]) == ("em",)
    assert NAMES.titled(["emergency", "directors"]) == ()


def test_a_title_claims_its_name() -> None:
    names = Names([Name("Painters", "house", True), Name("Painters", "artist", False)])
    assert names.exactly(["painter"]) == ("house",)


def test_a_whole_title_goes_before_a_part_of_one() -> None:
    names = Names(
        [
            Name("Machinists and Tool and Die Makers", "both", True),
            Name("Machinists", "one", True),
            Name("Cooks", "cooks", True),
            Name("Cooks, All Other", "rest", True),
            Name("Kindergarten Teachers, Except Special Education", "small", True),
            Name("Kindergarten and Elementary School Teachers", "school", True),
        ]
    )
    assert names.exactly(["machinists"]) == ("one",)
    assert names.exactly(["die", "maker"]) == ("both",)
    assert names.exactly(["cook"]) == ("cooks",)
    assert names.exactly(["kindergarten", "teacher"]) == ("small",)
    assert names.exactly(["elementary", "school", "teachers"]) == ("school",)
