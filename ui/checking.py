"""What stands below a reply for those who check it: a hand-out, and why it was given."""

from __future__ import annotations

from retrieval.records import Answer, NoAnswer, Quote, Turn
from retrieval.telling.addresses import to_params
from retrieval.telling.citing import cited
from ui import links, why


def checks(turn: Turn, number: int) -> str:
    """The ways to check one turn, as HTML; small talk and questions back need none."""
    reply = turn.reply
    if not isinstance(reply, Answer | NoAnswer):
        return ""
    handout = links.inside(links.HANDOUT, {"turn": str(number)}, "Hand-out", "print")
    return f'<p class="ways">{handout}</p>{why.folded(reply)}'


def permanent(turn: Turn, quote: Quote) -> str:
    """The permanent link to a quote of the turn, as HTML."""
    params = to_params(cited(turn, quote))
    return links.inside(links.ANSWER, params, "Permanent link", "permanent")
