"""One turn of the chat: the question as it was sent, and its reply, all as one piece of HTML.

Streamlit takes longer to draw ten elements than one of the same content, in the browser above all.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import lru_cache, partial

import streamlit as st

from retrieval.records import (
    Answer,
    Choice,
    Clarify,
    NoAnswer,
    Quote,
    Reason,
    Reply,
    SmallTalk,
    Turn,
)
from ui import links
from ui.card import quote_card, related_card
from ui.checking import checks
from ui.compared import compared
from ui.state import sides
from ui.text import escape, label

REASONS = {
    Reason.OCCUPATION_NOT_COVERED: "that occupation is not covered",
    Reason.NAMED_THING_ABSENT: "the profile does not say that of it",
    Reason.NOT_STATED: "the profile does not say",
    Reason.OUT_OF_SCOPE: "not a question for career profiles",
    Reason.UNREADABLE: "the question could not be read",
}


# Each run of a page draws the same turns again. One has about 8 kB, and holds on to the profiles
# that it quotes even when their build was replaced, so not too many are kept.
@lru_cache(maxsize=512)
def turn_html(turn: Turn, number: int, today: date, *, choosing: bool = False) -> str:
    """The turn with this number, from 0; ``choosing`` where its choices are drawn as buttons."""
    reply = turn.reply
    return (
        f'<section class="turn" id="turn-{number}">{question_heading(turn.said)}{_read_as(reply)}'
        f"{_reply(reply, today, choosing)}{checks(turn, number)}</section>"
    )


def question_heading(question: str) -> str:
    """A question as it was sent, as HTML: the heading of its turn."""
    return (
        '<h2 class="question"><span class="unseen">You asked: </span>'
        f'<span class="said">{escape(question)}</span></h2>'
    )


def draw_choices(reply: Clarify, number: int, choose: Callable[[Choice], None]) -> None:
    """Draw a button for each choice, which gives it to ``choose``."""
    st.html('<p class="hint">Pick one, or type its name or number below.</p>')
    with st.container(horizontal=True, key=f"choices-{number}"):
        for place, choice in enumerate(reply.choices, 1):
            st.button(
                label(f"{place}. {choice.title}"),
                key=f"choice-{number}-{choice.slug}",
                on_click=choose,
                args=(choice,),
            )


def _read_as(reply: Reply) -> str:
    """How a question was read that seemed to be misspelt; nothing for any other."""
    if not reply.read_as:
        return ""
    return f'<p class="read-as">Read as: <q>{escape(reply.read_as)}</q></p>'


def _reply(reply: Reply, today: date, choosing: bool) -> str:
    match reply:
        case Answer():
            notes = "".join(map(_plain, reply.notes))
            related = _related("Related passages", reply.related, today)
            return f"{notes}{_quotes(reply, today)}{related}"
        case NoAnswer():
            return _refusal(reply) + _related("Related, not an answer", reply.related, today)
        case Clarify():
            return _plain(reply.message) + ("" if choosing else _choices(reply))
        case SmallTalk():
            return _plain(reply.message)


def _plain(message: str) -> str:
    return f'<p class="plain">{escape(message)}</p>'


def _refusal(reply: NoAnswer) -> str:
    verdict = f'<p class="verdict">No answer: {REASONS[reply.reason]}</p>'
    return f'<div class="panel no-answer">{verdict}<p>{escape(reply.message)}</p></div>'


def _quotes(reply: Answer, today: date) -> str:
    card = partial(_linked, quote_card, today)
    found = sides(reply)
    return compared(found, card) if len(found) > 1 else "".join(map(card, reply.quotes))


def _related(heading: str, quotes: tuple[Quote, ...], today: date) -> str:
    if not quotes:
        return ""
    cards = "".join(_linked(related_card, today, quote) for quote in quotes)
    return f'<details class="folded"><summary>{heading} ({len(quotes)})</summary>{cards}</details>'


def _linked(card: Callable[[Quote, date], str], today: date, quote: Quote) -> str:
    """A card, and below it the way to its place in the profile."""
    place = {
        "profile": quote.passage.profile.slug,
        "start": str(quote.span.start),
        "end": str(quote.span.end),
    }
    link = links.inside(links.PROFILE, place, "See it in the profile", "onward")
    return f'{card(quote, today)}<p class="ways">{link}</p>'


def _choices(reply: Clarify) -> str:
    titles = "".join(f"<li>{escape(choice.title)}</li>" for choice in reply.choices)
    return f'<ol class="choices">{titles}</ol>' if titles else ""
