"""What a question is about before anything is searched: spelling, occupation, named things."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from corpus.questions import load_questions
from index.store import Build
from retrieval.comparing import Comparison, again, comparison
from retrieval.conversation import (
    ABOUT_THEM,
    Conversation,
    Turn,
    names_alone,
    readings,
    refers_back,
)
from retrieval.currency import date_asked, only_names
from retrieval.dictionary import is_english
from retrieval.evidence import Asked
from retrieval.expect import expected_form
from retrieval.kin import of_its_kind
from retrieval.lexicon import occupations
from retrieval.occupations import Named, Occupations, outside
from retrieval.preamble import question_starts
from retrieval.reading import without_opener
from retrieval.search import weight
from retrieval.spelling import Spelling
from retrieval.things import Thing, find_things, thing_at
from retrieval.usual import asks_for_rule
from retrieval.wording import Wording
from retrieval.words import telling, words

_CLIPPED = 5
_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Understanding:
    """A question with its typing errors repaired, the occupation it names, and its readings.

    ``only_opener`` says that nothing was typed but a greeting or thanks. ``comparison`` is there
    when several occupations are compared. ``read_as`` is the text if anything was repaired in it.
    """

    text: str
    only_opener: bool
    named: Named | None
    readings: tuple[str, ...]
    comparison: Comparison | None = None
    read_as: str | None = None


class Reader:
    """Reads questions with the words and names of one build."""

    def __init__(self, build: Build) -> None:
        self._build = build
        occupations_named = Occupations(build.profiles, Wording(build.passages, build.lexical))
        # Several steps ask for the occupation in the same text.
        self.named = lru_cache(maxsize=1024)(occupations_named.find)
        self._all_named = occupations_named.find_all
        # The question is read for them, each of its readings, and what is kept of it for the next.
        self.things = lru_cache(maxsize=1024)(self._things)
        self._of_the_asker = occupations_named.of_the_asker
        self._titles = {profile.slug: profile.title for profile in build.profiles}
        titles = {word.lower for title in self._titles.values() for word in words(title)}
        asked = _asked()
        self._spelling = Spelling(
            dict(Counter(build.lexical.vocabulary) + asked + Counter(occupations())),
            lambda word: (
                build.encoder.is_known_word(word) or is_english(word) or _clipped(word, titles)
            ),
            titles,
            asked,
        )

    def understand(self, text: str, conversation: Conversation) -> Understanding:
        """Repair ``text``, find the occupation in it, and resolve it against ``conversation``."""
        said = without_opener(text)
        repaired = self._spelling.repair(said or text)
        read_as = repaired if repaired != (said or text) else None
        named = self._meant(repaired, conversation)
        if named and names_alone(repaired, named):
            return Understanding(
                repaired, not said, named, (_earlier(conversation),), read_as=read_as
            )
        compared = self._compared(repaired, named, conversation)
        if compared:
            return Understanding(repaired, not said, named, (compared.question,), compared, read_as)
        found: tuple[str, ...] = (repaired,)
        if named is None:
            named = conversation.uncovered if refers_back(repaired) else None
            things = () if named else self.things(repaired)
            found = readings(repaired, things, conversation.last)
        if len(found) > 1 and conversation.last and only_names(found[0]):
            found = (found[0], self._dated(found, conversation.last))
        return Understanding(
            repaired,
            not said,
            named,
            self._with_question_alone(found, repaired, named, conversation),
            read_as=read_as,
        )

    def _compared(
        self, text: str, named: Named | None, conversation: Conversation
    ) -> Comparison | None:
        """The occupations that ``text`` compares, or those that stood side by side before."""
        found = comparison(text, self._all_named(text)) if named else None
        if found and not telling(found.question):
            return replace(found, question=_earlier(conversation))
        if found or not conversation.compared:
            return found
        still = named is None or set(conversation.compared) <= set(named.slugs)
        return again(text, conversation.compared) if still else None

    def _dated(self, found: tuple[str, ...], last: Turn) -> str:
        """What completes the readings ``found``: the last question in full, if it asked for a date.

        "And the wages?" then asks how old they are, which the telling words alone do not say.
        """
        # Of "the wages? when was this revised?" the question proper, lest it grow with every turn.
        asked = last.standalone.rsplit("? ", 1)[-1]
        if date_asked([self.alone(asked)]) is None:
            return found[-1]
        return f"{found[0].rstrip('?!. ')}? {asked}"

    def _meant(self, text: str, conversation: Conversation) -> Named | None:
        """The occupation that ``text`` asks about, after what the conversation is about."""
        named = self.named(text)
        if conversation.focus is None:
            return named or self._of_the_asker(text)
        if named is None or len(named.slugs) < 2:
            return named
        return replace(named, slugs=of_its_kind(named.slugs, conversation.focus.slug, self._titles))

    def _with_question_alone(
        self, found: tuple[str, ...], text: str, named: Named | None, conversation: Conversation
    ) -> tuple[str, ...]:
        # Elsewhere what is told may be what describes the occupation.
        if named or conversation.focus or len(self._titles) == 1:
            return (found[0], *self._alone(text, named), *found[1:])
        return found

    def _alone(self, text: str, named: Named | None) -> tuple[str, ...]:
        """The question in ``text`` without what is told before it, unless that names a thing."""
        starts = question_starts(text, names=named is not None)
        told = starts and all(thing.start >= starts for thing in self.things(text))
        return (text[starts:],) if told else ()

    def turn(self, text: str) -> Turn:
        """``text`` as a later question may lean on it."""
        unnamed = self._unnamed(text)
        if len(self._all_named(text)) > 1:
            return Turn(unnamed, self.things(unnamed))
        # With its only name left out there is none to look for, which is what takes time.
        return Turn(unnamed, find_things(unnamed, self._spelling.is_unknown))

    def _things(self, text: str) -> tuple[Thing, ...]:
        """The named things in ``text``, the occupation it names not among them."""
        named = self.named(text)
        if named:
            # Full stops: what stands before it and after it are two things, not one.
            text = text[: named.start] + "." * (named.end - named.start) + text[named.end :]
        return find_things(text, self._spelling.is_unknown)

    def readings(self, question: Understanding) -> tuple[Asked, ...]:
        """Each reading of the question with its vector, kinds and telling words."""
        encoded = [self._unnamed(reading) for reading in question.readings]
        vectors = self._build.encoder.encode(encoded)
        return tuple(
            self._asked(text, of, vector, self.named(text))
            for text, of, vector in zip(question.readings, encoded, vectors, strict=True)
        )

    def literally(self, question: Understanding) -> tuple[Asked, ...]:
        """The readings word for word: an occupation is no more than one of the things named."""
        vectors = self._build.encoder.encode(question.readings)
        read = map(self._asked, question.readings, question.readings, vectors)
        named = _uncovered(question.named)
        return tuple(replace(asked, things=asked.things + named) for asked in read)

    def alone(self, text: str) -> Asked:
        """``text`` as a question of its own, whatever was said before."""
        encoded = self._unnamed(text)
        (vector,) = self._build.encoder.encode([encoded])
        return self._asked(text, encoded, vector, self.named(text))

    def _unnamed(self, text: str) -> str:
        """``text`` with "they" for the occupation it names.

        Within a profile the name tells nothing, but it draws the question towards the sentences
        that hold it and away from the example questions of its kind.
        """
        named = self.named(text)
        if not named:
            return text
        return re.sub(r"\b(?:an?|the) $", "", text[: named.start]) + "they" + text[named.end :]

    def _asked(
        self, text: str, encoded: str, vector: NDArray[np.float32], named: Named | None = None
    ) -> Asked:
        intents = self._build.intents
        asked = telling(text)
        terms = tuple(word.stem for word in (outside(named, asked) if named else asked))
        return Asked(
            text=text,
            encoded=encoded,
            vector=vector,
            terms=terms,
            weights={term: weight(self._build, term) for term in terms},
            things=self.things(text) + _uncovered(named),
            intents=dict(zip(intents.labels, intents.probabilities(vector).tolist(), strict=True)),
            form=expected_form(encoded),
            gibberish=self._is_gibberish(text),
            for_rule=asks_for_rule(text, terms),
        )

    def _is_gibberish(self, text: str) -> bool:
        """Whether no word of ``text`` is known: keys struck at random, or another language."""
        return not any(
            word.text.isupper() or not self._spelling.is_unknown(word.lower) for word in words(text)
        )


def _uncovered(named: Named | None) -> tuple[Thing, ...]:
    """An occupation without a profile, as something that a profile may mention."""
    return () if named is None or named.covered else (thing_at(named.phrase, 0, len(named.phrase)),)


def _earlier(conversation: Conversation) -> str:
    """What naming an occupation asks: the question that waits for it, the last, or what they do."""
    if conversation.pending:
        return conversation.pending
    return conversation.last.standalone if conversation.last else ABOUT_THEM


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
