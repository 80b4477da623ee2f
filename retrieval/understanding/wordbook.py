"""The words and names that a build knows, and what a text says with them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from corpus.questions import load_questions
from index.store import Build
from retrieval.language.countries import home_of, is_home
from retrieval.language.dictionary import is_english
from retrieval.language.lexicon import occupations
from retrieval.language.spelling import Spelling
from retrieval.language.things import Thing, find_things
from retrieval.language.words import stems_in, words
from retrieval.naming.occupations import Named, Occupations, as_they
from retrieval.naming.wording import Nearest, Wording, nobody

_CLIPPED = 5
_OFTEN = 30
"""So often does a word stand in the example questions that it rather asks: "and training?"."""
_LETTERS = re.compile(r"[^\W\d_]+")


class Wordbook:
    """Finds typing errors, occupations and named things in what is typed."""

    def __init__(self, build: Build, nearest: Nearest = nobody) -> None:
        """``nearest`` gives the profile, by slug, whose people a name means most likely."""
        wording = Wording(build.passages, build.lexical, nearest)
        named = Occupations(build.profiles, wording)
        # Several steps ask for the occupation in the same text.
        self.named = lru_cache(maxsize=1024)(named.find)
        self.all_named = named.find_all
        self.of_the_asker = named.of_the_asker
        self._home = home_of(profile.source.publisher for profile in build.profiles)
        # The question is read for them, each of its readings, and what is kept of it for the next.
        self.things = lru_cache(maxsize=1024)(self._things)
        self._titles = {p.slug: frozenset(stems_in(p.title)) for p in build.profiles}
        titles = {word.lower for profile in build.profiles for word in words(profile.title)}
        self._asked = asked = _asked()
        self._spelling = Spelling(
            dict(Counter(build.lexical.vocabulary) + asked + Counter(occupations())),
            lambda word: (
                build.encoder.is_known_word(word) or is_english(word) or _clipped(word, titles)
            ),
            titles,
            asked,
            occupations(),
        )

    def repaired(self, text: str) -> str:
        """``text`` with its typing errors repaired."""
        return self._spelling.repair(text)

    def things_besides(self, text: str) -> tuple[Thing, ...]:
        """The named things in a text that names no occupation, but for the profiles' country."""
        found = find_things(text, self._spelling.is_unknown)
        return tuple(thing for thing in found if not is_home(thing.text, self._home))

    def unnamed(self, text: str) -> str:
        """``text`` with "they" for the occupation it names.

        Within a profile the name tells nothing, but it draws the question towards the sentences
        that hold it and away from the example questions of its kind.
        """
        named = self.named(text)
        return as_they(text, named) if named else text

    def titled(self, text: str) -> tuple[Named, ...]:
        """What ``text`` says of a title after another name: "a printmaker (fine artist)".

        It tells whose work it is, and nothing that is asked of it.
        """
        named = self.named(text)
        if named is None or len(named.slugs) != 1:
            return ()
        title = self._titles[named.slugs[0]]
        others = (one for one in self.all_named(text) if one.start != named.start)
        return tuple(one for one in others if title.issuperset(stems_in(one.phrase)))

    def asks(self, text: str) -> bool:
        """Whether every word of ``text`` is one that questions ask for: "training", "benefits"."""
        return all(self._asked[word.lower] >= _OFTEN for word in words(text))

    def is_gibberish(self, text: str) -> bool:
        """Whether no word of ``text`` is known: keys struck at random, or another language."""
        return not any(
            word.text.isupper() or not self._spelling.is_unknown(word.lower) for word in words(text)
        )

    def _things(self, text: str) -> tuple[Thing, ...]:
        """The named things in ``text``, the occupation it names not among them."""
        named = self.named(text)
        if named:
            # Full stops: what stands before it and after it are two things, not one.
            text = text[: named.start] + "." * (named.end - named.start) + text[named.end :]
        return self.things_besides(text)


def _clipped(word: str, titles: Iterable[str]) -> bool:
    """Whether a word opens one of a title: "biomed" is no slip."""
    return len(word) >= _CLIPPED and any(full.startswith(word) for full in titles)


def _asked() -> Counter[str]:
    """Every word of the example questions, and how often it is used there."""
    # Not words(): stems are not needed here, and would cost a tenth of a second at every start.
    return Counter(
        word
        for examples in load_questions().values()
        for word in _LETTERS.findall(" ".join(examples).lower())
    )
