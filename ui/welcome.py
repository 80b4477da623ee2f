"""What a person sees before the first question: what is covered, and questions to start with."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from corpus.records import Kind, Profile
from ui.text import label

_EXAMPLES = {
    Kind.WAGES: "What are the wages",
    Kind.EDUCATION: "What education is required",
    Kind.DUTIES: "What are the duties",
    Kind.CONDITIONS: "What are the working conditions",
    Kind.OUTLOOK: "What is the job outlook",
    Kind.CERTIFICATION: "Is certification required",
}
_SHOWN = 4
_LISTED = 3


def examples(profiles: Sequence[Profile]) -> tuple[str, ...]:
    """Questions that the profiles can answer: one for each kind of section that really occurs.

    With several profiles each question names one, a different one where possible.
    """
    questions: list[str] = []
    for kind, words in _EXAMPLES.items():
        holding = [p for p in profiles if any(s.kind is kind for s in p.sections)]
        if holding:
            about = holding[len(questions) * len(holding) // _SHOWN % len(holding)]
            whom = f" for {about.title}" if len(profiles) > 1 else ""
            questions.append(f"{words}{whom}?")
    return tuple(questions[:_SHOWN])


def occupations(profiles: Sequence[Profile], profile_page: StreamlitPage) -> None:
    """The covered occupations, each leading to its profile; searchable when there are many."""
    if len(profiles) <= _LISTED:
        st.html('<h2 class="small-heading">Covered occupations</h2>')
        for profile in profiles:
            st.page_link(
                profile_page,
                label=label(profile.title),
                icon=":material/description:",
                query_params={"profile": profile.slug},
            )
        return
    st.html(f'<h2 class="small-heading">{len(profiles):,} occupations are covered</h2>')
    chosen = st.selectbox(
        "Find an occupation",
        sorted(profiles, key=lambda profile: profile.title.casefold()),
        index=None,
        format_func=lambda profile: profile.title,
        placeholder="Type to search",
        key="find-occupation",
    )
    if chosen is not None:
        st.switch_page(profile_page, query_params={"profile": chosen.slug})
