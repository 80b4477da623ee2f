"""What stands before the name of an occupation: which kind is meant, or somebody else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from retrieval.language.words import Word
from retrieval.naming.phrases import is_particular, opening
from retrieval.naming.unlisted import Unlisted
from retrieval.naming.wording import Wording


@dataclass(frozen=True, slots=True)
class Found:
    """Words ``first`` to ``last`` of a question; ``opening`` is where their noun phrase starts.

    ``whole`` says that they are a full name, which another word before them only makes closer.
    """

    first: int
    last: int
    slugs: tuple[str, ...]
    sure: bool
    whole: bool
    opening: int


class Closer:
    """Looks at the words before a name, in the names and the wording of one corpus."""

    def __init__(self, wording: Wording, unlisted: Unlisted) -> None:
        self._wording = wording
        self._unlisted = unlisted

    def closer(self, text: str, said: Sequence[Word], free: int, found: Found) -> Found:
        """What is found with the words before it that say which kind is meant."""
        first = opening(text, said, found.first, free)
        if not 0 < found.first - first <= 2:
            return found
        for start in range(first, found.first):
            run = tuple(word.lower for word in said[start : found.last + 1])
            slugs = self._unlisted.by_text(run)
            if slugs:
                return Found(start, found.last, slugs, True, True, start)
        before = said[first : found.first]
        if found.slugs and (found.whole or len(found.slugs) <= 2):
            one = found.first == found.last
            if found.whole and not (one and is_particular(text, before, said[found.last])):
                return replace(found, opening=first)
            if self.fits(before, found.slugs) if found.whole else self._say(found.slugs, before):
                return replace(found, opening=first, sure=True)
        return Found(first, found.last, (), False, False, first)

    def fits(self, before: Sequence[Word], slugs: Sequence[str]) -> bool:
        """Whether the profiles speak of what stands before a full name, or else none does.

        What no profile speaks of says who employs a "Walmart cashier".
        """
        return self._say(slugs, [word for word in before if self._wording.mentions(word.stem)])

    def _say(self, slugs: Sequence[str], before: Sequence[Word]) -> bool:
        return all(any(self._wording.often(slug, [word.stem]) for slug in slugs) for word in before)
