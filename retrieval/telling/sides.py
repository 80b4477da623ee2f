"""The sides of an answer: one for each profile that it quotes."""

from __future__ import annotations

from retrieval.records import Answer, Quote, Reply


def sides(reply: Reply) -> tuple[tuple[Quote, ...], ...]:
    """The quotes that answer by the profile that they are from: several for a comparison."""
    by_slug: dict[str, tuple[Quote, ...]] = {}
    for quote in reply.quotes if isinstance(reply, Answer) else ():
        slug = quote.passage.profile.slug
        by_slug[slug] = (*by_slug.get(slug, ()), quote)
    return tuple(by_slug.values())
