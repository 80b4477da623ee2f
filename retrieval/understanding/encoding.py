"""Questions as they are looked up: each with its vector, its kinds and its telling words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from corpus.records import Kind
from index.store import Build
from retrieval.asked import Asked
from retrieval.language.expect import Form, expected_form
from retrieval.language.measures import measures
from retrieval.language.things import Thing, thing_at
from retrieval.language.usual import asks_for_rule
from retrieval.language.words import stems, telling
from retrieval.naming.occupations import Named, outside
from retrieval.understanding.not_small_talk import unless_small_talk
from retrieval.understanding.wordbook import Wordbook
from retrieval.weighing.search import weight

_SURE = 0.5
_LIKE = re.compile(r"\blike (?:being|to be) they\b", re.IGNORECASE)
"""It asks for no opinion, but for the conditions of work."""


class Encoding:
    """Encodes questions for one build."""

    def __init__(self, build: Build, wordbook: Wordbook) -> None:
        """``wordbook`` must be that of the same build."""
        self._build = build
        self._wordbook = wordbook

    def readings(self, texts: Sequence[str]) -> tuple[Asked, ...]:
        """Each of several readings of a question, "they" in the place of the occupation named."""
        encoded = [_LIKE.sub("like to work as they", self._wordbook.unnamed(t)) for t in texts]
        vectors = self._build.encoder.encode(encoded)
        return tuple(
            self._asked(text, of, vector, self._wordbook.named(text), self._wordbook.titled(text))
            for text, of, vector in zip(texts, encoded, vectors, strict=True)
        )

    def alone(self, text: str) -> Asked:
        """``text`` as a question of its own, whatever was said before."""
        (asked,) = self.readings([text])
        return asked

    def literally(self, texts: Sequence[str], named: Named) -> tuple[Asked, ...]:
        """The readings word for word: ``named`` is no more than one of the things named."""
        vectors = self._build.encoder.encode(texts)
        read = map(self._asked, texts, texts, vectors)
        return tuple(replace(asked, things=asked.things + _as_thing(named)) for asked in read)

    def _asked(
        self,
        text: str,
        encoded: str,
        vector: NDArray[np.float32],
        named: Named | None = None,
        titled: Sequence[Named] = (),
    ) -> Asked:
        intents = self._build.intents
        asked = telling(text)
        for name in (named, *titled) if named else ():
            asked = outside(name, asked)
        terms = stems(asked)
        likely = dict(zip(intents.labels, intents.probabilities(vector).tolist(), strict=True))
        form = expected_form(encoded)
        # Who asks where to look a wage up expects neither an amount nor the rule.
        elsewhere = likely.get(Kind.SOURCES, 0.0) >= _SURE
        return Asked(
            text=text,
            encoded=encoded,
            vector=vector,
            terms=terms,
            weights={term: weight(self._build, term) for term in terms},
            things=self._wordbook.things(text) + measures(encoded) + _as_thing(named),
            intents=unless_small_talk(likely, terms),
            form=None if form is Form.MONEY and elsewhere else form,
            gibberish=self._wordbook.is_gibberish(text),
            for_rule=asks_for_rule(text, terms) and not elsewhere,
        )


def _as_thing(named: Named | None) -> tuple[Thing, ...]:
    """An occupation without a profile, as something that a profile may mention."""
    return () if named is None or named.covered else (thing_at(named.phrase, 0, len(named.phrase)),)
