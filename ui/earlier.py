"""Earlier turns, folded away: one piece of HTML for many, so that a long chat stays quick."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from retrieval.records import Turn
from ui.replies import turn_html

_RECENT = 3
_BATCH = 5


def folded(count: int) -> int:
    """How many of ``count`` turns are folded: whole batches, so that what was folded stays put."""
    return max(0, (count - _RECENT) // _BATCH * _BATCH)


def draw(turns: Sequence[Turn], today: date) -> None:
    """Draw turns that are folded, closed; a search in the page finds what they say."""
    with st.expander(f"Earlier questions ({len(turns)})", key="earlier"):
        for start in range(0, len(turns), _BATCH):
            batch = enumerate(turns[start : start + _BATCH], start)
            st.html("".join(turn_html(turn, number, today) for number, turn in batch))
