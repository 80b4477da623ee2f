from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.passages import passages
from corpus.records import (
    Kind,
    Passage,
    Profile,
    RevisionDate,
    Section,
    Source,
    Span,
    Superseded,
)
from index.serialise import from_bytes, to_bytes
from tests.index.index_making import NURSE, PLUMBER

# Every character a decoded file can hold, line separators other than "\n" among them.
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
names = st.tuples() | st.tuples(texts) | st.tuples(texts, texts)
spans = st.tuples(st.integers(0, 99), st.integers(0, 99)).map(lambda s: Span(min(s), max(s)))
dates = st.builds(RevisionDate, texts, texts, st.sampled_from(["section", "page"]), texts, spans)
sections = st.builds(
    Section, texts, names, st.sampled_from(Kind), spans, st.booleans(), st.none() | dates
)
sources = st.builds(Source, texts, st.none() | texts, texts, st.none() | texts)
profiles = st.builds(
    Profile,
    *(texts, texts, names, names, texts),
    st.lists(sections, max_size=3).map(tuple),
    st.none() | dates,
    sources,
    st.lists(st.builds(Superseded, texts, st.none() | texts, st.none() | texts)).map(tuple),
)


@st.composite
def cut_profiles(draw: st.DrawFn) -> tuple[Profile, list[Passage]]:
    profile = draw(profiles)
    sentences = st.lists(spans, max_size=3).map(tuple)
    if not profile.sections:
        return profile, []
    made = st.builds(Passage, st.just(profile), st.sampled_from(profile.sections), spans, sentences)
    return profile, draw(st.lists(made, max_size=3))


@given(st.lists(cut_profiles(), max_size=3))
def test_profiles_and_passages_are_read_back_exactly(
    cut: list[tuple[Profile, list[Passage]]],
) -> None:
    read_profiles, read_passages = from_bytes(to_bytes(cut))
    assert read_profiles == tuple(profile for profile, _ in cut)
    assert read_passages == tuple(passage for _, found in cut for passage in found)


def test_passages_share_their_profile() -> None:
    cut = [(profile, passages(profile)) for profile in (NURSE, PLUMBER)]
    read_profiles, read_passages = from_bytes(to_bytes(cut))
    assert [read_profiles.index(passage.profile) for passage in read_passages] == [0, 0, 1]
    assert all(passage.profile in read_profiles for passage in read_passages)
    assert read_passages[0].profile is read_profiles[0]
    assert read_passages[0].text == "The pay is good. School helps."


@pytest.mark.parametrize("lost", ["slug", "text", "sections", "passages", "source", "supersedes"])
def test_an_incomplete_line_is_refused(lost: str) -> None:
    fields = json.loads(to_bytes([(NURSE, passages(NURSE))]))
    del fields[lost]
    with pytest.raises(ValueError, match="incomplete"):
        from_bytes((json.dumps(fields) + "\n").encode())
