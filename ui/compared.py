"""A comparison: what each profile says, side by side, without a verdict."""

from __future__ import annotations

from collections.abc import Callable

from retrieval.records import Quote
from ui.text import escape


def compared(sides: tuple[tuple[Quote, ...], ...], card: Callable[[Quote], str]) -> str:
    """The quotes of each profile in a column of its own, under its title, as HTML.

    On a narrow window the columns stand one below the other. ``card`` draws one quote.
    """
    columns = "".join(
        f'<div><h3 class="side">{escape(quotes[0].passage.profile.title)}</h3>'
        f"<div>{''.join(map(card, quotes))}</div></div>"
        for quotes in sides
    )
    return f'<div class="compared">{columns}</div>'
