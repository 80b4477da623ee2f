"""The hand-out page: one answer or the whole conversation, to print or to save.

``/handout?turn=N`` is about one turn, from 0; without it, about all of them.
"""

from __future__ import annotations

import json
import re
from datetime import date

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from retrieval.records import Answer, Quote, Turn
from retrieval.telling.handout import (
    TITLE,
    Caution,
    Handout,
    cautions,
    day,
    origin,
    to_data,
    to_markdown,
)
from retrieval.telling.sides import sides
from ui import frame, links, permalink, tab
from ui.card import open_card
from ui.facts import facts
from ui.notes import notes
from ui.service import Service
from ui.state import STATE, Chat
from ui.text import escape, lines

_PRINT = """<button type="button" id="print">Print, or save as PDF</button><script>
document.getElementById("print").addEventListener("click", () => window.print());
</script>"""

_EMPTY = (
    "There is nothing to hand out here yet. Ask in the chat, then follow “Hand-out” below an "
    "answer. A hand-out is made from your own chat, so its address cannot be shared; the permanent "
    "links in it can."
)


def draw(service: Service, chat_page: StreamlitPage) -> None:
    """Draw the hand-out of this visitor's chat."""
    frame.style()
    tab.restore(service.kept)
    with st.container(key="handout-top"):
        st.page_link(chat_page, label="Back to the chat", icon=":material/arrow_back:")
        with st.container(gap=None):
            links.follow()
            tab.remember(service.kept)
    assistant = frame.ready(service)
    if assistant is None:
        return
    chat: Chat = st.session_state.get(STATE, Chat())
    shown = _chosen(chat.turns, st.query_params.get("turn"))
    st.set_page_config(page_title="Hand-out · Career answers")
    if not shown:
        st.html(f'<h1 class="title">{TITLE}</h1><p class="panel notice">{_EMPTY}</p>')
        return
    handout = Handout(shown, date.today(), permalink.address(links.HANDOUT))
    _controls(handout, whole=len(shown) == len(chat.turns))
    st.html(handout_html(handout))


def _chosen(turns: tuple[Turn, ...], number: str | None) -> tuple[Turn, ...]:
    """The turn with this number, or all of them."""
    if number is None:
        return turns
    place = int(number) if re.fullmatch(r"[0-9]{1,6}", number) else len(turns)
    return turns[place : place + 1]


def _controls(handout: Handout, whole: bool) -> None:
    """How to take it along; none of this is printed."""
    name = f"career-answers-{handout.made.isoformat()}"
    data = json.dumps(to_data(handout), ensure_ascii=False, indent=2)
    with st.container(horizontal=True, vertical_alignment="center", key="handout-controls"):
        st.html(_PRINT, unsafe_allow_javascript=True, width="content")
        st.download_button(
            "Markdown", to_markdown(handout), f"{name}.md", "text/markdown", on_click="ignore"
        )
        st.download_button("JSON", data, f"{name}.json", "application/json", on_click="ignore")
        if not whole:
            # A link of Streamlit's to the page that it is on leaves the address as it was.
            link = links.inside(links.HANDOUT, {}, "The whole conversation", "whole")
            st.html(link, width="content")


def handout_html(handout: Handout) -> str:
    """The hand-out as HTML, for the page and for paper."""
    turns = "".join(_turn(handout, turn, n) for n, turn in enumerate(handout.turns, start=1))
    warned = "".join(map(_caution, cautions(handout)))
    return (
        f'<article class="handout"><h1 class="title">{TITLE}</h1>'
        f'<p class="source">Made on {day(handout.made)}. Quotations are word for word; dates are '
        f"the sources’ own.</p>{turns}<h2>What to mind</h2>{warned}</article>"
    )


def _turn(handout: Handout, turn: Turn, number: int) -> str:
    asked = f'<h2>Question {number}</h2><p class="said">{escape(turn.said)}</p>'
    if not isinstance(turn.reply, Answer):
        return f'<section>{asked}<p class="panel">{escape(turn.reply.message)}</p></section>'
    found = sides(turn.reply)
    cards = "".join(
        (_side(side[0]) if len(found) > 1 else "")
        + "".join(_quote(handout, turn, quote) for quote in side)
        for side in found
    )
    return f"<section>{asked}{notes(turn.reply)}{cards}</section>"


def _side(quote: Quote) -> str:
    return f'<h3 class="side">{escape(quote.passage.profile.title)}</h3>'


def _quote(handout: Handout, turn: Turn, quote: Quote) -> str:
    told = facts([*origin(quote), ("Build", turn.reply.build)])
    address = escape(handout.link(turn, quote))
    link = f'<p class="link">Permanent link: <a href="{address}">{address}</a></p>'
    return f"{open_card(quote, handout.made)}{told}{link}"


def _caution(caution: Caution) -> str:
    if caution.profile is None:
        return f'<p class="plain">{escape(caution.text)}</p>'
    says = f"The profile {escape(caution.profile.title)} says of itself:"
    return f'<p class="plain">{says}</p><blockquote class="said">{lines(caution.text)}</blockquote>'
