"""Answers to hand out: what was asked, the words quoted with dates and sources, and what to mind.

Nothing in a hand-out is fetched or run when it is opened: it is text, and links to follow by hand.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from corpus.dates import age_in_words
from corpus.records import Kind, Profile
from retrieval.records import Answer, Quote, Turn
from retrieval.telling.addresses import to_params
from retrieval.telling.citing import cited, words_of
from retrieval.telling.markdown import block, escaped, quoted
from retrieval.telling.messages import CAUTION, dated
from retrieval.telling.sides import sides
from retrieval.telling.wire import to_json

TITLE = "Career answers: a hand-out"


@dataclass(frozen=True, slots=True)
class Handout:
    """Questions with their replies, the day the hand-out was made, and the address of links.

    ``address`` is that of the page that shows a permanent link, without parameters.
    """

    turns: tuple[Turn, ...]
    made: date
    address: str

    def link(self, turn: Turn, quote: Quote) -> str:
        """The permanent link to a quote of ``turn``."""
        return f"{self.address}?{urlencode(to_params(cited(turn, quote)))}"


@dataclass(frozen=True, slots=True)
class Caution:
    """What to mind, in the words of a profile or, where it says nothing, in the product's own."""

    profile: Profile | None
    text: str


def day(made: date) -> str:
    """A day for people: "23 November 2026"."""
    return f"{made.day} {made:%B %Y}"


def cautions(handout: Handout) -> tuple[Caution, ...]:
    """The caution of each profile quoted, once; the product's own where any states none."""
    profiles = {
        quote.passage.profile.slug: quote.passage.profile
        for turn in handout.turns
        for quote in quotes(turn)
    }
    own = Caution(None, CAUTION)
    found = [tuple(_stated(profile)) or (own,) for profile in profiles.values()] or [(own,)]
    return tuple(dict.fromkeys(caution for group in found for caution in group))


def quotes(turn: Turn) -> tuple[Quote, ...]:
    """The quotes that answer."""
    return turn.reply.quotes if isinstance(turn.reply, Answer) else ()


def notes(turn: Turn) -> tuple[str, ...]:
    """What must be known beside the quotes: a newer document is here, a profile says nothing."""
    if not isinstance(turn.reply, Answer):
        return ()
    return turn.reply.uncertain + turn.reply.notes


def _stated(profile: Profile) -> Iterator[Caution]:
    for section in profile.sections:
        # A licence is a notice, too, but warns of nothing.
        if section.kind is Kind.NOTICE and section.heading != "Licence":
            yield Caution(profile, words_of(profile, section))


def dates_whole(quote: Quote) -> bool:
    """Whether the quote is the statement that dates the whole document, not one section of it."""
    revised = quote.revised
    return revised is not None and revised.basis != "section" and quote.span == revised.span


def origin(quote: Quote) -> tuple[tuple[str, str], ...]:
    """Where a quote is from, as pairs of a label and words."""
    profile, section = quote.passage.profile, quote.passage.section
    source = profile.source
    lines = (
        ("Occupation", profile.title),
        ("Section", "" if dates_whole(quote) else section.place),
        ("Published by", source.publisher or ""),
        ("File", f"{source.file}, line {profile.line(quote.span.start)} of its text"),
        ("Address", source.url or ""),
        ("SHA-256 of the file", source.sha256),
    )
    return tuple((name, words) for name, words in lines if words)


def to_markdown(handout: Handout) -> str:
    """The hand-out as Markdown, with every quote letter for letter."""
    parts = [
        f"# {TITLE}",
        f"Made on {day(handout.made)}. Quotations are word for word; dates are the sources’ own.",
    ]
    for number, turn in enumerate(handout.turns, start=1):
        parts += [f"## Question {number}", block(turn.said), *_answered(handout, turn)]
    parts.append("## What to mind")
    for caution in cautions(handout):
        if caution.profile is not None:
            parts.append(f"The profile {escaped(caution.profile.title)} says of itself:")
        parts.append(quoted(caution.text) if caution.profile else block(caution.text))
    return "\n\n".join(parts) + "\n"


def _answered(handout: Handout, turn: Turn) -> Iterator[str]:
    found = sides(turn.reply)
    if not found:
        yield block(turn.reply.message)
        return
    yield from map(block, notes(turn))
    for side in found:
        if len(found) > 1:
            yield f"### {escaped(side[0].passage.profile.title)}"
        for quote in side:
            yield from _quoted(handout, turn, quote)


def _quoted(handout: Handout, turn: Turn, quote: Quote) -> Iterator[str]:
    yield quoted(quote.text)
    if quote.highlight != quote.span:
        yield "The words in it that answer:"
        yield quoted(quote.highlighted)
    lines = (("Date", dated(quote.revised, handout.made)), *origin(quote))
    items = [f"- {name}: {escaped(words)}" for name, words in lines]
    items.append(f"- Answered by build: {turn.reply.build}")
    items.append(f"- Permanent link: <{handout.link(turn, quote)}>")
    yield "\n".join(items)


def to_data(handout: Handout) -> dict[str, Any]:
    """The hand-out as plain JSON values; docs/contract.md describes them."""
    return {
        "made": handout.made.isoformat(),
        "turns": [_turn(handout, turn) for turn in handout.turns],
        "cautions": [
            {"profile": caution.profile and caution.profile.slug, "text": caution.text}
            for caution in cautions(handout)
        ],
    }


def _turn(handout: Handout, turn: Turn) -> dict[str, Any]:
    reply = to_json(turn.reply)
    reply["quotes"] = [
        {**told, "age": _age(quote, handout.made), "link": handout.link(turn, quote)}
        for told, quote in zip(reply["quotes"], quotes(turn), strict=True)
    ]
    return {"question": turn.said, "reply": reply}


def _age(quote: Quote, made: date) -> str | None:
    return age_in_words(quote.revised.date, made) if quote.revised else None
