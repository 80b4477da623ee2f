"""One turn of the chat on the page: the question as it was sent, and its reply."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from retrieval.records import Answer, Choice, Clarify, NoAnswer, Quote, Reason, Reply, SmallTalk
from ui import compared
from ui.card import quote_card, related_card
from ui.state import Turn, sides
from ui.text import escape, label

REASONS = {
    Reason.OCCUPATION_NOT_COVERED: "that occupation is not covered",
    Reason.NAMED_THING_ABSENT: "the profile does not mention it",
    Reason.NOT_STATED: "the profile does not say",
    Reason.OUT_OF_SCOPE: "not a question for career profiles",
    Reason.UNREADABLE: "the question could not be read",
}


def question_heading(question: str) -> str:
    """A question as it was sent, as HTML: the heading of its turn."""
    return (
        '<h2 class="question"><span class="unseen">You asked: </span>'
        f'<span class="said">{escape(question)}</span></h2>'
    )


def read_as(reply: Reply) -> str:
    """How a question was read that seemed to be misspelt, as HTML; nothing for any other."""
    if not reply.read_as:
        return ""
    return f'<p class="read-as">Read as: <q>{escape(reply.read_as)}</q></p>'


def quoted_at(quote: Quote) -> dict[str, str]:
    """The parameters with which the profile page opens at a quote."""
    return {
        "profile": quote.passage.profile.slug,
        "start": str(quote.span.start),
        "end": str(quote.span.end),
    }


def plain(message: str) -> str:
    """A plain line of the product's own, as HTML."""
    return f'<p class="plain">{escape(message)}</p>'


def refusal(reply: NoAnswer) -> str:
    """That there is no answer, and why, as HTML."""
    verdict = f'<p class="verdict">No answer: {REASONS[reply.reason]}</p>'
    return f'<div class="panel no-answer">{verdict}<p>{escape(reply.message)}</p></div>'


def draw_turn(
    turn: Turn,
    number: int,
    today: date,
    profile_page: StreamlitPage,
    choose: Callable[[Choice], None] | None,
) -> None:
    """Draw a turn. ``choose`` is called with what is chosen; without it choices are only named."""
    st.html(question_heading(turn.said))
    reply: Reply = turn.reply
    if reply.read_as:
        st.html(read_as(reply))
    match reply:
        case Answer():
            for note in reply.notes:
                st.html(plain(note))
            _quotes(reply, number, today, profile_page)
            _related("Related passages", reply.related, today, profile_page)
        case NoAnswer():
            st.html(refusal(reply))
            _related("Related, not an answer", reply.related, today, profile_page)
        case Clarify():
            st.html(plain(reply.message))
            _choices(reply, number, choose)
        case SmallTalk():
            st.html(plain(reply.message))


def _quotes(reply: Answer, number: int, today: date, profile_page: StreamlitPage) -> None:
    found = sides(reply)
    if len(found) > 1:
        link = partial(_link, profile_page=profile_page)
        compared.draw(found, f"compared-{number}", today, link)
        return
    for quote in reply.quotes:
        st.html(quote_card(quote, today))
        _link(quote, profile_page)


def _link(quote: Quote, profile_page: StreamlitPage) -> None:
    st.page_link(
        profile_page,
        label="See it in the profile",
        icon=":material/arrow_forward:",
        query_params=quoted_at(quote),
    )


def _related(
    heading: str, quotes: tuple[Quote, ...], today: date, profile_page: StreamlitPage
) -> None:
    if not quotes:
        return
    with st.expander(f"{heading} ({len(quotes)})"):
        for quote in quotes:
            st.html(related_card(quote, today))
            _link(quote, profile_page)


def _choices(reply: Clarify, number: int, choose: Callable[[Choice], None] | None) -> None:
    if choose is None:
        titles = "".join(f"<li>{escape(choice.title)}</li>" for choice in reply.choices)
        st.html(f'<ul class="choices">{titles}</ul>')
        return
    st.html('<p class="hint">Pick one, or type its name or number below.</p>')
    with st.container(horizontal=True, key=f"choices-{number}"):
        for choice in reply.choices:
            st.button(
                label(choice.title),
                key=f"choice-{number}-{choice.slug}",
                on_click=choose,
                args=(choice,),
            )
