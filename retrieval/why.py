"""Why a question got its reply: how it was read, what was considered, and what decided.

Small records of words and numbers, made with every answer and refusal. ``explaining`` makes them,
``wire`` writes them as JSON, and ``reasons`` says them in plain words.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from corpus.records import Passage


class Basis(StrEnum):
    """How it was settled which profile a question is about."""

    NAMED = "named"
    CONVERSATION = "conversation"
    MENTION = "mention"
    NEAREST = "nearest"


class Decision(StrEnum):
    """What decided whether something is quoted."""

    WEIGHED = "weighed"
    SHORTLIST = "shortlist"
    SECTION_NAMED = "section_named"
    DATE_ASKED = "date_asked"
    SOURCE_ASKED = "source_asked"
    PICKED = "picked"
    THING_ABSENT = "thing_absent"
    BEYOND = "beyond"
    NO_PROFILE = "no_profile"
    OFF_TOPIC = "off_topic"


@dataclass(frozen=True, slots=True)
class Part:
    """One number that was weighed. ``adds`` is its share of the logarithm of the odds."""

    name: str
    value: float
    weight: float

    @property
    def adds(self) -> float:
        """By how much it raises the logarithm of the odds; below 0, by how much it lowers them."""
        return self.weight * self.value


@dataclass(frozen=True, slots=True)
class Weighed:
    """A passage that was considered.

    ``probability`` is that of its being the one to quote, given that one is; ``similarity`` the
    cosine of the question and its nearest sentence, ``whole`` that of the question and all of it.
    """

    passage: Passage
    probability: float
    similarity: float
    whole: float


@dataclass(frozen=True, slots=True)
class Read:
    """How a question was understood.

    ``typed`` is what the person wrote, ``repaired`` the same with typing errors repaired, ``asked``
    the reading gone by, which a follow-up completes, and ``encoded`` what its meaning was taken
    from. ``occupation`` is the name in it, if it has one; ``things`` are the schools, places and
    years it names, ``kinds`` the likeliest kinds of question with their probabilities.
    """

    typed: str
    repaired: str
    asked: str
    encoded: str
    occupation: str | None
    basis: Basis
    things: tuple[str, ...]
    kinds: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Why:
    """Why one profile gave the reply; ``profile`` is its title, None where none was looked up.

    ``considered`` are the best passages, best first; none where nothing was weighed. ``parts`` and
    ``start`` add up to the logarithm of the odds that the first of them answers or, for a
    shortlist, that one of those quoted does. ``probability`` is what came of it and ``threshold``
    what it takes for a quote to be shown.
    """

    read: Read
    profile: str | None
    decision: Decision
    considered: tuple[Weighed, ...]
    start: float
    parts: tuple[Part, ...]
    probability: float
    threshold: float
