"""The date badge: when the text was last revised and how long ago; cautions where that is long."""

from __future__ import annotations

from datetime import date

from corpus.records import RevisionDate, Section
from retrieval.telling.ageing import is_old
from retrieval.telling.messages import dated, old
from ui.text import escape

_NOTES = {
    "section": "",
    "profile": "This section states no date of its own, so the profile’s own date is shown.",
    "page": "The source dates the whole page, not this section.",
}


def badge(revised: RevisionDate | None, today: date) -> str:
    """The revision date and its age as HTML."""
    return f'<span class="badge">{escape(dated(revised, today))}</span>'


def basis_note(revised: RevisionDate | None) -> str:
    """A note as HTML where the date is not the section's own; else nothing."""
    note = _NOTES[revised.basis] if revised else ""
    return f'<span class="note">{note}</span>' if note else ""


def caution(section: Section, today: date) -> str:
    """What to keep in mind about a section that is old for its kind, as HTML; else nothing."""
    return f'<span class="caution">{old(section.kind)}</span>' if is_old(section, today) else ""
