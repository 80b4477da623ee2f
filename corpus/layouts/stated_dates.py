"""Dates as lines of a document state them."""

from __future__ import annotations

from collections.abc import Callable

from corpus.dates import parse_date
from corpus.errors import DateError
from corpus.records import Basis, RevisionDate, Span

_LONGEST = 4  # words: "Thursday, August 28, 2025"


def may_be_date(words: str) -> bool:
    """Whether words after "Updated" are few enough for a date; a longer line is a sentence."""
    return len(words.split()) <= _LONGEST


def revision(
    stated: str, basis: Basis, wording: str, span: Span, report: Callable[[str], None]
) -> RevisionDate | None:
    """The date that ``wording`` at ``span`` states; None where it is none, and ``report`` why."""
    try:
        return RevisionDate(stated, parse_date(stated), basis, wording, span)
    except DateError as error:
        report(str(error))
        return None
