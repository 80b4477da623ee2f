"""Typing errors in a question, repaired against the words of the build."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from rapidfuzz import process
from rapidfuzz.distance import OSA

from retrieval.language.compounds import Compounds
from retrieval.language.sounds import CONFUSED, sound
from retrieval.language.words import FRAME, Word, words

_SHORTEST = 4
_COMMON = 20
_ALWAYS = 100
"""A word so often in the example questions is meant even by three letters: "exm"."""
_KNOWN = 5
"""So often a word is no chance one; it may be meant by its sound."""
_SWAPPED = {"".join(sorted(word)): word for word in sorted(FRAME, reverse=True) if len(word) > 2}
"""The words that shape a question, by their letters: "teh" and "waht" have the same."""
_WERE = re.compile(r"\bwere(?= (?:do|does|did|can|could|should|would|will)\b)", re.IGNORECASE)
"""A word that is known, and cannot stand there: "where" is meant."""
_WHAT = re.compile(r"^((?:and |so |ok |but )*)(?:wat|wut|wot)(s?)\b", re.IGNORECASE)
_ABOUT = re.compile(r"^(\W*(?:\w+ )?(?:what|how) )bout\b", re.IGNORECASE)
_SUBJECT = re.compile(
    r"\b((?:do|does|did|are|can|could|will|would|must) )([a-z]{3,4})(?= [a-z])", re.IGNORECASE
)
_THEY = "they"
_AS_THEY = frozenset(("dey", "thy"))
"""Words that nobody means where the subject of a question stands."""
_TELLING_SOUND = 3
"""So many sounds a word must have, unless all questions have it: "fizical" four, "loyer" two."""
_FAR = 2
"""Further off in writing, a word must sound alike in more than that: "ryersn" is no "reason"."""
_VOWELS = "aeiou"


class Spelling:
    """Repairs words that neither English nor the profiles know.

    ``vocabulary`` maps each lower-case word that may be meant to how often it is used;
    ``is_english`` knows common words of the language; ``titles`` are the words of the names of
    occupations, which people write as they sound, ``compounds`` names that may be written as two
    words; ``asked`` says how often words are used in questions. A short unknown word is never
    turned into a name: "nait" is another school, not a slip for "sait".
    """

    def __init__(
        self,
        vocabulary: Mapping[str, int],
        is_english: Callable[[str], bool],
        titles: Iterable[str] = (),
        asked: Mapping[str, int] = MappingProxyType({}),
        compounds: Iterable[str] = (),
    ) -> None:
        self._vocabulary = vocabulary
        self._words = [word for word in vocabulary if len(word) >= _SHORTEST and word.isalpha()]
        self._is_english = is_english
        always = {word for word, count in asked.items() if count >= _ALWAYS}
        # The words that shape a question come last, and so first.
        self._shortened = _without_a_vowel(always) | _without_a_vowel(FRAME)
        self._compounds = Compounds(compounds)
        self._only_asked = {w for w, count in asked.items() if vocabulary.get(w) == count}
        self._titles = _by_sound({form for t in titles for form in (t, t.removesuffix("s"))})
        telling = {w for w, count in asked.items() if count >= _KNOWN and _tells(sound(w))}
        self._asked = always | FRAME | telling
        self._asked_by_sound = _by_sound(filter(str.isalpha, self._asked))
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
        text = _ABOUT.sub(r"\1about", _WHAT.sub(r"\1what\2", text))
        text = _SUBJECT.sub(self._of_them, _WERE.sub("where", text))
        pieces = []
        end = 0
        found = words(text)
        for before, word in zip((None, *found), found, strict=False):
            whole = self._compound(before, word) if before and before.start >= end else None
            better = whole or self._repaired(word.text)
            if better:
                start = before.start if before and whole else word.start
                pieces += [text[end:start], better]
                end = word.end
        return "".join([*pieces, text[end:]])

    def _compound(self, before: Word, word: Word) -> str | None:
        """The one word that two stand for, the second misspelt: "fire figthers"."""
        misspelt = before.end + 1 == word.start and self.is_unknown(word.lower)
        return self._compounds.meant(before.lower, word.lower) if misspelt else None

    def _of_them(self, subject: re.Match[str]) -> str:
        """The subject of a question, or "they" where that is meant: "dey", "thay"."""
        before, word = subject.groups()
        lower = word.lower()
        slip = self.is_unknown(lower) and OSA.distance(lower, _THEY) <= 1
        return before + (_THEY if slip or lower in _AS_THEY else word)

    def _repaired(self, typed: str) -> str | None:
        word = typed.lower()
        acronym = typed.removesuffix("s").isupper() and len(typed) <= 6
        if acronym or not self.is_unknown(word):
            said = word in self._vocabulary and word not in self._only_asked
            return None if said else CONFUSED.get(word)
        swapped = _SWAPPED.get("".join(sorted(word)))
        if swapped and OSA.distance(word, swapped) == 1:
            return swapped
        if word in self._shortened:
            return self._shortened[word]
        as_asked = self._as_asked(word)
        if len(word) < _SHORTEST:
            return as_asked
        slips = 1 if len(word) <= 5 else 2
        near = process.extract(word, self._words, scorer=OSA.distance, score_cutoff=slips, limit=10)
        fitting = [
            (distance, -self._vocabulary[other], other)
            for other, distance, _ in near
            if self._may_stand_for(word, other)
        ]
        nearest, _, other = min(fitting, default=(slips + 1, 0, None))
        if nearest <= 1 and (other in self._asked or not as_asked):
            return other
        heard = sound(word)
        titles = self._titles.get(heard, ()) if _tells(heard) else ()
        return as_asked or _said_alike(word, titles) or other

    def _as_asked(self, word: str) -> str | None:
        """The word that people ask with that is said like ``word``, with all of its vowels.

        "Munny" is "money", not "many"; "nait" is not "not".
        """
        own = _vowels(word)
        alike = self._asked_by_sound.get(sound(word), ()) if own else ()
        return _said_alike(word, [other for other in alike if own <= _vowels(other)])

    def _may_stand_for(self, word: str, meant: str) -> bool:
        """Whether ``word`` may be a slip for ``meant``; the shorter, the surer that must be.

        Four letters are near to many words: they must be the same ones in another order, or those
        of a word that people ask with all the time.
        """
        if len(word) == _SHORTEST and sorted(word) != sorted(meant):
            return self._vocabulary[meant] >= _COMMON
        # Some examples are keys struck at random, which nobody means: "asdf".
        named = len(word) > 5 and meant not in self._only_asked
        return named or self._is_english(meant)


def _tells(heard: str) -> bool:
    return len(heard) >= _TELLING_SOUND


def _by_sound(known: Iterable[str]) -> Mapping[str, Sequence[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for word in sorted(known):
        found[sound(word)].append(word)
    return found


def _said_alike(word: str, known: Iterable[str]) -> str | None:
    """The one ``known`` of those said like ``word`` that is written most like it, if one is.

    All vowels that open a word sound alike, but tell: "uofa" is a school, and not "off".
    """
    alike = (
        (OSA.distance(word, other), other)
        for other in known
        if word[0] == other[0] or word[0] not in _VOWELS
    )
    distance, meant = min(alike, default=(len(word), None))
    sure = distance <= _FAR or len(sound(word)) > _TELLING_SOUND
    return meant if sure and 2 * distance <= len(word) + 1 else None


def _vowels(word: str) -> frozenset[str]:
    """The vowels of a word, "u" as the "o" of "become" and "money"."""
    return frozenset(word.replace("u", "o")).intersection(_VOWELS)


def _without_a_vowel(known: Iterable[str]) -> dict[str, str]:
    """Words by what stays when one vowel is left out: "hw", "mny", "exm"; but "hrs" are hours."""
    return {
        word[:at] + word[at + 1 :]: word
        for word in sorted(known, reverse=True)
        if len(word) > 2 and word.isalpha() and not word.endswith("s")
        for at in range(1, len(word))
        if word[at] in _VOWELS
    }
