"""Kinds of question: which sections, and which sentences in others, suit them; which are talk."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from corpus.records import Kind

ALSO_IN: Mapping[Kind, Mapping[Kind, float]] = {
    Kind.EDUCATION: {
        Kind.MINIMUM_EDUCATION: 1.0,
        Kind.CERTIFICATION: 0.5,
        Kind.CHARACTERISTICS: 0.25,
    },
    Kind.MINIMUM_EDUCATION: {Kind.EDUCATION: 0.25},
    Kind.CONTACT: {Kind.SOURCES: 0.5},
    Kind.DUTIES: {Kind.OVERVIEW: 0.5},
    Kind.OVERVIEW: {Kind.DUTIES: 0.5},
    Kind.CONDITIONS: {Kind.EMPLOYMENT: 0.5},
    Kind.CERTIFICATION: {Kind.EDUCATION: 0.25},
    Kind.EMPLOYMENT: {
        Kind.CERTIFICATION: 0.25,
        Kind.EDUCATION: 0.25,
        Kind.CHARACTERISTICS: 0.25,
    },
}
"""Sections that also answer questions of other kinds, and how much such a question counts for them.

Layouts differ: employers are named beside the conditions of work in some, and how much education is
needed is a fact of its own in some and what the section on education says in all. The skills needed
are learnt in some and personal in others. What employers insist on, a licence to drive as much as a
diploma, is often said where they are named.
"""
SMALL_TALK = ("greeting", "thanks", "goodbye", "help")
"""The kinds that ask nothing of a profile."""
_SELDOM = 0.3
_SOME = 0.1
"""A kind less likely than this is not worth a search through the words."""
_CALLED = re.compile(
    r"\b(?:also|often|sometimes|commonly|usually|otherwise|are|be)"
    r" (?:called|known as|known by|referred to as)\b",
    re.IGNORECASE,
)
"""How a sentence gives other names, where no section does."""
_POINTS = re.compile(
    r"\bfor (?:more|further|additional|current|detailed|up-to-date)\b[^.]*\b(?:information|details"
    r")\b"
    r"|\bmore (?:detailed )?information\b[^.]*\b(?:available|found)\b",
    re.IGNORECASE,
)
"""How a sentence says where to read on, whatever its section is about."""
_TOLD = ((Kind.NAMES, _CALLED), (Kind.SOURCES, _POINTS))


def suits(intents: Mapping[str, float], kind: Kind) -> float:
    """The probability that a section of that kind is one to answer the question."""
    others = ALSO_IN.get(kind, {})
    return intents.get(kind, 0.0) + sum(
        much * intents.get(other, 0.0) for other, much in others.items()
    )


def seldom(intents: Mapping[str, float]) -> float:
    """How much a passage with all telling words suits a question of a kind that few profiles treat.

    Those that do have no section for it: benefits stand beside wages, or among what employers
    offer. Details that profiles leave out are another matter: of them the words prove nothing.
    """
    return _SELDOM * sum(
        p
        for label, p in intents.items()
        if label.startswith("unstated_") and label != "unstated_detail"
    )


def passing(intents: Mapping[str, float]) -> Sequence[tuple[float, re.Pattern[str]]]:
    """How likely names or sources are asked for, and how a text gives such in passing.

    Nothing of what is not worth looking for.
    """
    likely = ((intents.get(kind, 0.0), said) for kind, said in _TOLD)
    return [(p, said) for p, said in likely if p > _SOME]


def without(intents: Mapping[str, float], gone: Collection[str]) -> dict[str, float]:
    """The probabilities of the kinds of question, given that it is of none of those ``gone``."""
    rest = sum(p for kind, p in intents.items() if kind not in gone)
    return {kind: 0.0 if kind in gone else p / (rest or 1.0) for kind, p in intents.items()}
