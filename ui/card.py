"""The quote card: a passage in the profile's own words, and where and when they were written."""

from __future__ import annotations

from datetime import date

from corpus.records import Section
from retrieval.records import Quote
from ui.dates import badge, basis_note
from ui.text import escape, lines

INFERRED = (
    '<span class="note">The source has no heading here; '
    "this one is inferred from its layout.</span>"
)
"""HTML that goes with every section whose heading is inferred."""


def place(section: Section) -> str:
    """A section's heading and sub-headings, outermost first."""
    return " › ".join((section.heading, *section.path))


def quote_card(quote: Quote, today: date) -> str:
    """The card of a quote that answers, as HTML: the answering sentence is marked."""
    body = lines(quote.text, quote.span.start, quote.highlight)
    whole = " whole" if quote.highlight == quote.span else ""
    return _card(f"card{whole}", body, quote, today)


def related_card(quote: Quote, today: date) -> str:
    """The card of a passage that is near the question but does not answer it, as HTML."""
    return _card("card related", lines(quote.text), quote, today)


def _card(css: str, body: str, quote: Quote, today: date) -> str:
    section, title = quote.passage.section, escape(quote.passage.profile.title)
    if _dates_whole(quote):
        where, notes = "", ""
    else:
        where = f' <span class="place">{escape(place(section))}</span>'
        notes = basis_note(section.revised) + (INFERRED if section.inferred else "")
    return (
        f'<figure class="{css}"><blockquote class="quote">{body}</blockquote>'
        f'<figcaption><span class="origin"><cite>{title}</cite>{where}</span>'
        f"{badge(section.revised, today)}{notes}</figcaption></figure>"
    )


def _dates_whole(quote: Quote) -> bool:
    """Whether the quote is the statement that dates the whole document, not one section of it."""
    revised = quote.revised
    return revised is not None and revised.basis != "section" and quote.span == revised.span
