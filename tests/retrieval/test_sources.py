"""Documents of several publishers on one occupation."""

from __future__ import annotations

from dataclasses import replace

from corpus.records import Profile, RevisionDate, Span
from retrieval.sources import by_occupation, newer_than
from tests.retrieval.making import AIR_PILOT, KEEPER, SHIP_PILOT


def dated(profile: Profile, slug: str, title: str, date: str | None) -> Profile:
    """``profile`` under another slug and title, with only this date."""
    revised = RevisionDate(date, date, "profile", f"Produced {date}", Span(0, 0)) if date else None
    return replace(profile, slug=slug, title=title, revised=revised, sections=())


def test_titles_in_singular_and_plural_are_one_occupation_newest_first() -> None:
    old = dated(KEEPER, "keepers", "Lighthouse Keepers", "2010-07")
    new = dated(KEEPER, "keeper-2", "Lighthouse Keeper", "2018-03-16")
    undated = dated(KEEPER, "keeper-3", "Lighthouse keeper", None)
    found = by_occupation([undated, old, SHIP_PILOT, new])
    assert found["keepers"] == found["keeper-2"] == found["keeper-3"] == (new, old, undated)
    assert found[SHIP_PILOT.slug] == (SHIP_PILOT,)


def test_different_titles_are_different_occupations() -> None:
    found = by_occupation([AIR_PILOT, SHIP_PILOT])
    assert found[AIR_PILOT.slug] == (AIR_PILOT,)


def test_a_newer_document_is_known_as_far_as_dates_are_stated() -> None:
    month = dated(KEEPER, "a", "Keeper", "2018-03")
    day = dated(KEEPER, "b", "Keeper", "2018-03-16")
    later = dated(KEEPER, "c", "Keeper", "2018-04")
    assert newer_than(month, (later, month)) is later
    assert newer_than(month, (day, month)) is None
    assert newer_than(later, (later, month)) is None
