"""Other documents on the occupation of a profile: named, dated and, where they answer, linked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from corpus.records import Profile
from retrieval.quoting.sources import by_occupation, newer_than
from ui.text import escape, label


def beside(profile: Profile, profiles: Sequence[Profile]) -> tuple[Profile, ...]:
    """The other profiles of the same occupation, newest first."""
    return tuple(found for found in by_occupation(profiles)[profile.slug] if found is not profile)


def notice(profile: Profile, others: Sequence[Profile]) -> str:
    """A line for the top of a profile that leads to the list of ``others``, as HTML."""
    if not others and not profile.supersedes:
        return ""
    newer = any(newer_than(profile, (other,)) for other in others)
    words = "A newer document on this occupation is here" if newer else "Other documents are named"
    return f'<p class="source"><a href="#others">{words}: see below.</a></p>'


def draw(profile: Profile, others: Sequence[Profile], profile_page: StreamlitPage) -> None:
    """Draw a list of the documents beside ``profile``; nothing where there are none."""
    if not others and not profile.supersedes:
        return
    st.html('<h2 class="small-heading" id="others">Other documents on this occupation</h2>')
    for document in others:
        st.page_link(
            profile_page,
            label=label(named(document, newer_than(profile, (document,)) is not None)),
            icon=":material/description:",
            query_params={"profile": document.slug},
        )
    for line in replaced(profile):
        st.html(f'<p class="note">{escape(line)}</p>')


def named(document: Profile, newer: bool) -> str:
    """A document by its title, publisher and date."""
    publisher = document.source.publisher or document.source.file
    dated = document.dated.wording if document.dated else "no date stated"
    return f"{'Newer: ' if newer else ''}{document.title}, {publisher} ({dated})"


def replaced(profile: Profile) -> Iterator[str]:
    """A line for each older document that ``profile`` takes the place of."""
    for older in profile.supersedes:
        when = older.text or "no date stated"
        yield f"Replaced by this one: {older.file} ({when}). No answer comes from it."
