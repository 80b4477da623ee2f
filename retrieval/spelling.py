"""Typing errors in a question, repaired against the words of the build."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from retrieval.words import FRAME, words

_SHORTEST = 4
_COMMON = 20
_SWAPPED = {"".join(sorted(word)): word for word in sorted(FRAME, reverse=True) if len(word) > 2}
"""The words that shape a question, by their letters: "teh" and "waht" have the same."""
_SHORTENED = {
    word[:at] + word[at + 1 :]: word
    for word in sorted(FRAME, reverse=True)
    if len(word) > 3 and word.isalpha() and not word.endswith("s")
    for at in range(1, len(word))
    if word[at] in "aeiou"
}
"""The same words by what stays when one vowel is left out: "wth", "mny"; but "hrs" are hours."""


class Spelling:
    """Repairs words that neither English nor the profiles know.

    ``vocabulary`` maps each lower-case word that may be meant to how often it is used;
    ``is_english`` knows common words of the language. A short unknown word is never turned into
    a name: "nait" is another school, not a slip for "sait".
    """

    def __init__(self, vocabulary: Mapping[str, int], is_english: Callable[[str], bool]) -> None:
        self._vocabulary = vocabulary
        self._words = [word for word in vocabulary if len(word) >= _SHORTEST and word.isalpha()]
        self._is_english = is_english
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
        if word in _SHORTENED:
            return _SHORTENED[word]
        if len(word) < _SHORTEST:
            return None
        slips = 1 if len(word) <= 5 else 2
        near = process.extract(word, self._words, scorer=OSA.distance, score_cutoff=slips, limit=10)
        fitting = [
            (distance, -self._vocabulary[other], other)
            for other, distance, _ in near
            if self._may_stand_for(word, other)
        ]
        return min(fitting)[2] if fitting else None

    def _may_stand_for(self, word: str, meant: str) -> bool:
        """Whether ``word`` may be a slip for ``meant``; the shorter, the surer that must be.

        Four letters are near to many words: they must be the same ones in another order, or those
        of a word that people ask with all the time.
        """
        if len(word) == _SHORTEST and sorted(word) != sorted(meant):
            return self._vocabulary[meant] >= _COMMON
        return len(word) > 5 or self._is_english(meant)
