"""What a person sees before the first question: what is covered, and questions to start with."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from corpus.records import Profile
from retrieval.naming.catalogue import Match
from ui import finder
from ui.offers import Offers
from ui.text import label

_LISTED = 3
Send = Callable[[str], None]


def lead() -> None:
    """Say in two lines what this is."""
    st.html(
        '<p class="lead">Ask about an occupation in your own words. You get the answer in the '
        "profile’s own words, with the date they were last revised.</p>"
    )


def questions(asked: Sequence[str], heading: str, key: str, send: Send) -> None:
    """Draw questions that get an answer; pressing one sends it."""
    if not asked:
        return
    st.html(f'<h2 class="small-heading">{heading}</h2>')
    with st.container(key=f"{key}s"):
        for number, question in enumerate(asked):
            st.button(label(question), key=f"{key}-{number}", on_click=send, args=(question,))


def occupations(
    offers: Offers, profile_page: StreamlitPage, pick: Callable[[Profile], None] | None = None
) -> None:
    """The covered occupations, searchable when there are many.

    Each leads to its profile, or is given to ``pick`` where there is one.
    """
    profiles = offers.documents.profiles
    if len(profiles) <= _LISTED:
        st.html('<h2 class="small-heading">Covered occupations</h2>')
        for profile in profiles:
            _link(Match(profile), profile_page)
        return
    st.html(f'<h2 class="small-heading">{len(profiles):,} occupations are covered</h2>')
    if pick is None:
        _find_profile(offers, profile_page)
    else:
        _find_topic(offers, pick)


@st.fragment
def _find_profile(offers: Offers, profile_page: StreamlitPage) -> None:
    # Not links: the address that a link leads to is lost while the field tells what was typed.
    def open_profile(match: Match) -> None:
        if st.button(finder.name(match), key=f"profiles-{match.profile.slug}"):
            st.switch_page(profile_page, query_params={"profile": match.profile.slug})

    finder.find(offers.documents, "profiles", open_profile)


@st.fragment
def _find_topic(offers: Offers, pick: Callable[[Profile], None]) -> None:
    finder.find(offers.occupations, "topics", lambda match: picked(match, "topics", pick))


def picked(match: Match, key: str, pick: Callable[[Profile], None]) -> None:
    """Draw what was found as a button that gives it to ``pick`` and draws the whole page again."""
    if st.button(finder.name(match), key=f"{key}-{match.profile.slug}"):
        pick(match.profile)
        st.rerun()


def _link(match: Match, profile_page: StreamlitPage) -> None:
    st.page_link(
        profile_page,
        label=finder.name(match),
        icon=":material/description:",
        query_params={"profile": match.profile.slug},
    )
