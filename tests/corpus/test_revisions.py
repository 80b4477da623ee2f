"""Several documents for one occupation, made of nothing but titles, dates and publishers."""

from __future__ import annotations

import hashlib
import random
from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.findings import Layout, Reading
from corpus.headings import slug_of
from corpus.records import Kind, Profile, RevisionDate, Section, Source, Span, Superseded
from corpus.revisions import PUBLISHERS, Resolved, resolve


def dated(date: str | None) -> RevisionDate | None:
    return RevisionDate(f"on {date}", date, "profile", date, Span(0, 0)) if date else None


def reading(
    file: str,
    own: str | None = None,
    newest: str | None = None,
    *,
    publisher: str = "alis",
    title: str = "Baker",
    edition: tuple[int, ...] = (),
) -> Reading:
    """A document with its own date and one section, whose date is ``newest`` or else its own."""
    sections = (Section("Duties", (), Kind.DUTIES, Span(0, 4), False, dated(newest or own)),)
    source = Source(file, None, hashlib.sha256(file.encode()).hexdigest(), None)
    profile = Profile(slug_of(title), title, (), (), file, sections, dated(own), source)
    return Reading(profile, (), Layout("", publisher, ".txt"), edition)


def kept(resolved: Resolved) -> list[tuple[str, str]]:
    return [(profile.slug, profile.source.file) for profile in resolved.profiles]


def codes(resolved: Resolved) -> list[tuple[str, str]]:
    return [(finding.code, finding.file) for finding in resolved.findings]


def test_the_newest_is_kept_and_names_the_others() -> None:
    documents = [reading("b", "2012-03"), reading("c", "2018-03-16"), reading("a", "2010-07")]
    for order in permutations(documents):
        resolved = resolve(order)
        assert kept(resolved) == [("baker", "c")]
        assert resolved.profiles[0].supersedes == (
            Superseded("b", "on 2012-03", "2012-03"), Superseded("a", "on 2010-07", "2010-07"),
        )  # fmt: skip
        assert set(codes(resolved)) == {("superseded", "a"), ("superseded", "b")}
    assert resolve([documents[0]]).profiles[0].supersedes == ()


def test_a_note_names_both_files_and_dates() -> None:
    (note,) = resolve([reading("a", "2010-07"), reading("b", "2012-03")]).findings
    assert (note.severity, note.file) == ("note", "a")
    assert note.message == (
        '"Baker": answers come from b, which is newer (on 2010-07 here, on 2012-03 there)'
    )


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        (reading("a", None, "2017-01"), reading("b", "2018-03-16")),  # no date of its own
        (reading("a", "2010-07", "2012-02"), reading("b", "2010-07", "2012-03")),  # same own date
        (reading("a", "2010-07", "2012-03"), reading("b", "2011-05")),  # its own date comes first
        (reading("a", "2018-03-16"), reading("b", "2018-04")),
        (reading("a", "2018-12-31", edition=(29, 3)), reading("b", "2018-01", edition=(30, 0))),
    ],
)
def test_which_is_newer(older: Reading, newer: Reading) -> None:
    assert kept(resolve([older, newer])) == kept(resolve([newer, older])) == [("baker", "b")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (reading("a", "2010-07"), reading("b", "2010-07")),
        (reading("a", "2018-03"), reading("b", "2018-03-16")),  # which day of March is not known
        (reading("a"), reading("b")),
        (reading("a"), reading("b", "2018-03-16")),
        (reading("a", "2018-03", edition=(29, 3)), reading("b", "2018-03", edition=(29, 3))),
    ],
)
def test_where_neither_is_newer_both_are_named(one: Reading, other: Reading) -> None:
    resolved = resolve([one, other])
    (error,) = resolved.findings
    assert (error.code, error.severity, error.file) == ("duplicate_slug", "error", "b")
    assert '"Baker" is also the title in a, and the dates do not say which' in error.message


def test_an_older_one_between_two_of_the_same_date_is_still_superseded() -> None:
    resolved = resolve([reading("a", "2018-03"), reading("b", "2010"), reading("c", "2018-03-16")])
    assert sorted(codes(resolved)) == [("duplicate_slug", "c"), ("superseded", "b")]


def test_copies_are_one_document() -> None:
    one = reading("a", "2010-07")
    source = replace(one.profile.source, file="b")
    copy = replace(one, profile=replace(one.profile, source=source))
    resolved = resolve([one, copy])
    assert kept(resolved) == [("baker", "a")]
    assert codes(resolved) == [("same_document", "b")]
    assert resolved.profiles[0].supersedes == ()


def test_publishers_keep_a_profile_each_in_a_fixed_order() -> None:
    documents = [reading(name, "2010-07", publisher=name) for name in PUBLISHERS]
    for order in permutations(documents):
        assert kept(resolve(order)) == [
            ("baker", "alis"), ("baker-onet", "onet"), ("baker-ooh", "ooh"), ("baker-own", "own"),
        ]  # fmt: skip
    assert kept(resolve(documents[2:])) == [("baker", "onet"), ("baker-own", "own")]
    assert {profile.title for profile in resolve(documents).profiles} == {"Baker"}


def test_a_title_that_is_another_ones_name_gives_way() -> None:
    taken = reading("c", "2010-07", title="Baker Onet")
    found = [taken, reading("a", "2010-07"), reading("b", "2010-07", publisher="onet")]
    resolved = resolve(found)
    assert kept(resolved) == [("baker", "a"), ("baker-onet", "b"), ("baker-onet-alis", "c")]
    assert resolved.findings == ()


def test_the_profiles_of_two_databases_make_one_note() -> None:
    def database(folder: str, release: int) -> list[Reading]:
        names = ("Bakers", "Cooks", "Fishers")
        return [
            reading(
                f"{folder}#{name}", "2020-01", title=name, publisher="onet", edition=(release, 0)
            )
            for name in names
        ]

    (note,) = resolve([*database("new", 30), *database("old", 29)]).findings
    assert (note.code, note.file) == ("superseded", "old")
    assert note.message.startswith('"Bakers" and 2 more: answers come from new, which is newer')


dates = st.sampled_from((None, "2010-07", "2012-03", "2012-03-16", "2018-03"))
documents = st.lists(
    st.builds(
        lambda file, own, newest, publisher: reading(file, own, newest, publisher=publisher),
        st.sampled_from("abcdefgh"), dates, dates, st.sampled_from(PUBLISHERS),
    ),
    max_size=8,
    unique_by=lambda one: one.profile.source.file,
)  # fmt: skip


@given(documents, st.integers())
def test_no_document_vanishes_and_order_does_not_matter(found: list[Reading], seed: int) -> None:
    resolved = resolve(found)
    named = [profile.source.file for profile in resolved.profiles]
    named += [older.file for profile in resolved.profiles for older in profile.supersedes]
    named += [finding.file for finding in resolved.findings if finding.severity == "error"]
    assert sorted(named) == sorted(one.profile.source.file for one in found)
    if not any(finding.severity == "error" for finding in resolved.findings):
        shuffled = list(found)
        random.Random(seed).shuffle(shuffled)
        assert kept(resolve(shuffled)) == kept(resolved)
