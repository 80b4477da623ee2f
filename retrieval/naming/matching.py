"""Whether a run of words names an occupation, and whose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from corpus.records import Kind, Profile
from retrieval.language.lexicon import everyday_names, published_names
from retrieval.language.words import FRAME, Word
from retrieval.naming.closer import Closer, Found
from retrieval.naming.endings import Endings
from retrieval.naming.names import Names
from retrieval.naming.nouns import (
    COMPANY,
    EVERYDAY,
    is_occupation_noun,
    may_be_occupation,
    singular,
)
from retrieval.naming.phrases import joins_two, opening, side_by_side
from retrieval.naming.slots import LEADING
from retrieval.naming.titles import GENERAL, Name, joined, names_of
from retrieval.naming.unlisted import Unlisted
from retrieval.naming.wording import Wording

LONGEST = 12
"""The most words that are looked up as one name."""

_LONGEST_PART = 6
_EDGES = frozenset("and or of the for in a an to at on as is are do does can".split())
# How, when or for whom people work, whatever they do.
ANY_WORKERS = frozenset(
    """
    shift night day evening weekend seasonal contract temporary temp casual union unionized remote
    fellow co other foreign immigrant injured hourly salaried office essential frontline
    """.split()
)
_LONGEST_KIND = 2


class Matching:
    """Matches words with the names and the wording of one corpus."""

    def __init__(self, profiles: Sequence[Profile], wording: Wording) -> None:
        """Read the names of the profiles, and of the occupations that they call related."""
        self._names = Names(names_of(profiles))
        self._others = Names(tuple(_related(profiles)))
        self._wording = wording
        self._unlisted = Unlisted(profiles, self._names, wording)
        self._closer = Closer(wording, self._unlisted)
        self._everyday = {joined(n.split()): f.split() for n, f in everyday_names().items()}
        self.may_end = Endings(self._keys).may_end

    def match(
        self, text: str, said: Sequence[Word], first: int, last: int, free: int
    ) -> Found | None:
        """What the words ``first`` to ``last`` of ``said``, those of ``text``, name; None if none.

        Of several words the last is one that names ``may_end`` in: others name nobody.
        ``free`` is the first word before them that is part of no other name.

        An exact name comes before a part of one, and the title of a related occupation before a
        part of another name: "medical assistant" is not in "medical secretaries and
        administrative assistants" where medical assistants are known to be others.
        """
        if said[first].lower in _EDGES or said[last].lower in _EDGES:
            return None
        lowers = [word.lower for word in said[first : last + 1]]
        key = joined(lowers)
        slugs = self._names.called(key)
        if slugs:
            noun = is_occupation_noun(lowers[-1])
            several = len(lowers) > 1 and (noun or self._names.is_noun(lowers[-1]))
            sure = several or (noun and lowers[0] not in EVERYDAY)
            found = Found(first, last, slugs, sure, True, first)
            return self._closer.closer(text, said, free, found)
        formal = self._everyday.get(key)
        if formal:
            slugs = self._names.exactly(formal) or self._names.partly(formal)
            if slugs or self._others.exactly(formal) or self._others.partly(formal):
                return Found(first, last, slugs, True, True, first)
        if len(lowers) == 1:
            return self._single(text, said, first, free)
        if self._others.called(key):
            return Found(first, last, (), is_occupation_noun(lowers[-1]), True, first)
        if len(lowers) > _LONGEST_PART:
            return None
        slugs = self._names.partly(lowers)
        if not slugs and self._others.partly(lowers):
            return Found(first, last, (), is_occupation_noun(lowers[-1]), True, first)
        slugs = slugs or self._names.at_the_end(lowers)
        if not slugs:
            return self._unlisted_as(text, said, free, first, last)
        return self._closer.closer(text, said, free, Found(first, last, slugs, True, True, first))

    def _keys(self) -> Iterator[str]:
        """Every name that ``match`` looks several words up in."""
        return chain(self._names.keys(), self._others.keys(), self._everyday, published_names())

    def doing(self, run: Sequence[str]) -> tuple[str, ...] | None:
        """The profiles of a name that was made of what people do; None where it is none."""
        return self._names.exactly(run) or self._unlisted.known(run)

    def _unlisted_as(
        self, text: str, said: Sequence[Word], free: int, first: int, last: int
    ) -> Found | None:
        """What the profiles' text or a published list has for words that no profile goes by.

        What stands before such a name may make another of it: "foreign service officer".
        """
        lowers = tuple(word.lower for word in said[first : last + 1])
        slugs = self._unlisted.by_text(lowers) or self._unlisted.published(lowers)
        if slugs is None or joins_two(lowers):
            return None
        start = opening(text, said, first, free)
        fitting = self._closer.fits(said[start:first], slugs)
        sure = bool(slugs) and fitting and _is_person(lowers[-1])
        return Found(first if fitting else start, last, slugs if fitting else (), sure, True, start)

    def _single(self, text: str, said: Sequence[Word], at: int, free: int) -> Found | None:
        """One word that is no name by itself: a noun for a person, or an abbreviation."""
        word = said[at].lower
        one = singular(word)
        if one == "worker":
            return self._workers(text, said, at, free)
        if word in FRAME or one in GENERAL:
            return None
        abbreviated = self._spelled_out(said, at)
        if abbreviated:
            return abbreviated
        trade = self._unlisted.trade(text, said[at])
        if trade:
            return self._closer.closer(text, said, free, Found(at, at, trade, False, False, at))
        if not self._may_name(said[at]) or self._goes_on(text, said, at):
            return None
        slugs = self._names.headed(word)
        if not slugs and not self._others.exactly((word,)) and not self._others.headed(word):
            slugs = (
                self._wording.kinds((word,))
                or self._names.by_trade(word)
                or (() if one in COMPANY else self._names.ending(word))
                or (() if one in COMPANY else self._unlisted.published((word,)) or ())
            )
            found = Found(at, at, slugs, bool(slugs), False, at)
        else:
            common = one in COMPANY or word in EVERYDAY
            slugs = slugs if common else self._unlisted.fitting((word,), slugs)
            found = Found(at, at, slugs, len(slugs) == 1 and not common, False, at)
        return self._closer.closer(text, said, free, found)

    def _workers(self, text: str, said: Sequence[Word], at: int, free: int) -> Found | None:
        """Workers of a kind that no title has in full: "social workers", "oil rig workers"."""
        first = opening(text, said, at, free)
        kind = said[first:at]
        known = all(word.lower in ANY_WORKERS or self._names.in_titles(word.stem) for word in kind)
        if known or len(kind) > _LONGEST_KIND:
            return None
        slugs = self._unlisted.workers([word.lower for word in kind])
        return Found(first, at, slugs, True, bool(slugs), first)

    def _spelled_out(self, said: Sequence[Word], at: int) -> Found | None:
        letters = said[at].lower.removesuffix("s")
        if not 2 <= len(letters) <= 5 or not letters.isalpha():
            return None
        for full in self._wording.spelled_out(letters):
            if is_occupation_noun(full[-1]):
                bare = full[1:] if full[0] in LEADING else full
                slugs = self._names.exactly(full) or self._names.partly(bare)
                slugs = slugs or self._unlisted.by_text(bare)
                slugs = slugs or self._unlisted.fitting(bare, self._names.headed(full[-1]))
                if slugs or self._others.exactly(full) or self._others.exactly(bare):
                    return Found(at, at, slugs, True, True, at)
        # "Database administrators, often called DBAs", without brackets.
        called = self._wording.kinds((letters,)) if said[at].text[:2].isupper() else ()
        return Found(at, at, called, True, True, at) if called else None

    def _may_name(self, word: Word) -> bool:
        return (
            is_occupation_noun(word.lower)
            or (may_be_occupation(word.lower) and not word.text.isupper())
            or bool(self._others.exactly((word.lower,)))
        )

    def _goes_on(self, text: str, said: Sequence[Word], at: int) -> bool:
        """Whether the next word makes another person of it: "nurse aide"."""
        if at + 1 == len(said):
            return False
        after = said[at + 1]
        return side_by_side(text, said[at], after) and is_occupation_noun(after.lower)


def _is_person(noun: str) -> bool:
    return may_be_occupation(noun) or singular(noun) in GENERAL


def _related(profiles: Iterable[Profile]) -> Iterable[Name]:
    """The names of occupations that the profiles list as related."""
    for profile in profiles:
        for section in profile.sections:
            if section.kind is not Kind.RELATED:
                continue
            for line in profile.text[section.span.start : section.span.end].splitlines():
                name = line.split("\t")[0].strip(" •-")
                if 0 < len(name.split()) <= LONGEST:
                    yield Name(name, "", is_title=True)
