"""What is encoded: each passage whole with its headings, and each of its sentences bare.

The passage with its title finds the profile that a question is about. Within a profile one sentence
of a long paragraph, or one item of a list, answers, and there the title and the heading only make
all sentences alike: on the questions kept for tuning, bare sentences put the right passage first
for 85 in 100, sentences with title and heading for 81 (the kind of section weighed in both).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.records import Passage


@dataclass(frozen=True, slots=True)
class Unit:
    """One encoded text: a passage by its number, and a sentence of it by its number.

    ``sentence`` is None for the whole passage.
    """

    passage: int
    sentence: int | None


def units(passages: Sequence[Passage]) -> tuple[Unit, ...]:
    """List the units of all passages in order: each whole, then each of its sentences."""
    return tuple(
        Unit(number, sentence)
        for number, passage in enumerate(passages)
        for sentence in (None, *range(len(passage.sentences)))
    )


def unit_text(passage: Passage, unit: Unit) -> str:
    """What is encoded for a unit: "Title. Heading. [sub-headings.] words", or a bare sentence.

    An item of a list comes with the line that introduces it ("... are employed by: hospitals").
    """
    if unit.sentence is not None:
        return _sentence(passage, unit.sentence)
    section = passage.section
    headings = (passage.profile.title, section.heading, *section.path)
    return " ".join([*(f"{heading}." for heading in headings), passage.text])


def _sentence(passage: Passage, number: int) -> str:
    words = passage.slice(passage.sentences[number])
    introduction = passage.slice(passage.sentences[0])
    if number > 0 and introduction.endswith(":"):
        return f"{introduction} {words}"
    return words
