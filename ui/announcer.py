"""Tells screen readers about a new reply, once. Chat elements of Streamlit tell them nothing."""

from __future__ import annotations

import streamlit as st

from retrieval.records import Answer
from ui.state import Chat
from ui.text import escape

WAITING = "Your question is kept and will be answered as soon as the answers are loaded."
"""What a person reads whose question cannot be answered yet."""
_KEY = "announcer"
# A live region must exist before its text changes, and what ``st.html`` draws is replaced whole.
# The keyed container around it stays, so a fixed script makes that container the live region.
_SCRIPT = f"""<script>
document.querySelectorAll(".st-key-{_KEY}").forEach((region) => {{
  region.setAttribute("role", "status");
  region.setAttribute("aria-live", "polite");
  region.setAttribute("aria-atomic", "true");
}});
</script>"""


def announce(chat: Chat) -> None:
    """Put the latest state of ``chat`` into the live region."""
    with st.container(key=_KEY):
        st.html(f"<p>{escape(spoken(chat))}</p>")
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
    words = f"Reply {len(chat.turns)}: {reply.message}"
    if isinstance(reply, Answer) and reply.quotes:
        return f"{words} {reply.quotes[0].highlighted}"
    return words
