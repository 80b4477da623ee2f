"""Questions about dates: when was this, or a section, last revised? And when is that long ago?

The answer is the source's own statement, quoted: "Section revised March 2012".
"""

from __future__ import annotations

from collections.abc import Sequence

from corpus.records import Kind, Profile
from retrieval.conversation import points_back
from retrieval.evidence import Asked
from retrieval.records import Focus, Quote
from retrieval.search import Indexed
from retrieval.words import telling

# What questions about dates say beside the section they mean.
_DATE_WORDS = frozenset(
    """
    accurate age change changed changes checked compiled created current currently date dated dates
    edited figure figures fresh last latest made modified month new newest number numbers old
    outdated part produced published recent recently reliable revise revised revision stale still
    today touched up-to-date update updated updates valid version written year years
    """.split()
)
_SURE = 0.5
_SAID = 0.4
"""What a word of the question counts that a section holds in its text, beside 1 in its heading."""


def asks_for_date(asked: Asked) -> bool:
    """Whether the question is when something was revised, not what it says."""
    return asked.intent("dates") >= _SURE


def date_quote(
    asked: Asked, profile: Profile, entries: Sequence[Indexed], focus: Focus | None
) -> Quote | None:
    """The statement that dates what is asked about, as a quote; None when nothing is dated.

    A section named in the question comes first; else, when the question names none, the one that
    was quoted last; else the profile as a whole.
    """
    entry = _section_meant(asked, entries, focus)
    if entry is None:
        entry = next((e for e in entries if e.passage.section.revised == profile.revised), None)
    if entry is None or entry.passage.section.revised is None:
        return None
    note = entry.passage.section.revised.span
    return Quote(entry.passage, note, note)


def _section_meant(asked: Asked, entries: Sequence[Indexed], focus: Focus | None) -> Indexed | None:
    if "profile" in asked.text.lower():
        return None
    topic = {word.stem for word in telling(asked.text) if word.lower not in _DATE_WORDS}
    last = focus.section if focus else None
    quoted = next((e for e in entries if e.passage.section.heading == last), None)
    # "How old is that list?": a section called otherwise is not meant.
    pointed = points_back(asked.text) and not any(topic & entry.heading for entry in entries)
    if not topic or (pointed and quoted):
        return quoted
    return max(entries, key=lambda entry: _aptness(entry, topic, asked), default=None)


def _aptness(entry: Indexed, topic: set[str], asked: Asked) -> float:
    """How well a section fits the topic: words of its heading first, then of its text, its kind."""
    kind = entry.passage.section.kind
    likely = asked.intents.get(kind, 0.0) if kind != Kind.NOTICE else 0.0
    return len(topic & entry.heading) + _SAID * len(topic & entry.words) + likely
