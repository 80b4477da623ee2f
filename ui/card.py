"""The quote card: a passage in the profile's own words, and where and when they were written."""

from __future__ import annotations

from datetime import date

from corpus.records import Span
from retrieval.records import Quote
from retrieval.telling.handout import dates_whole
from ui.dates import badge, basis_note, caution
from ui.text import escape, lines

INFERRED = (
    '<span class="note">The source has no heading here; '
    "this one is inferred from its layout.</span>"
)
"""HTML that goes with every section whose heading is inferred."""
_BESIDE = 240
"""How many characters may stand around the answering words without being folded away."""
_LONGEST = 1_000
"""How many characters of answering words are shown at once."""


def quote_card(quote: Quote, today: date) -> str:
    """The card of a quote that answers, as HTML: the answering sentence is marked.

    Of a long passage that sentence is shown; the whole is there, but folded.
    """
    shown = glance(quote)
    body = _blockquote(quote, quote.span)
    if shown != (quote.span,):
        first = "".join(_blockquote(quote, span) for span in shown)
        body = (
            f'<div class="glance">{first}</div><details class="passage">'
            f"<summary>Show the whole passage</summary>{body}</details>"
        )
    return _card(_css(quote), body, quote, today)


def open_card(quote: Quote, today: date) -> str:
    """The card of a quote with nothing folded, for where it is checked or printed, as HTML."""
    return _card(_css(quote), _blockquote(quote, quote.span), quote, today)


def _css(quote: Quote) -> str:
    return "card whole" if quote.highlight == quote.span else "card"


def glance(quote: Quote) -> tuple[Span, ...]:
    """What is read first: the passage if it is short, else what introduces the answer and that."""
    span, answer = quote.span, quote.highlight
    room = span.end - span.start
    if room <= _LONGEST and room - (answer.end - answer.start) <= _BESIDE:
        return (span,)
    sentences = quote.passage.sentences
    if answer.end - answer.start > _LONGEST:
        ends = [s.end for s in sentences if answer.start < s.end <= answer.start + _LONGEST]
        return (Span(answer.start, max(ends)),) if ends else (answer,)
    first = sentences[0] if sentences else answer
    introduces = first.end <= answer.start and quote.passage.slice(first).rstrip().endswith(":")
    return (first, answer) if introduces else (answer,)


def _blockquote(quote: Quote, span: Span) -> str:
    text = quote.passage.profile.text[span.start : span.end]
    return f'<blockquote class="quote">{lines(text, span.start, quote.highlight)}</blockquote>'


def related_card(quote: Quote, today: date) -> str:
    """The card of a passage that is near the question but does not answer it, as HTML."""
    body = f'<blockquote class="quote">{lines(quote.text)}</blockquote>'
    return _card("card related", body, quote, today)


def _card(css: str, body: str, quote: Quote, today: date) -> str:
    section, title = quote.passage.section, escape(quote.passage.profile.title)
    if dates_whole(quote):
        where, notes = "", ""
    else:
        where = f' <span class="place">{escape(section.place)}</span>'
        inferred = INFERRED if section.inferred else ""
        notes = f"{caution(section, today)}{basis_note(section.revised)}{inferred}"
    return (
        f'<figure class="{css}">{body}'
        f'<figcaption><span class="origin"><cite>{title}</cite>{where}</span>'
        f"{badge(section.revised, today)}{notes}</figcaption></figure>"
    )
