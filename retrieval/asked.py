"""One reading of a question: what is looked for, and what kind of question it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from retrieval.language.expect import Form
from retrieval.language.things import Thing

_OFF_TOPIC = 0.5


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """One reading of a question, in the terms that evidence is counted in.

    ``encoded`` is the text with "they" for the occupation it names and ``vector`` its encoding,
    ``intents`` maps each kind of question to its probability,
    ``weights`` gives each telling stem its inverse document frequency in the build, and
    ``gibberish`` says that none of its words is known, and ``for_rule`` that it asks for what
    usually holds.
    """

    text: str
    encoded: str
    vector: NDArray[np.float32]
    terms: tuple[str, ...]
    weights: Mapping[str, float]
    things: tuple[Thing, ...]
    intents: Mapping[str, float]
    form: Form | None
    gibberish: bool
    for_rule: bool = False

    @property
    def stems(self) -> frozenset[str]:
        """What passages are looked through for: its telling words, and those of things named."""
        return frozenset((*self.terms, *(stem for thing in self.things for stem in thing.sought)))

    @property
    def is_bare(self) -> bool:
        """Whether nothing in particular is asked: "what do they do?", of an occupation named."""
        return not self.terms and not self.things

    def intent(self, prefix: str) -> float:
        """The probability that the question is of a kind whose name starts with ``prefix``."""
        return sum([p for label, p in self.intents.items() if label.startswith(prefix)])


def is_off_topic(asked: Asked) -> bool:
    """Whether the question is likelier about something else than about any occupation."""
    return asked.intent("out_of_scope") >= _OFF_TOPIC


def names_only(asked: Asked) -> bool:
    """Whether the question says nothing but the name of something: "what about NAIT?"."""
    names = {stem for thing in asked.things for stem in thing.stems}
    return bool(names) and names.issuperset(asked.terms)
