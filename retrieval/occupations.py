"""Which occupation a question names: one the profiles cover, several, or one they do not.

Names come before similarity: a plumber's wage is not answered from another profile however
close the sentences are. Covered occupations are known by title, other names and codes; others are
recognised by the place they take in a question ("how do I become a ...") and by a list of nouns.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from corpus.records import Profile
from retrieval.lexicon import occupations
from retrieval.words import FRAME, Word, stems, words

_CODE = re.compile(r"(?<![\w$.-])\d{2}-\d{4}(?:\.\d{2})?(?![\w-])|(?<![\w$.-])\d{4,5}(?![\w%-])")

# Where a question puts the occupation it asks about. Each ends before the slot or has it inside.
_SLOT = r"(?P<slot>[\w'’-]+(?: (?!do\b|does\b|make|earn|get\b|is\b|are\b|in\b|at\b)[\w'’-]+){0,4}?)"
_FRAMES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:become|becoming|working as|work as|job as|career as|train as|qualify as|be)"
        rf" (?:an?|the) {_SLOT}(?=$|[?.!,]| (?:in|at|with|without|if|when|and|or|on|by)\b)",
        rf"\b(?:become|becoming) {_SLOT}(?=$|[?.!,]| (?:in|at|with|without|if|when)\b)",
        rf"\b(?:do|does|can|could|would|will|should|must) (?:an? |the |most )?{_SLOT}"
        r" (?:do|make|earn|get|need|work|have|study|take|learn|use|travel|typically)\b",
        rf"\b(?:salary|salaries|wages?|pay|income|earnings|duties|tasks|role|job|hours|"
        rf"requirements|training|education|outlook|code)"
        rf" (?:of|for) (?:an? |the |most )?{_SLOT}(?=$|[?.!,]| (?:in|at|per|and)\b)",
        r"^(?:and |but |ok |so )*(?:(?:what|how) about|what of|and) (?:being )?(?:an? |the )?"
        rf"{_SLOT}"
        r"(?=$|[?.!,]| (?:then|instead|jobs?|careers?|salary|wages?|pay)\b)",
        rf"\b(?:is|are) (?:an? |the )?{_SLOT} (?:paid|well paid|stressed|in demand|happy|needed)\b",
        rf"^(?:an? |the )?{_SLOT}(?:'s|’s|s')? (?:salary|salaries|wages?|pay|duties|jobs?|careers?|"
        r"education|training|requirements?|outlook|hours|income|schooling|qualifications)\b",
        rf"\b(?:tell me|information|info|know|learn) (?:about|on) (?:being )?(?:an? |the )?{_SLOT}"
        r"(?=$|[?.!,]| (?:jobs?|careers?|salary|wages?|pay|work)\b)",
        rf"^(?:what|who) (?:is|are|'s) (?:an? ){_SLOT}(?=$|[?.!,])",
    )
)
_ADJECTIVES = frozenset(
    """
    average typical new good great certified licensed licenced successful senior junior entry
    level experienced qualified professional full time part a an the beginner beginning female
    male starting most some any real other another
    """.split()
)
_REFERRING = frozenset("they them their it its this these i me my".split())


@dataclass(frozen=True, slots=True)
class Named:
    """An occupation as a question names it.

    ``slugs`` are the profiles that go by that name: none when no profile covers it, several when
    the name is shared. ``start`` and ``end`` are offsets into the question.
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

    def __init__(self, profiles: Sequence[Profile], is_mentioned: Callable[[str], bool]) -> None:
        """``is_mentioned`` says whether a word, by its stem, stands anywhere in the profiles."""
        self._is_mentioned = is_mentioned
        names: dict[tuple[str, ...], set[str]] = defaultdict(set)
        codes: dict[str, set[str]] = defaultdict(set)
        for profile in profiles:
            for name in (profile.title, *profile.also_known_as):
                names[stems(words(name))].add(profile.slug)
            for code in profile.codes:
                codes[code].add(profile.slug)
        self._names = {name: tuple(sorted(slugs)) for name, slugs in names.items() if name}
        self._codes = {code: tuple(sorted(slugs)) for code, slugs in codes.items()}
        self._longest = max((len(name) for name in self._names), default=0)

    def find(self, text: str) -> Named | None:
        """The occupation that ``text`` names, by code, by name, or by its place in the question."""
        return (
            self._by_code(text)
            or self._by_name(text)
            or self._by_place(text)
            or self._by_noun(text)
        )

    def _by_code(self, text: str) -> Named | None:
        for match in _CODE.finditer(text):
            slugs = self._codes.get(match.group())
            if slugs:
                return Named(match.group(), match.start(), match.end(), slugs)
        other = re.search(rf"\b(?:noc|soc|code)\b\D{{0,12}}({_CODE.pattern})", text, re.IGNORECASE)
        return Named(other.group(1), other.start(1), other.end(1), ()) if other else None

    def _by_name(self, text: str) -> Named | None:
        found = words(text)
        for size in range(min(self._longest, len(found)), 0, -1):
            for first in range(len(found) - size + 1):
                run = found[first : first + size]
                slugs = self._names.get(stems(run))
                if slugs:
                    return _named(text, run, slugs)
        return None

    def _by_place(self, text: str) -> Named | None:
        for frame in _FRAMES:
            for match in frame.finditer(text):
                named = self._phrase(text, words(text), match.start("slot"), match.end("slot"))
                if named:
                    return named
        return None

    def _by_noun(self, text: str) -> Named | None:
        """An occupation that no profile so much as mentions, with the word before it if any.

        Not where a question about "them" or "it" mentions another occupation in passing.
        """
        found = words(text)
        if any(word.lower in _REFERRING for word in found):
            return None
        for i, word in enumerate(found):
            if is_occupation_noun(word.lower) and not self._is_mentioned(word.stem):
                adjoining = i and text[found[i - 1].end : word.start] == " "
                first = i - 1 if adjoining and found[i - 1].telling else i
                return _named(text, found[first : i + 1], ())
        return None

    def _phrase(self, text: str, all_words: tuple[Word, ...], start: int, end: int) -> Named | None:
        run = [word for word in all_words if start <= word.start and word.end <= end]
        while run and (run[0].lower in _ADJECTIVES or run[0].lower in FRAME):
            run.pop(0)
        if not run or not is_occupation_noun(run[-1].lower):
            return None
        wanted = set(stems(run))
        slugs = {s for name, owners in self._names.items() if wanted <= set(name) for s in owners}
        return _named(text, tuple(run), tuple(sorted(slugs)))


def _named(text: str, run: tuple[Word, ...], slugs: tuple[str, ...]) -> Named:
    start, end = run[0].start, run[-1].end
    return Named(text[start:end], start, end, slugs)


def outside(named: Named, found: Iterable[Word]) -> tuple[Word, ...]:
    """The words that are not part of the occupation's name."""
    return tuple(word for word in found if word.end <= named.start or named.end <= word.start)


def is_occupation_noun(word: str) -> bool:
    """Whether ``word``, in singular or plural, is a noun that names an occupation."""
    forms = {word, word.removesuffix("s"), word.removesuffix("es")}
    if word.endswith("men"):
        forms.add(word[:-3] + "man")
    if word.endswith("ies"):
        forms.add(word[:-3] + "y")
    return not forms.isdisjoint(occupations())
