"""What is encoded: each passage with its title and headings, and within it each of its sentences.

The passage as a whole finds the profile that a question is about. Within a profile one sentence of
a long paragraph, or one item of a list, answers: its vector is that of its own words as they stand
in the passage, under their heading and, unless the passage is too long to be read at once, after
the line that introduces them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.records import Passage, Span
from index.marked import Marked


@dataclass(frozen=True, slots=True)
class Unit:
    """What has a vector: a passage by its number, and a sentence of it by its number.

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


def marked(passage: Passage) -> Marked:
    """What is encoded for a passage: "Title. Heading. [sub-headings.] words", sentences marked."""
    section = passage.section
    headings = (passage.profile.title, section.heading, *section.path)
    head = "".join(f"{heading}. " for heading in headings)
    moved = len(head) - passage.span.start
    spans = tuple(Span(span.start + moved, span.end + moved) for span in passage.sentences)
    return Marked(head + passage.text, len(head), spans)
