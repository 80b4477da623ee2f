"""Which occupation a question names: one the profiles cover, several, or one they do not.

Names come before similarity: a plumber's wage is not answered from another profile however
close the sentences are. Covered occupations are known by title, other names and codes, and by what
the profiles' own text calls their people; others are recognised by the place they take in a
question ("how do I become a ...") and by the nouns that name a person's work.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.records import Profile
from retrieval.mentions import Mention, Mentions
from retrieval.wording import Wording
from retrieval.words import Word

_CODE = re.compile(r"(?<![\w$.-])\d{2}-\d{4}(?:\.\d{2})?(?![\w-])|(?<![\w$.-])\d{4,5}(?![\w%-])")


@dataclass(frozen=True, slots=True)
class Named:
    """An occupation as a question names it.

    ``slugs`` are the profiles that go by that name: none when no profile covers it, several when
    the name is shared. ``start`` and ``end`` are offsets into the question; a bracket that closes
    between them is no part of the ``phrase``: "lodging manager" in "a hotel (lodging) manager".
    """

    phrase: str
    start: int
    end: int
    slugs: tuple[str, ...]

    @property
    def covered(self) -> bool:
        """Whether at least one profile goes by the name."""
        return bool(self.slugs)


class Occupations:
    """The names by which the profiles of a build are known."""

    def __init__(self, profiles: Sequence[Profile], wording: Wording) -> None:
        """``wording`` is asked what the text of the profiles calls people."""
        # What is asked about and what is compared are both told from all that is mentioned.
        self._mentions = lru_cache(maxsize=1024)(Mentions(profiles, wording).all)
        codes: dict[str, set[str]] = defaultdict(set)
        for profile in profiles:
            for code in profile.codes:
                codes[code].add(profile.slug)
        self._codes = {code: tuple(sorted(slugs)) for code, slugs in codes.items()}

    def find(self, text: str) -> Named | None:
        """The occupation that ``text`` asks about, by code, by name, or by its place in it."""
        by_code = self._by_code(text)
        if by_code:
            return by_code
        mentions = self._mentions(text)
        asked = [mention for mention in mentions if mention.asked(alone=len(mentions) == 1)]
        best = max(asked, key=lambda mention: (mention.place, mention.certain), default=None)
        return _named(text, best) if best else None

    def find_all(self, text: str) -> tuple[Named, ...]:
        """Every occupation that ``text`` names, in order, none inside another.

        For comparisons: "who earns more, a plumber or an electrician?".
        """
        return tuple(_named(text, mention) for mention in self._mentions(text))

    def _by_code(self, text: str) -> Named | None:
        for match in _CODE.finditer(text):
            slugs = self._codes.get(match.group())
            if slugs:
                return Named(match.group(), match.start(), match.end(), slugs)
        other = re.search(rf"\b(?:noc|soc|code)\b\D{{0,12}}({_CODE.pattern})", text, re.IGNORECASE)
        return Named(other.group(1), other.start(1), other.end(1), ()) if other else None


def _named(text: str, mention: Mention) -> Named:
    phrase = text[mention.start : mention.end].replace(")", "")
    return Named(phrase, mention.start, mention.end, mention.slugs)


def outside(named: Named, found: Iterable[Word]) -> tuple[Word, ...]:
    """The words that are not part of the occupation's name."""
    return tuple(word for word in found if word.end <= named.start or named.end <= word.start)
