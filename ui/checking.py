"""What stands below a reply for those who check it: links, a hand-out, and why it was given."""

from __future__ import annotations

from retrieval.records import Answer, NoAnswer, Turn
from retrieval.telling.citing import cite, to_params
from ui import links, why


def checks(turn: Turn, number: int) -> str:
    """The ways to check one turn, as HTML; small talk and questions back need none."""
    reply = turn.reply
    if not isinstance(reply, Answer | NoAnswer):
        return ""
    quotes = reply.quotes if isinstance(reply, Answer) else ()
    ways = [
        links.inside(
            links.ANSWER,
            to_params(cite(quote, reply.build, turn.said)),
            "Permanent link" if len(quotes) == 1 else f"Link to quote {place}",
            "permanent",
        )
        for place, quote in enumerate(quotes, start=1)
    ]
    ways.append(links.inside(links.HANDOUT, {"turn": str(number)}, "Hand-out", "print"))
    return f'<p class="ways">{"".join(ways)}</p>{why.folded(reply)}'
