"""Earlier turns, folded away: one piece of HTML for many, so that a long chat stays quick."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from urllib.parse import urlencode

import streamlit as st

from retrieval.records import Answer, NoAnswer, Quote
from ui.card import quote_card, related_card
from ui.replies import plain, question_heading, quoted_at, read_as, refusal
from ui.state import Turn
from ui.text import escape

_RECENT = 3
_BATCH = 5


def folded(count: int) -> int:
    """How many of ``count`` turns are folded: whole batches, so that what was folded stays put."""
    return max(0, (count - _RECENT) // _BATCH * _BATCH)


def draw(turns: Sequence[Turn], today: date) -> None:
    """Draw turns that are folded, closed; a search in the page finds what they say."""
    with st.expander(f"Earlier questions ({len(turns)})", key="earlier"):
        for start in range(0, len(turns), _BATCH):
            st.html("".join(turn_html(turn, today) for turn in turns[start : start + _BATCH]))


def turn_html(turn: Turn, today: date) -> str:
    """A turn as HTML alone: everything it said, without what can be pressed."""
    asked = f"{question_heading(turn.said)}{read_as(turn.reply)}"
    return f'<div class="earlier">{asked}{_reply(turn, today)}</div>'


def _reply(turn: Turn, today: date) -> str:
    reply = turn.reply
    if isinstance(reply, Answer):
        cards = [f"{quote_card(quote, today)}{_link(quote)}" for quote in reply.quotes]
        return "".join([*map(plain, reply.notes), *cards])
    if isinstance(reply, NoAnswer):
        return refusal(reply) + "".join(related_card(quote, today) for quote in reply.related)
    return plain(reply.message)


def _link(quote: Quote) -> str:
    """A link for a new window: following it in this one would end the chat."""
    address = f"profile?{urlencode(quoted_at(quote))}"
    return (
        f'<p class="to-profile"><a href="{escape(address)}" target="_blank">'
        "See it in the profile (opens a new tab)</a></p>"
    )
