"""Documents of several publishers on one occupation."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from corpus.records import Profile, RevisionDate, Span
from retrieval.quoting.sources import by_occupation, newer_than
from tests.retrieval.making import AIR_PILOT, KEEPER, SHIP_PILOT

CODES = ["", "35-2014", "35-2015", "51-3011"]


def of(publisher: str | None, profile: Profile, *codes: str) -> Profile:
    """``profile`` with these codes, published by somebody else."""
    return replace(profile, codes=codes, source=replace(profile.source, publisher=publisher))


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


def test_one_code_is_one_occupation_whatever_its_title() -> None:
    butchers = of("BLS", dated(KEEPER, "a", "Butchers", "2025-08"), "51-3021")
    cutters = of("O*NET", dated(KEEPER, "b", "Meat Cutters", "2024-05"), "51-3021.00", "51-3021")
    # Of the title of the one, without a code; it is no link to others by an empty set of codes.
    cutter = of(None, dated(KEEPER, "c", "Meat Cutter", None))
    within = of("O*NET", dated(KEEPER, "d", "Fish Cutters", "2020-01"), "51-3021.01", "51-3021")
    other = of(None, dated(KEEPER, "e", "Keeper", None), "4321")
    found = by_occupation([within, other, cutter, cutters, butchers])
    assert found["a"] == found["b"] == found["c"] == (butchers, cutters, cutter)
    assert (found["d"], found["e"]) == ((within,), (other,))


def test_who_has_two_profiles_of_one_code_tells_them_apart() -> None:
    baker = of(None, dated(KEEPER, "baker", "Baker", "2010"), "51-3011")
    pastry = of(None, dated(KEEPER, "pastry-chef", "Pastry Chef", "2005"), "51-3011")
    bakers = of("BLS", dated(KEEPER, "bakers", "Bakers", "2025"), "51-3011")
    makers = of("O*NET", dated(KEEPER, "makers", "Bread Makers", "2024"), "51-3011.00", "51-3011")
    found = by_occupation([baker, pastry])
    assert (found["baker"], found["pastry-chef"]) == ((baker,), (pastry,))
    # The title says which of them others mean; where none does, the code does not, either.
    assert by_occupation([baker, pastry, bakers])["baker"] == (bakers, baker)
    found = by_occupation([pastry, replace(baker, title="Cook"), bakers, makers])
    assert found["bakers"] == found["makers"] == (bakers, makers)
    assert (len(found["baker"]), len(found["pastry-chef"])) == (1, 1)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["Cook", "Cooks", "Baker"]),
            st.sampled_from(CODES),
            st.sampled_from(["BLS", "O*NET", None]),
        ),
        max_size=7,
    )
)
def test_every_profile_is_of_just_one_occupation(drawn: list[tuple[str, str, str | None]]) -> None:
    profiles = [
        of(publisher, replace(KEEPER, slug=str(n), title=title), *([code] if code else []))
        for n, (title, code, publisher) in enumerate(drawn)
    ]
    found = by_occupation(profiles)
    for profile in profiles:
        together = found[profile.slug]
        assert profile in together
        assert all(found[other.slug] is together for other in together)
        for other in together:
            if other.source.publisher == profile.source.publisher:
                assert other.title.rstrip("s") == profile.title.rstrip("s")


def test_a_newer_document_is_known_as_far_as_dates_are_stated() -> None:
    month = dated(KEEPER, "a", "Keeper", "2018-03")
    day = dated(KEEPER, "b", "Keeper", "2018-03-16")
    later = dated(KEEPER, "c", "Keeper", "2018-04")
    assert newer_than(month, (later, month)) is later
    assert newer_than(month, (day, month)) is None
    assert newer_than(later, (later, month)) is None
