"""The words of a question: where each stands, its stem, and whether it tells what is asked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from index.terms import terms

# An amount or code whole ("$38.55", "30-1", "29-2072.00"), else letters with what joins them.
_WORD = re.compile(r"\$?\d[\w.,/-]*\w|\$?\d|\w+(?:['’]\w+)*")

# Words that shape a question but do not say what it is about. Stop words proper are among them:
# one list, because coverage of either kind by a quote would prove nothing.
FRAME = frozenset(
    """
    a about actually after all also am an and any anybody anyone anything are around as ask at
    be became because been before being better between both but by can cannot could curious d did do
    does doing done dont each either else ever every everyone exactly explain find for from
    gave generally get gets getting give given go goes going gonna got gotta had happen has
    have having he hello help her here hers herself hi him himself his how however i i'd i'll
    i'm i've if im in info information into involved involve is isn't it it's its itself just kind
    kinda know let like likely ll look looking lot lots m many may maybe me mean might mine more
    most much must my myself necessary need needed needs no normally not now of off ok on one ones
    only or other ought our ourselves out over own people person please possible profile question
    quick quite rather re really regarding right s say says see shall she should show so some
    somebody someone something sort still stuff such sure t tell than thank thanks that that's
    the their theirs them themselves then there there's these they they'd they'll they're they've
    thing things think this those through to too try type u under up upon us use used usually ve
    very want wanna wants was wasn't way we well were what what's whats when where where's
    whether which while who who's whom whose why will with without won't wonder wondering
    would yes yet you you'd you'll you're you've your yours yourself anyhow called state stated
    mention mentioned person's occupation occupations job jobs career careers profession professions
    field role worker workers professional professionals
    plz pls cuz coz bcuz idk tbh lol btw omg wut wot hey hiya yeah yep nope gimme lemme dunno
    hafta oughta shoulda coulda woulda tryna
    """.split()
)

_LEARNS_OF = re.compile(
    r"\b(?:learn|read)(?: up)?(?= (?:a lot |some |even )?(?:more|about|on)\b)", re.I
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text: ``[start, end)`` in it, its lower-case form and its stem."""

    text: str
    start: int
    end: int
    lower: str
    stem: str

    @property
    def telling(self) -> bool:
        """Whether the word says what is asked, rather than how."""
        return self.lower not in FRAME


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[Word, ...]:
    """The words of ``text`` in order; a possessive 's is left out of form and stem."""
    return tuple(
        Word(written := match.group(), *match.span(), _lower(written), stem_of(written))
        for match in _WORD.finditer(text)
    )


def stems_in(text: str) -> tuple[str, ...]:
    """The stems of the words of ``text`` in order: what a passage, with its many words, needs."""
    return tuple(map(stem_of, _WORD.findall(text)))


def stem_at(text: str, start: int) -> str | None:
    """The stem of the word that begins at ``start``, if one does."""
    word = _WORD.match(text, start)
    return stem_of(word.group()) if word else None


def places_of_words(text: str) -> Iterator[tuple[int, int]]:
    """Where each word of ``text`` stands in it."""
    return (match.span() for match in _WORD.finditer(text))


_SPELT = {"licenc": "licens"}
"""Stems of British spellings, that pages of other countries have otherwise: "licence"."""


def spellings_of(stem: str) -> tuple[str, ...]:
    """The stems that the keyword index may have for the words of one stem."""
    return (stem, *(british for british, american in _SPELT.items() if american == stem))


# Texts repeat their words: the stem of nearly every one is known after the first profiles.
@lru_cache(maxsize=65536)
def stem_of(written: str) -> str:
    """The stem that the keyword index has for a word; a stop word, which has none, itself."""
    lower = _lower(written)
    cut = terms(lower)
    return _SPELT.get(cut[0].stem, cut[0].stem) if cut else lower


def _lower(written: str) -> str:
    lower = written.lower().replace("’", "'").lstrip("$")
    return lower.removesuffix("'s") if lower not in FRAME else lower


def telling(text: str) -> tuple[Word, ...]:
    """The words of ``text`` that say what is asked; "learn more about" says no more than "on"."""
    found = tuple(word for word in words(text) if word.telling)
    more = _LEARNS_OF.search(text)
    return tuple(word for word in found if word.start != more.start()) if more else found


def stems(items: Iterable[Word]) -> tuple[str, ...]:
    """The stems of ``items`` in order."""
    return tuple(word.stem for word in items)
