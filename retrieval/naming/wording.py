"""What the profiles' own text calls people: "cardiac sonographers", "(CNAs)", "Fallers cut ..."."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache, reduce

import numpy as np
from numpy.typing import NDArray

from corpus.records import Kind, Passage
from index.lexical import Lexical
from retrieval.language.words import stem_of, stems_in
from retrieval.naming.nouns import root, singular
from retrieval.naming.patterns import any_form, any_number, initialled, numbers_of

ELSEWHERE = frozenset({Kind.RELATED, Kind.SOURCES, Kind.CONTACT, Kind.NOTICE})
"""Kinds of section that speak of others than the people of a profile."""
OWN = frozenset({Kind.DUTIES, Kind.OVERVIEW, Kind.NAMES})
"""Kinds of section that say what the people of a profile are and do."""
_MANY = 400
_FEW = 3
OFTEN = 3
"""So many passages of a profile hold a word that it is about, not one it says once."""
_CALLED = re.compile(r"\b(?:called|known as|referred to as|titled) (?:an? |the )?$", re.IGNORECASE)
_ABBREVIATION = re.compile(r"\(([^\W\d_]+?)s?\)")
# "Sailors, or deckhands, mend lines."
_OTHER_NAME = re.compile(r"[\w-]+(?: [\w-]+){0,3},? (?:or|and) ")


Nearest = Callable[[str], str | None]
"""Gives the profile, by slug, whose people a name means most likely, by its meaning alone."""


def nobody(_: str) -> str | None:
    """No profile, whatever the name: for where meanings are not compared."""
    return None


class Wording:
    """The passages of a build, asked how they speak of an occupation."""

    def __init__(
        self, passages: Sequence[Passage], lexical: Lexical, nearest: Nearest = nobody
    ) -> None:
        """``lexical`` is the keyword index of just these passages."""
        self.nearest = lru_cache(maxsize=1024)(nearest)
        self._passages = passages
        self._lexical = lexical
        titles = {p.profile.slug: p.profile.title for p in passages}
        numbers = {slug: number for number, slug in enumerate(titles)}
        nobody = len(numbers)
        kinds = ((numbers[p.profile.slug], p.section.kind) for p in passages)
        owners = [nobody if kind in ELSEWHERE else number for number, kind in kinds]
        self._owners = np.array(owners, dtype=np.intp)
        self._roots = {slug: _roots(title) for slug, title in titles.items()}
        self._titles_with = Counter(root for roots in self._roots.values() for root in roots)
        self._title_words = {
            slug: {singular(word) for word in _in_lower(title)} for slug, title in titles.items()
        }
        self._counted = lru_cache(maxsize=4096)(self._count)
        texts = {id(p.profile): p.profile.text for p in passages}.values()
        self._abbreviations = {letters for text in texts for letters in _ABBREVIATION.findall(text)}
        # The runs of words of a question share their words.
        self._holding = lru_cache(maxsize=64)(self._in_any_number)
        self.kinds = lru_cache(maxsize=4096)(self._kinds)
        self.spelled_out = lru_cache(maxsize=4096)(self._spelled_out)

    def mentions(self, stem: str) -> bool:
        """Whether a word with this stem stands anywhere in the profiles."""
        return self._lexical.document_frequency(stem) > 0

    def has_in_title(self, slug: str, noun: str) -> bool:
        """Whether the profile's title has the noun, in any number, or what its doer is named for.

        A publicist is of "public relations".
        """
        return singular(noun) in self._title_words[slug] or (
            noun.endswith(("ist", "ists")) and root(noun) in self._roots[slug]
        )

    def is_work(self, run: Sequence[str]) -> bool:
        """Whether a sentence on what the people of a profile do has all of the words."""
        stems = set(map(stem_of, run))
        return any(
            stems.issubset(stems_in(passage.slice(sentence)))
            for passage in self._with(run)
            if passage.section.kind in OWN
            for sentence in passage.sentences
        )

    def tells(self, stems: Sequence[str]) -> bool:
        """Whether one of the stems tells profiles apart: most of them do not speak of it."""
        most = max(_FEW, len(self._roots) // 4)
        return any(len(self._counted(stem)) <= most for stem in stems)

    def often(self, slug: str, stems: Sequence[str]) -> int:
        """How many passages of the profile hold each of the stems, for the rarest of them."""
        return min(self._counted(stem).get(slug, 0) for stem in stems)

    def speaking(self, slugs: Sequence[str], stems: Sequence[str]) -> tuple[str, ...]:
        """The one of these profiles that speaks of all stems, far more than any other of them.

        So "hotel" tells which of many managers a hotel manager is.
        """
        spoken = sorted((self.often(slug, stems), slug) for slug in slugs)
        most, second = spoken[-1], spoken[-2] if len(spoken) > 1 else (0, "")
        return (most[1],) if most[0] >= max(OFTEN, 2 * second[0]) else ()

    def _count(self, stem: str) -> Mapping[str, int]:
        """How many passages of each profile hold the stem, other than where others are named."""
        held = np.bincount(self._owners[self._lexical.holding(stem)])
        # Nobody's stand behind those of the last profile.
        counts = zip(self._roots, held.tolist(), strict=False)
        return {slug: count for slug, count in counts if count}

    def _kinds(self, run: tuple[str, ...]) -> tuple[str, ...]:
        """The profiles that speak of the ``run`` of lower-case words as a kind of their own people.

        It opens a sentence of what they do ("Fallers cut down trees ..."), or shares a word with
        the profile's title that few titles have; what stands among related occupations does not
        count.
        """
        held = self._with(run)
        if not held:
            return ()
        words = [*map(any_form, run[:-1]), any_number(run[-1])]
        pattern = re.compile(r"\b" + r"[\s-]+".join(words) + r"\b", re.IGNORECASE)
        found = {
            passage.profile.slug
            for passage in held
            if any(
                self._is_about(passage.profile.slug, run[-1])
                or _opens(passage, match)
                or _is_called(passage, match)
                for match in pattern.finditer(passage.text)
            )
        }
        return tuple(sorted(found))

    def _is_about(self, slug: str, noun: str) -> bool:
        """Whether the title has the noun's root, which few other titles have."""
        return root(noun) in self._roots[slug] and self._titles_with[root(noun)] <= _FEW

    def _spelled_out(self, letters: str) -> tuple[tuple[str, ...], ...]:
        """What the profiles write in full before an abbreviation in brackets, as words."""
        if letters.upper() not in self._abbreviations:
            return ()
        found: dict[tuple[str, ...], None] = {}
        bracket = f"({letters.upper()}"
        for passage in self._with((letters,)):
            before, _, after = passage.text.partition(bracket)
            if after.removeprefix("s").startswith(")"):
                found.update(dict.fromkeys(initialled(before, letters)))
        return tuple(found)

    def _with(self, run: Sequence[str]) -> list[Passage]:
        """The passages that hold all of the words, in any number; none where they are too many."""
        numbers: NDArray[np.int32] | None = None
        for word in run:
            holding = self._holding(word)
            numbers = holding if numbers is None else np.intersect1d(numbers, holding, True)
            if not len(numbers):
                return []
        if numbers is None or len(numbers) > _MANY:
            return []
        held = [self._passages[int(number)] for number in numbers]
        return [passage for passage in held if passage.section.kind not in ELSEWHERE]

    def _in_any_number(self, word: str) -> NDArray[np.int32]:
        """The numbers of the passages that hold a word, in any number, in order."""
        stems = set(map(stem_of, numbers_of(word)))
        return reduce(np.union1d, map(self._lexical.holding, stems))


def _opens(passage: Passage, match: re.Match[str]) -> bool:
    """Whether the words, in the plural, are what a sentence on the profile's duties is about."""
    if passage.section.kind not in OWN or not match.group().endswith(("s", "men")):
        return False
    starts = (sentence.start - passage.span.start for sentence in passage.sentences)
    before = (passage.text[start : match.start()] for start in starts if start <= match.start())
    return any(not text or _OTHER_NAME.fullmatch(text) for text in before)


def _is_called(passage: Passage, match: re.Match[str]) -> bool:
    return bool(_CALLED.search(passage.text, max(0, match.start() - 40), match.start()))


def _roots(title: str) -> frozenset[str]:
    return frozenset(map(root, _in_lower(title)))


def _in_lower(title: str) -> list[str]:
    return re.findall(r"[a-z]+", title.lower())
