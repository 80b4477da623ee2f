"""A field in which an occupation is found while it is typed: by title, another name, or code."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from corpus.records import Profile
from retrieval.naming.catalogue import Catalogue, Match
from retrieval.telling.own_lines import FIND
from ui.announcer import live
from ui.text import label

_SHOWN = 8
Draw = Callable[[Match], None]


def find(catalogue: Catalogue, key: str, draw: Draw, first: Sequence[Profile] = ()) -> None:
    """Draw the field and, with ``draw``, what it finds; ``first`` before anything is typed."""
    typed = st.text_input(
        FIND,
        type="search",
        live=True,
        key=f"{key}-typed",
        placeholder="Title, other name or code",
        autocomplete="off",
    )
    found = catalogue.find(typed or "")
    live(f"{key}-count", f'<p class="hint">{_count(typed or "", len(found))}</p>')
    with st.container(key=f"{key}-found"):
        for match in found[:_SHOWN] if typed else [Match(profile) for profile in first[:_SHOWN]]:
            draw(match)


def name(match: Match) -> str:
    """A match as the label of what can be pressed: its title, and what it was found by."""
    return label(f"{match.profile.title} ({match.name})" if match.name else match.profile.title)


def _count(typed: str, found: int) -> str:
    if not typed.strip():
        return ""
    if not found:
        return "No occupation found. Try another word for it."
    if found > _SHOWN:
        return f"{_SHOWN} of {found:,} are shown. Type more letters to find fewer."
    return "1 occupation found" if found == 1 else f"{found} occupations found"
