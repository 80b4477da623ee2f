"""Where the sentences of a paragraph stand."""

from __future__ import annotations

from itertools import pairwise

import sentencex  # type: ignore[import-untyped]

from corpus.records import Span


def sentence_spans(text: str, paragraph: Span) -> tuple[Span, ...]:
    """The sentences of ``text`` inside ``paragraph``, in order, without the space between them.

    The splitter knows abbreviations; two of its habits are corrected: it cuts inside words
    ("Au.D.") and before words in lower case ("Section 4.2. of the Act"). A sentence left too long
    is a longer quote, one cut short could say something else.
    """
    cuts = [paragraph.start]
    position = paragraph.start
    for piece in sentencex.segment("en", text[paragraph.start : paragraph.end]):
        if position > paragraph.start and _sentence_starts(text, position):
            cuts.append(position)
        position += len(piece)
    cuts.append(paragraph.end)
    spans = (_trimmed(text, start, end) for start, end in pairwise(cuts))
    return tuple(span for span in spans if span.start < span.end)


def _sentence_starts(text: str, position: int) -> bool:
    return text[position - 1].isspace() and not text[position].islower()


def _trimmed(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    left = start + len(words) - len(words.lstrip())
    return Span(left, left + len(words.strip()))
