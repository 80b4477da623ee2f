from __future__ import annotations

import pytest

from retrieval.naming.kin import of_its_kind

TITLES = {
    "pt": "Physical Therapists",
    "pta": "Physical Therapist Assistants and Aides",
    "da": "Dental Assistants",
    "pharmacist": "Pharmacists",
    "pharmacy": "Pharmacy Technicians",
    "ce": "Civil Engineers",
    "cet": "Civil Engineering Technicians",
    "rn": "Registered Nurses",
    "na": "Nursing Assistants",
}


@pytest.mark.parametrize(
    ("focus", "slugs", "kin"),
    [
        ("pt", ("da", "pta"), ("pta",)),
        ("pharmacist", ("cet", "pharmacy"), ("pharmacy",)),
        ("ce", ("cet", "pharmacy"), ("cet",)),
        ("rn", ("da", "na", "pta"), ("na",)),
        ("ce", ("da", "pta"), ("da", "pta")),
        ("da", ("da", "pta"), ("da", "pta")),
    ],
)
def test_a_part_of_a_name_means_what_is_near_to_the_topic(
    focus: str, slugs: tuple[str, ...], kin: tuple[str, ...]
) -> None:
    assert of_its_kind(slugs, TITLES[focus], TITLES) == kin
