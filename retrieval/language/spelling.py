"""Typing errors in a question, repaired against the words of the build."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType

from rapidfuzz import process
from rapidfuzz.distance import OSA

from retrieval.language.sounds import sound
from retrieval.language.words import FRAME, words

_SHORTEST = 4
_COMMON = 20
_ALWAYS = 100
"""A word so often in the example questions is meant even by three letters: "exm"."""
_SWAPPED = {"".join(sorted(word)): word for word in sorted(FRAME, reverse=True) if len(word) > 2}
"""The words that shape a question, by their letters: "teh" and "waht" have the same."""
_WERE = re.compile(r"\bwere(?= (?:do|does|did|can|could|should|would|will)\b)", re.IGNORECASE)
"""A word that is known, and cannot stand there: "where" is meant."""
_TELLING_SOUND = 3
"""So many sounds a word must have: "fizical" has four, "loyer" two."""


class Spelling:
    """Repairs words that neither English nor the profiles know.

    ``vocabulary`` maps each lower-case word that may be meant to how often it is used;
    ``is_english`` knows common words of the language; ``titles`` are the words of the names of
    occupations, which people write as they sound, ``asked`` says how often words are used in
    questions. A short unknown word is never turned into a name: "nait" is another school, not a
    slip for "sait".
    """

    def __init__(
        self,
        vocabulary: Mapping[str, int],
        is_english: Callable[[str], bool],
        titles: Iterable[str] = (),
        asked: Mapping[str, int] = MappingProxyType({}),
    ) -> None:
        self._vocabulary = vocabulary
        self._words = [word for word in vocabulary if len(word) >= _SHORTEST and word.isalpha()]
        self._is_english = is_english
        common = {word for word, count in asked.items() if count >= _ALWAYS}
        # The words that shape a question come last, and so first.
        self._shortened = _without_a_vowel(common) | _without_a_vowel(FRAME)
        self._sounding: dict[str, list[str]] = defaultdict(list)
        for word in sorted({form for title in titles for form in (title, title.removesuffix("s"))}):
            self._sounding[sound(word)].append(word)
        # Asked for every word when it is repaired, and again when named things are looked for.
        self.is_unknown = lru_cache(maxsize=4096)(self._is_unknown)

    def _is_unknown(self, word: str) -> bool:
        """Whether lower-case ``word`` is in no word list at hand: not English, not a profile's."""
        forms = {word, word.removesuffix("s")}
        return (
            word.isalpha()
            and word not in FRAME
            and not any(form in self._vocabulary or self._is_english(form) for form in forms)
        )

    def repair(self, text: str) -> str:
        """``text`` with its typing errors repaired; every other character stays."""
        text = _WERE.sub("where", text)
        pieces = []
        end = 0
        for word in words(text):
            better = self._repaired(word.text)
            if better:
                pieces += [text[end : word.start], better]
                end = word.end
        return "".join([*pieces, text[end:]])

    def _repaired(self, typed: str) -> str | None:
        word = typed.lower()
        acronym = typed.removesuffix("s").isupper() and len(typed) <= 6
        if acronym or not self.is_unknown(word):
            return None
        swapped = _SWAPPED.get("".join(sorted(word)))
        if swapped and OSA.distance(word, swapped) == 1:
            return swapped
        if word in self._shortened:
            return self._shortened[word]
        if len(word) < _SHORTEST:
            return None
        slips = 1 if len(word) <= 5 else 2
        near = process.extract(word, self._words, scorer=OSA.distance, score_cutoff=slips, limit=10)
        fitting = [
            (distance, -self._vocabulary[other], other)
            for other, distance, _ in near
            if self._may_stand_for(word, other)
        ]
        nearest, _, other = min(fitting, default=(slips + 1, 0, None))
        return other if nearest <= 1 else self._by_sound(word) or other

    def _by_sound(self, word: str) -> str | None:
        """The word of a title that is said like ``word`` and written most like it, if one is."""
        heard = sound(word)
        alike = self._sounding.get(heard, ()) if len(heard) >= _TELLING_SOUND else ()
        meant = min(alike, key=lambda other: OSA.distance(word, other), default=None)
        close = meant and 2 * OSA.distance(word, meant) <= len(word) + 1
        return meant if close else None

    def _may_stand_for(self, word: str, meant: str) -> bool:
        """Whether ``word`` may be a slip for ``meant``; the shorter, the surer that must be.

        Four letters are near to many words: they must be the same ones in another order, or those
        of a word that people ask with all the time.
        """
        if len(word) == _SHORTEST and sorted(word) != sorted(meant):
            return self._vocabulary[meant] >= _COMMON
        return len(word) > 5 or self._is_english(meant)


def _without_a_vowel(known: Iterable[str]) -> dict[str, str]:
    """Words by what stays when one vowel is left out: "wth", "mny", "exm"; but "hrs" are hours."""
    return {
        word[:at] + word[at + 1 :]: word
        for word in sorted(known, reverse=True)
        if len(word) > 3 and word.isalpha() and not word.endswith("s")
        for at in range(1, len(word))
        if word[at] in "aeiou"
    }
