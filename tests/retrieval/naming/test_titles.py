from __future__ import annotations

import pytest

from retrieval.naming.titles import Name, joined, keys_of, readings_of


@pytest.mark.parametrize(
    ("name", "readings"),
    [
        ("Electricians", ["electricians"]),
        ("Accountants and Auditors", ["accountants", "auditors"]),
        (
            "Aerospace Engineering and Operations Technologists and Technicians",
            [
                "operations technologists",
                "aerospace engineering operations technologists",
                "aerospace engineering operations technicians",
            ],
        ),
        ("Cooks, fast food", ["cooks", "fast food cooks"]),
        ("Appraisers of Real Estate", ["real estate appraisers"]),
        ("Architects, except landscape and naval", ["architects"]),
        ("Helpers--carpenters", ["carpenters helpers"]),
        ("Driver/Sales Workers", ["driver", "sales workers"]),
        ("Military Careers", ["military careers"]),
    ],
)
def test_a_name_taken_apart(name: str, readings: list[str]) -> None:
    assert [" ".join(reading.words) for reading in readings_of(name)] == readings


def keys(name: str, *, is_title: bool = True) -> set[str]:
    return keys_of(Name(name, "slug", is_title), readings_of(name))


def test_spaces_hyphens_and_number_make_no_other_name() -> None:
    assert joined("fire fighters".split()) == joined(["firefighter"])
    assert joined(["fire", "fighter"]) in keys("Firefighters")


def test_each_part_with_the_noun_it_shares() -> None:
    wanted = {joined(["bill", "collectors"]), joined(["account", "collectors"])}
    assert wanted <= keys("Bill and Account Collectors")


def test_initials_of_what_stands_before_the_noun() -> None:
    assert "hrmanager" in keys("Human Resources Managers")


def test_an_abbreviation_in_brackets() -> None:
    assert "lpn" in keys("Licensed Practical Nurse (LPN)", is_title=False)


def test_one_word_of_a_list_is_a_name_in_titles_only() -> None:
    assert "tester" in keys("Inspectors, Testers, and Sorters")
    assert "tester" not in keys("Inspectors, Testers, and Sorters", is_title=False)
