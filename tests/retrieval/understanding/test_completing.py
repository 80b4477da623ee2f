from __future__ import annotations

import pytest

from retrieval.naming.occupations import Named
from retrieval.understanding.completing import of_the_kin

TITLES = {
    "cl": "Construction Laborers and Helpers",
    "cm": "Construction Managers",
    "hl": "Hand Laborers",
    "fm": "Financial Managers",
    "da": "Dental Assistants",
    "pa": "Physician Assistants",
    "eng": "Civil Engineers",
    "tech": "Civil Engineering Technicians",
    "nuc": "Nuclear Technicians",
    "est": "Elementary School Teachers",
    "ct": "Career and Technical Teachers",
    "pre": "Preschool Teachers",
}
NAMES = {
    "laborers": ("hl",),
    "construction laborers": ("cl",),
    "manager": ("cm", "fm"),
    "managers": ("cm", "fm"),
    "construction manager": ("cm",),
    "construction managers": ("cm",),
    "assistants": ("da", "pa"),
    "dental assistants": ("da",),
    "technicians": ("tech", "nuc"),
    "teachers": ("ct", "est", "pre"),
    "school teachers": ("est",),
    "career teachers": ("ct",),
}


def name(text: str) -> Named | None:
    """The longest of the names that ``text`` ends in."""
    found = (phrase for phrase in NAMES if text.endswith(phrase))
    phrase = max(found, key=len, default=None)
    if phrase is None:
        return None
    return Named(phrase, len(text) - len(phrase), len(text), NAMES[phrase])


def meant(text: str, about: str) -> tuple[str, ...]:
    named = name(text)
    assert named
    return of_the_kin(text, named, about, TITLES, name).slugs


@pytest.mark.parametrize(
    ("text", "about", "slugs"),
    [
        ("and the manager", "Construction Laborers and Helpers", ("cm",)),
        ("and the laborers", "Construction Managers", ("cl",)),
        ("what about the assistants", "dental hygienists", ("da",)),  # which may have no profile
        ("what about managers", "Construction Laborers and Helpers", ("cm",)),
        ("and the technicians", "Civil Engineers", ("tech",)),
    ],
)
def test_half_a_name_is_completed_from_the_title_talked_about(
    text: str, about: str, slugs: tuple[str, ...]
) -> None:
    assert meant(text, about) == slugs


@pytest.mark.parametrize(
    ("text", "about", "slugs"),
    [
        ("what do good managers", "Construction Laborers and Helpers", ("cm", "fm")),  # of whom?
        ("and the manager", "Civil Engineers", ("cm", "fm")),  # there is no such name
        ("and the teachers", "School and Career Counselors", ("ct", "est", "pre")),  # or which?
        ("and the laborers", "Hand Laborers", ("hl",)),  # the very one
    ],
)
def test_else_a_name_means_all_that_go_by_it(text: str, about: str, slugs: tuple[str, ...]) -> None:
    assert meant(text, about) == slugs
