from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from corpus.records import Kind, Profile, RevisionDate, Section, Span
from index.changes import Changes, DateMoved, Place, compare
from index.wording import of_changes
from tests.index.index_making import NURSE, PLUMBER, profile

NOTHING = Changes((), (), (), (), (), (), ())


def dated(made: Profile, number: int, text: str) -> Profile:
    """The profile with a date of its own for one section."""
    sections = list(made.sections)
    own = RevisionDate(text, "2020-01", "section", text, Span(0, 0))
    sections[number] = replace(sections[number], revised=own)
    return replace(made, sections=tuple(sections))


def test_the_same_profiles_have_not_changed() -> None:
    assert compare((NURSE, PLUMBER), (PLUMBER, NURSE)) == NOTHING
    moved = replace(NURSE, source=replace(NURSE.source, file="elsewhere.txt", sha256="1" * 64))
    assert compare((NURSE,), (moved,)) == NOTHING
    assert of_changes(NOTHING) == ["the profiles are the same"]


def test_profiles_and_sections_added_changed_and_removed() -> None:
    after = profile("nurse", ("Salary", "The pay is good."), ("Hours", "Hours vary."))
    welder = profile("welder", ("Salary", "Good."))
    changes = compare((NURSE, PLUMBER), (after, welder))
    assert changes == Changes(
        profiles_added=(Place("welder"),),
        profiles_changed=(Place("nurse"),),
        profiles_removed=(Place("plumber"),),
        sections_added=(Place("nurse", ("Hours",)),),
        sections_changed=(Place("nurse", ("Salary",)),),
        sections_removed=(Place("nurse", ("Duties",)),),
        dates=(),
    )
    assert of_changes(changes)[:4] == [
        "profiles added: 1",
        "    welder",
        "profiles changed: 1",
        "    nurse",
    ]
    assert "    nurse › Duties" in of_changes(changes)


def test_dates_that_moved() -> None:
    later = replace(NURSE, revised=replace(NURSE.revised, text="May 2013"))  # type: ignore[type-var]
    assert compare((NURSE,), (later,)).dates == (
        DateMoved(Place("nurse"), "March 2012", "May 2013"),
    )
    own = dated(NURSE, 1, "January 2020")
    moved = DateMoved(Place("nurse", ("Duties",)), "March 2012", "January 2020")
    assert compare((NURSE,), (own,)).dates == (moved,)
    assert compare((own,), (own,)).dates == ()
    line = "    nurse › Duties: March 2012 -> January 2020"
    assert line in of_changes(compare((NURSE,), (own,)))


def test_sections_of_the_same_headings_are_told_apart() -> None:
    before = profile("nurse", ("Pay", "Good."), ("Pay", "Bad."))
    after = profile("nurse", ("Pay", "Good."), ("Pay", "Better."))
    assert compare((before,), (after,)).sections_changed == (Place("nurse", ("Pay", "(2)")),)


def test_long_lists_are_cut_unless_all_is_asked_for() -> None:
    many = [profile(f"p{number:02}", ("Pay", "Good.")) for number in range(25)]
    changes = compare((), many)
    short = of_changes(changes)
    assert len(short) == 22
    assert short[-1] == "    ... and 5 more; all of them: index diff"
    assert len(of_changes(changes, None)) == 26


bodies = st.sampled_from(["The pay is good.", "Hours vary.", "Many duties."])
parts = st.lists(st.tuples(st.sampled_from(["Salary", "Duties"]), bodies), max_size=3)
corpora = st.dictionaries(st.sampled_from(["a", "b", "c"]), parts, max_size=3).map(
    lambda made: tuple(profile(slug, *cut) for slug, cut in made.items())
)


@given(corpora, corpora)
def test_the_way_back_removes_what_the_way_there_adds(
    one: tuple[Profile, ...], other: tuple[Profile, ...]
) -> None:
    there, back = compare(one, other), compare(other, one)
    assert there.profiles_added == back.profiles_removed
    assert there.profiles_changed == back.profiles_changed
    assert there.sections_added == back.sections_removed
    assert set(there.sections_changed) == set(back.sections_changed)
    assert compare(one, one) == NOTHING
    named = {place.slug for place in (*there.sections_added, *there.sections_changed)}
    assert named <= {place.slug for place in there.profiles_changed}


def test_kinds_are_no_change_of_words() -> None:
    other = replace(NURSE.sections[0], kind=Kind.WAGES)
    assert isinstance(other, Section)
    changed = compare((NURSE,), (replace(NURSE, sections=(other, NURSE.sections[1])),))
    assert changed.profiles_changed == (Place("nurse"),)
    assert changed.sections_changed == ()
