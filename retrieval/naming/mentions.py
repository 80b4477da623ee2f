"""Every mention of an occupation in a question: who it is, and the place it takes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.records import Profile
from retrieval.language.words import Word, words
from retrieval.naming.closer import Found
from retrieval.naming.matching import LONGEST, Matching
from retrieval.naming.nouns import COMPANY, is_occupation_noun, singular
from retrieval.naming.pronouns import speaks_of_it
from retrieval.naming.slots import AGAINST, Place, place_of
from retrieval.naming.wording import Wording

_GAP = re.compile(r"[ \-/&,)]{1,3}|")
# How far one has got rather than what one does.
_RANKS = frozenset("manager managers supervisor supervisors director directors boss".split())


@dataclass(frozen=True, slots=True)
class Mention:
    """Words ``[start, end)`` of a question that name an occupation, of these profiles or of none.

    ``sure`` says that the words are a name in any place; others count only where one is asked
    about.
    """

    start: int
    end: int
    slugs: tuple[str, ...]
    place: Place
    sure: bool
    particular: bool

    @property
    def certain(self) -> bool:
        """Whether it is an occupation for certain: "homeowners" only look like one."""
        return self.particular or bool(self.slugs)

    def asked(self, *, alone: bool) -> bool:
        """Whether it is what the question is about, rather than somebody met in passing.

        ``alone`` says that the question names no other occupation.
        """
        if self.place <= Place.PASSING:
            return self.place is Place.PASSING and bool(self.slugs) and self.sure
        return self.sure or self.place >= Place.WISHED or (alone and self.particular)


class Mentions:
    """Finds occupations in questions by the names and the wording of one corpus."""

    def __init__(self, profiles: Sequence[Profile], wording: Wording) -> None:
        """``wording`` must be that of the same profiles."""
        self._matching = Matching(profiles, wording)
        self.doing = self._matching.doing

    def all(self, text: str) -> tuple[Mention, ...]:
        """The occupations that ``text`` names, in order, none inside another."""
        said = words(text)
        taken = [False] * len(said)
        ends = _ends(text, said)
        closing = [at for at, word in enumerate(said) if self._matching.may_end(word.lower)]
        found: list[Mention] = []
        for size in range(min(LONGEST, len(said)), 0, -1):
            for last in closing if size > 1 else range(len(said)):
                first = last + 1 - size
                if first < 0 or last >= ends[first] or any(taken[first : last + 1]):
                    continue
                match = self._matching.match(text, said, first, last, _free(taken, first))
                if match is None:
                    continue
                for i in range(match.first, match.last + 1):
                    taken[i] = True
                mention = _mention(text, said, match)
                if mention:
                    found.append(mention)
        in_order = sorted(found, key=lambda mention: mention.start)
        return tuple(_narrowed(mention, in_order) for mention in in_order)


def _mention(text: str, said: Sequence[Word], found: Found) -> Mention | None:
    start, end = said[found.first].start, said[found.last].end
    if speaks_of_it(text, start) and not AGAINST.search(text[:start]):
        return None
    place = place_of(text, said[found.opening].start, end)
    if place is Place.GOAL and said[found.last].lower in _RANKS and found.first == found.last:
        return None
    noun = singular(said[found.last].lower)
    particular = noun not in COMPANY and is_occupation_noun(noun) and not found.slugs
    return Mention(start, end, found.slugs, place, found.sure, particular)


def _narrowed(mention: Mention, others: Sequence[Mention]) -> Mention:
    """The mention, of those profiles alone that another one tells.

    In "personal trainers (fitness trainers)" the second says which trainers the first are.
    """
    for other in others:
        if set(other.slugs) < set(mention.slugs) and other.slugs and other.sure:
            return replace(mention, slugs=other.slugs, sure=True)
    return mention


def _free(taken: Sequence[bool], first: int) -> int:
    """The first of the words before ``first`` after which none is taken."""
    while first and not taken[first - 1]:
        first -= 1
    return first


def _ends(text: str, said: Sequence[Word]) -> list[int]:
    """For each word the end, by number, of the words that follow it with nothing in between."""
    ends = [len(said)] * len(said)
    for at in range(len(said) - 2, -1, -1):
        together = _GAP.fullmatch(text, said[at].end, said[at + 1].start)
        ends[at] = ends[at + 1] if together else at + 1
    return ends
