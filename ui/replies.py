"""One turn of the chat: the question as it was sent, and its reply, all as one piece of HTML.

Streamlit takes longer to draw ten elements than one of the same content, in the browser above all.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from retrieval.records import (
    Answer,
    Clarify,
    NoAnswer,
    Quote,
    Reason,
    Reply,
    SmallTalk,
    Turn,
)
from retrieval.telling.sides import sides
from ui import links
from ui.card import quote_card, related_card
from ui.checking import checks, permanent
from ui.compared import compared
from ui.notes import notes
from ui.text import escape

REASONS = {
    Reason.OCCUPATION_NOT_COVERED: "that occupation is not covered",
    Reason.NAMED_THING_ABSENT: "nothing is said about that",
    Reason.NOT_STATED: "that is not stated",
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
        f"{_reply(turn, today, choosing)}{checks(turn, number)}</section>"
    )


def question_heading(question: str) -> str:
    """A question as it was sent, as HTML: the heading of its turn."""
    return (
        '<h2 class="question"><span class="unseen">You asked: </span>'
        f'<span class="said">{escape(question)}</span></h2>'
    )


def _read_as(reply: Reply) -> str:
    """How a question was read that seemed to be misspelt; nothing for any other."""
    if not reply.read_as:
        return ""
    return f'<p class="read-as">Read as: <q>{escape(reply.read_as)}</q></p>'


def _reply(turn: Turn, today: date, choosing: bool) -> str:
    match turn.reply:
        case Answer() as reply:
            related = _related("Related passages", reply.related, today)
            return f"{notes(reply)}{_quotes(turn, today)}{related}"
        case NoAnswer() as reply:
            heading = "The nearest passages" if reply.doubtful else "Related, not an answer"
            related = _related(heading, reply.related, today, opened=reply.doubtful)
            return _refusal(reply, choosing) + related
        case Clarify() as reply:
            return _plain(reply.message) + ("" if choosing else _choices(reply))
        case SmallTalk() as reply:
            return _plain(reply.message)


def _plain(message: str) -> str:
    return f'<p class="plain">{escape(message)}</p>'


def _refusal(reply: NoAnswer, choosing: bool) -> str:
    none = "No certain answer" if reply.doubtful else f"No answer: {REASONS[reply.reason]}"
    verdict = f'<p class="verdict">{none}</p>'
    # The buttons say which are nearest. Two questions may have no answer for the same reason.
    apart = dict.fromkeys(one.message for one in reply.unanswered)
    told = "".join(f"<p>{escape(line)}</p>" for line in (apart if choosing else [reply.message]))
    return f'<div class="panel no-answer">{verdict}{told}</div>'


def _quotes(turn: Turn, today: date) -> str:
    def card(quote: Quote) -> str:
        return quote_card(quote, today) + _ways(quote, permanent(turn, quote))

    found = sides(turn.reply)
    if len(found) > 1:
        return compared(found, card)
    return "".join(card(quote) for side in found for quote in side)


def _related(heading: str, quotes: tuple[Quote, ...], today: date, *, opened: bool = False) -> str:
    if not quotes:
        return ""
    cards = "".join(related_card(quote, today) + _ways(quote) for quote in quotes)
    summary = f"<summary>{heading} ({len(quotes)})</summary>"
    return f'<details class="folded"{" open" if opened else ""}>{summary}{cards}</details>'


def _ways(quote: Quote, more: str = "") -> str:
    """What stands below a card: the way to its place in the profile, and ``more`` ways."""
    place = {
        "profile": quote.passage.profile.slug,
        "start": str(quote.span.start),
        "end": str(quote.span.end),
    }
    link = links.inside(links.PROFILE, place, "See it in the profile", "onward")
    return f'<p class="ways">{link}{more}</p>'


def _choices(reply: Clarify) -> str:
    titles = "".join(f"<li>{escape(choice.title)}</li>" for choice in reply.choices)
    return f'<ol class="choices">{titles}</ol>' if titles else ""
