"""What the pages offer to pick instead of typing: occupations, and questions that get an answer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import streamlit as st

from corpus.records import Kind
from retrieval.naming.catalogue import Catalogue
from retrieval.quoting.sources import by_occupation
from retrieval.records import Answer, Turn
from retrieval.replying.suggesting import Suggestions
from ui.assistant import Assistant


@dataclass(frozen=True, slots=True)
class Offers:
    """What one build offers.

    ``documents`` finds every profile; ``occupations`` one for each occupation, the newest, where
    several publishers have one.
    """

    documents: Catalogue
    occupations: Catalogue
    suggestions: Suggestions


def offers(assistant: Assistant) -> Offers:
    """What ``assistant`` offers; made once for each build."""
    return _offers(assistant.build.id, assistant)


@st.cache_resource(show_spinner=False, max_entries=2)
def _offers(build: str, _assistant: Assistant) -> Offers:  # noqa: ARG001 - the key
    profiles = _assistant.build.profiles
    newest = dict.fromkeys(found[0] for found in by_occupation(profiles).values())
    return Offers(Catalogue(profiles), Catalogue(tuple(newest)), Suggestions(_assistant, profiles))


def kinds_seen(turns: Iterable[Turn], slug: str) -> frozenset[Kind]:
    """The kinds of section that ``turns`` have quoted from a profile."""
    return frozenset(
        quote.passage.section.kind
        for turn in turns
        if isinstance(turn.reply, Answer)
        for quote in turn.reply.quotes
        if quote.passage.profile.slug == slug
    )
