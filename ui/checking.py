"""What stands below a reply for those who check it: why it was given, links and a hand-out."""

from __future__ import annotations

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from retrieval.records import Answer, NoAnswer
from ui import handout, permalink, why
from ui.state import Turn


def draw(turn: Turn, number: int, answer_page: StreamlitPage, handout_page: StreamlitPage) -> None:
    """Draw the ways to check one turn; small talk and questions back need none."""
    reply = turn.reply
    if not isinstance(reply, Answer | NoAnswer):
        return
    shown = reply.quotes if isinstance(reply, Answer) else ()
    with st.container(horizontal=True, key=f"check-{number}"):
        for place, quote in enumerate(shown, start=1):
            name = "Permanent link" if len(shown) == 1 else f"Link to quote {place}"
            permalink.link(answer_page, name, quote, reply.build, turn.said)
        handout.link(handout_page, number)
    why.draw(reply)
