"""Questions that are no whole sentence, and so lean on what was said before."""

from __future__ import annotations

from retrieval.language.words import words

_FINITE = frozenset(
    """
    am are aren't can can't could did didn't do does doesn't don't had has have he's here's how's i
    i'd i'll i'm i've is isn't it's may might must shall she's should that's their theirs them
    there's they they're was we what's when's where's which's who's why's were will won't would you
    """.split()
)
"""Words of which a question in full has one: who is asked about, or what is said of them."""
_MOST = 6


def is_clipped(text: str) -> bool:
    """Whether ``text`` is no whole sentence: "with what?", "which subjects exactly?"."""
    found = words(text)
    return len(found) <= _MOST and _FINITE.isdisjoint(word.lower for word in found)
