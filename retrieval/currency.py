"""Questions about dates: when was this, or a section, last revised? And when is that long ago?

The answer is the source's own statement, quoted: "Section revised March 2012". Beside it stand the
words that give the year of what is asked about, "the 2011 wage survey", or, for the profile as a
whole, what it says itself of how current it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import itemgetter

from corpus.records import Kind, Profile, Section
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
_WHOLE = frozenset("page website site document content".split())
"""What the profile as a whole is called where nothing in it is named."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SURE = 0.5
_SAID = 0.4
"""What a word of the question counts that a section holds in its text, beside 1 in its heading."""


def asks_for_date(asked: Asked) -> bool:
    """Whether the question is when something was revised, not what it says."""
    return asked.intent("dates") >= _SURE


def date_quotes(
    asked: Asked, profile: Profile, entries: Sequence[Indexed], focus: Focus | None
) -> tuple[Quote, ...]:
    """The statement that dates what is asked about, as a quote; none when nothing is dated.

    A section named in the question comes first; else, when the question names none, the one that
    was quoted last; else the profile as a whole. What the profile itself says on that follows.
    """
    named = [word for word in telling(asked.text) if word.lower not in _DATE_WORDS]
    topic = {word.stem for word in named if word.lower not in _WHOLE}
    whole = "profile" in asked.text.lower() or (named and not topic)
    meant = None if whole else _section_meant(asked, topic, entries, focus)
    entry = meant or next(
        (e for e in entries if e.passage.section.revised == profile.revised), None
    )
    if entry is None or entry.passage.section.revised is None:
        return ()
    note = entry.passage.section.revised.span
    said = _year_of(topic, meant.passage.section, entries) if meant else _notices(entries)
    return (Quote(entry.passage, note, note), *said)


def _section_meant(
    asked: Asked, topic: set[str], entries: Sequence[Indexed], focus: Focus | None
) -> Indexed | None:
    last = focus.section if focus else None
    quoted = next((e for e in entries if e.passage.section.heading == last), None)
    # "How old is that list?": a section called otherwise is not meant.
    pointed = points_back(asked.text) and not any(topic & entry.heading for entry in entries)
    if not topic or (pointed and quoted):
        return quoted
    return max(entries, key=lambda entry: _aptness(entry, topic, asked), default=None)


def _year_of(topic: set[str], section: Section, entries: Sequence[Indexed]) -> tuple[Quote, ...]:
    """The sentence of a section that gives the year of what is asked about, if one does."""
    found = [
        (len(topic.intersection(stems)), entry.passage, sentence)
        for entry in entries
        if entry.passage.section == section
        for sentence, stems in zip(entry.passage.sentences, entry.sentences, strict=True)
        if _YEAR.search(entry.passage.slice(sentence))
    ]
    if len(found) > 1 or topic:
        found = [one for one in found if one[0]]
    return tuple(
        Quote(passage, passage.span, sentence)
        for _, passage, sentence in sorted(found, key=itemgetter(0), reverse=True)[:1]
    )


def _notices(entries: Sequence[Indexed]) -> tuple[Quote, ...]:
    """What the profile says itself of how current it is."""
    notices = (e.passage for e in entries if e.passage.section.kind is Kind.NOTICE)
    return tuple(Quote(passage, passage.span, passage.span) for passage in notices)


def _aptness(entry: Indexed, topic: set[str], asked: Asked) -> float:
    """How well a section fits the topic: words of its heading first, then of its text, its kind."""
    kind = entry.passage.section.kind
    likely = asked.intents.get(kind, 0.0) if kind != Kind.NOTICE else 0.0
    return len(topic & entry.heading) + _SAID * len(topic & entry.words) + likely
