"""Tells screen readers about a new reply, once. Chat elements of Streamlit tell them nothing."""

from __future__ import annotations

import streamlit as st

from retrieval.telling.sides import sides
from ui.state import Chat
from ui.text import escape

WAITING = "Your question is kept and will be answered as soon as the answers are loaded."
"""What a person reads whose question cannot be answered yet."""
# A live region must exist before its text changes, and what ``st.html`` draws is replaced whole.
# The keyed container around it stays, so a fixed script makes that container the live region.
_SCRIPT = """<script>
document.querySelectorAll("[class*='st-key-live-']").forEach((region) => {
  region.setAttribute("role", "status");
  region.setAttribute("aria-live", "polite");
  region.setAttribute("aria-atomic", "true");
});
</script>"""


def announce(chat: Chat) -> None:
    """Put the latest state of ``chat`` into the live region."""
    live("replies", f"<p>{escape(spoken(chat))}</p>")


def live(key: str, markup: str) -> None:
    """Draw ``markup`` so that a screen reader reads it out when it changes."""
    with st.container(gap=None):
        with st.container(key=f"live-{key}"):
            st.html(markup)
        st.html(_SCRIPT, unsafe_allow_javascript=True)


def spoken(chat: Chat) -> str:
    """What a person who cannot see the page is told: the notice, the wait, or the last reply.

    Replies are numbered so that the same reply given twice is still read twice.
    """
    if chat.notice:
        return chat.notice
    if chat.waiting:
        return WAITING
    if not chat.turns:
        return ""
    reply = chat.turns[-1].reply
    read_as = f" Read as: {reply.read_as}." if reply.read_as else ""
    words = f"Reply {len(chat.turns)}:{read_as} {reply.message}"
    found = sides(reply)
    # Of several, who each is about must be heard, too.
    titles = [f"{side[0].passage.profile.title}: " if len(found) > 1 else "" for side in found]
    told = [title + side[0].highlighted for title, side in zip(titles, found, strict=True)]
    return " ".join([words, *told])
