"""Finds the words asked for in a text without reading all of it.

A word begins with its stem, but for the stem's last letter: "cities" with "cit", of "citi". So only
the words that begin like that are looked at, which takes a tenth of the time of reading a passage.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from retrieval.language.words import stem_at, stems_in

_PLAIN = re.compile(r"[a-z]{2,}(?<!^.ie)")
"""The stems for which that holds; "die" is that of "dying", too."""
_BEYOND = re.compile(r"[^\x00-\x7f]")
_WITHIN = frozenset("'’_.,/-")
"""What may stand inside a word."""
_EXCLUDED = re.compile(r"\bexcluding\b[^\t\n;.)]*", re.IGNORECASE)
"""What a row is expressly not about: "Government, excluding education and hospitals"."""
_NONE = frozenset[str]()


class Seeker:
    """Looks for the same stems in one text after another."""

    def __init__(self, stems: Iterable[str]) -> None:
        self.stems = tuple(filter(None, stems))
        self._starts = {
            stem: stem[:-1] if _PLAIN.fullmatch(stem) else stem[0] for stem in self.stems
        }

    def among(self, stems: frozenset[str]) -> frozenset[str]:
        """Those of the stems that are among others."""
        return stems.intersection(self.stems)

    def held_in(self, text: str, only: Sequence[str] | None = None) -> frozenset[str]:
        """Those of the stems that are among ``stems_in(text)``, ``only`` these being looked for.

        What the text excludes it does not hold.
        """
        wanted = self.stems if only is None else only
        if "xcluding" in text:
            text = _EXCLUDED.sub("", text)
        if not text.isascii() and _is_foreign(text):
            return frozenset(stems_in(text)).intersection(wanted)
        lower = text.lower()
        held = [
            stem
            for stem in wanted
            if (start := self._starts[stem]) in lower and _has(text, lower, stem, start)
        ]
        return frozenset(held) if held else _NONE


def excludes(text: str, stems: Collection[str]) -> bool:
    """Whether ``text`` says of one of the stems that it is not about that."""
    found = _EXCLUDED.findall(text) if "xcluding" in text else ()
    return any(stem in stems for out in found for stem in stems_in(out))


def _is_foreign(text: str) -> bool:
    """Whether it has a letter that stems have another for: "resum" is the stem of "résumé"."""
    return any(map(str.isalnum, _BEYOND.findall(text)))


def _has(text: str, lower: str, stem: str, start: str) -> bool:
    """Whether a word of ``text``, ``lower`` in lower case, has a stem that it begins like."""
    if len(start) < len(stem) - 1:
        return stem in stems_in(text)
    at = lower.find(start)
    while at >= 0:
        before = text[at - 1] if at else " "
        if before in _WITHIN:
            return stem in stems_in(text)
        if not before.isalnum() and stem_at(text, at) == stem:
            return True
        at = lower.find(start, at + 1)
    return False
