"""Other documents on the occupation of a profile: named, dated and, where they answer, linked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from corpus.records import Profile
from retrieval.sources import by_occupation, newer_than
from ui.text import escape, label


def draw(profile: Profile, profiles: Sequence[Profile], profile_page: StreamlitPage) -> None:
    """Draw a list of the documents beside ``profile``; nothing where there are none."""
    documents = by_occupation(profiles)[profile.slug]
    rest = [document for document in documents if document is not profile]
    if not rest and not profile.supersedes:
        return
    st.html('<h2 class="small-heading">Other documents on this occupation</h2>')
    for document in rest:
        st.page_link(
            profile_page,
            label=label(_named(document, newer_than(profile, (document,)) is not None)),
            icon=":material/description:",
            query_params={"profile": document.slug},
        )
    for line in _replaced(profile):
        st.html(f'<p class="note">{escape(line)}</p>')


def _named(document: Profile, newer: bool) -> str:
    publisher = document.source.publisher or document.source.file
    dated = document.dated.wording if document.dated else "no date stated"
    return f"{'Newer: ' if newer else ''}{document.title}, {publisher} ({dated})"


def _replaced(profile: Profile) -> Iterator[str]:
    for older in profile.supersedes:
        when = older.text or "no date stated"
        yield f"Replaced by this one: {older.file} ({when}). No answer comes from it."
