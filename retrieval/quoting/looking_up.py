"""What the profiles of one occupation say to a question, or why they give no answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from corpus.records import Passage, Profile
from retrieval.asked import Asked, is_off_topic, names_only
from retrieval.language.things import Thing
from retrieval.quoting.currency import (
    asks_for_newer,
    date_asked,
    date_quotes,
    dates_of,
    of_the_future,
)
from retrieval.quoting.finding import Finding
from retrieval.quoting.marking import quote
from retrieval.quoting.placing import placed, quoted_figure, subject
from retrieval.quoting.selecting import MOST_RELATED, quotes, related
from retrieval.quoting.shortlisting import asks_why_alone, beside, is_sure, reasons, shortlisted
from retrieval.quoting.sourcing import source_asked, source_quotes
from retrieval.records import Focus, Reason
from retrieval.telling import messages
from retrieval.weighing.beyond import is_beyond
from retrieval.weighing.deciding import Verdict, decide, rank
from retrieval.weighing.evidence import absent_thing
from retrieval.weighing.leaning import likeliest, needed
from retrieval.weighing.ranking import Weights
from retrieval.weighing.search import Indexed, Search


class LookUp:
    """Looks questions up in the profiles of a build; ``alone`` reads words as a question."""

    def __init__(self, search: Search, weights: Weights, alone: Callable[[str], Asked]) -> None:
        self._search = search
        self._weights = weights
        self._alone = alone

    def find(
        self, readings: Sequence[Asked], documents: Sequence[Profile], focus: Focus | None
    ) -> Finding:
        """What ``documents``, all on one occupation, say to the likeliest of ``readings``.

        The document that answers best speaks; between equals the first, which is the newest.
        """
        of_text = self._of_text(readings, documents, focus)
        if of_text:
            return of_text
        verdicts = [_of_things_there(self.verdicts(readings, d.slug)) for d in documents]
        lasts = [focus.at if focus and focus.slug == d.slug else None for d in documents]
        threshold = self._weights.threshold
        best = [likeliest(*one, threshold) for one in zip(verdicts, lasts, strict=True)]
        place = max(range(len(best)), key=lambda n: best[n].confidence)
        found = self._weigh(best[place], documents[place], lasts[place])
        if found.instead and asks_why_alone(readings[0]):
            return _giving_reasons(found, found.instead, lasts[place])
        return found

    def verdicts(self, readings: Sequence[Asked], slug: str) -> list[Verdict]:
        """How each reading is weighed against the passages of one profile."""
        return [
            decide(asked, self._search.hits(slug, asked.vector, asked.stems), self._weights)
            for asked in readings
        ]

    def _of_text(
        self, readings: Sequence[Asked], documents: Sequence[Profile], focus: Focus | None
    ) -> Finding | None:
        """When it was written, or who says so, if that is asked and stated."""
        together = focus is None and len(readings) > 1
        figure = together or quoted_figure(self._search.profile(documents[0].slug), focus)
        source = source_asked(readings, of_figure=figure)
        quoted_last = together or (focus is not None and focus.section is not None)
        dated = None if source else date_asked(readings, of_quote=quoted_last)
        asked = source or dated
        if asked is None:
            return None
        quoted = [d for d in documents if focus and d.slug == focus.slug]
        for document in (*quoted, *documents):
            entries = self._search.profile(document.slug)
            meant = subject(readings, entries, focus)
            about = self._alone(meant.words)
            hits = self._search.hits(document.slug, about.vector, about.stems)
            place = placed(meant, decide(about, hits, self._weights))
            quotes_of = date_quotes if dated else source_quotes
            shown = quotes_of(asked, about, document, entries, place)
            if shown:
                likely = asked.intent("dates" if dated else "notice")
                sure = max(likely, self._weights.threshold)
                if dated and of_the_future(dated):
                    return Finding(document, asked, (), shown, sure, Reason.NOT_STATED)
                found = Finding(document, asked, shown, (), sure, origin=not dated)
                if dated is None or not meant.within:
                    return found
                newest = asks_for_newer(asked.text) and document is documents[0]
                found = replace(found, note=messages.NEWEST if newest else "")
                return _dating_all(found, entries, focus)
        return None

    def passage(self, focus: Focus) -> Passage | None:
        """The passage that a ``focus`` is on, if there is one."""
        entries = self._search.profile(focus.slug)
        return next((e.passage for e in entries if e.passage.span.start == focus.at), None)

    def picked(self, asked: Asked, focus: Focus) -> Finding:
        """The passage of the ``focus`` that was picked, and those around it in its section."""
        hits = self._search.hits(focus.slug, asked.vector, asked.stems)
        ranked = {one.hit.passage.span.start: one for one in rank(asked, hits, self._weights)}
        first = ranked[focus.at or 0]
        passage = first.hit.passage
        around = sorted(
            (at for at, one in ranked.items() if one.hit.passage.section is passage.section),
            key=lambda at: abs(at - passage.span.start),
        )
        near = tuple(quote(asked, ranked[at]) for at in around[1 : MOST_RELATED + 1])
        return Finding(passage.profile, asked, (quote(asked, first),), near, 1.0, picked=True)

    def _weigh(self, best: Verdict, profile: Profile, last: int | None) -> Finding:
        hits = [ranked.hit for ranked in best.ranked]
        absent = absent_thing(best.asked, hits, hits[0])
        beyond = is_beyond(best.asked, best.ranked[0])
        reason = self._reason_against(best, absent, last, beyond=beyond)
        shown = () if reason else quotes(best)
        nearest = related(best, shown)
        found = Finding(
            *(profile, best.asked, shown, nearest, best.confidence, reason, absent, best),
            beyond=beyond,
        )
        uncertain = reason is Reason.NOT_STATED if reason else not is_sure(best, self._weights)
        if beyond or not uncertain:
            return found
        return replace(found, instead=self._shortlisted(best, found))

    def _shortlisted(self, best: Verdict, found: Finding) -> Finding | None:
        """The first few passages, if one of them probably answers."""
        verdict = shortlisted(best, self._weights)
        if verdict is None:
            return None
        shown = found.related if found.reason else beside(verdict)
        sure = verdict.confidence
        return Finding(found.profile, best.asked, shown, (), sure, verdict=verdict, shortlist=True)

    def _reason_against(
        self, verdict: Verdict, absent: Thing | None, last: int | None, *, beyond: bool
    ) -> Reason | None:
        """Why the best passage is not to be shown as the answer; None when it is."""
        asked = verdict.asked
        sure = verdict.confidence >= needed(verdict, last, self._weights.threshold)
        if absent is None and sure and not beyond:
            return None
        if asked.gibberish or (is_off_topic(asked) and not names_only(asked)):
            return Reason.OUT_OF_SCOPE
        return Reason.NAMED_THING_ABSENT if absent else Reason.NOT_STATED


def _dating_all(found: Finding, entries: Sequence[Indexed], focus: Focus | None) -> Finding:
    """The dates found, and those of all that was quoted together; said where one date does."""
    if focus is None or focus.at not in focus.quoted[:1]:
        return found
    together = [e.passage for e in entries if e.passage.span.start in focus.quoted]
    dates = dates_of(together)
    there = {quote.span for quote in found.quotes}
    others = tuple(quote for quote in dates if quote.span not in there)
    sections = {passage.section.place for passage in together}
    alike = len(sections) > 1 and len(dates) == 1
    note = f"{messages.DATES_ALL} {found.note}".rstrip() if alike else found.note
    return replace(found, quotes=(*found.quotes, *others), note=note)


def _giving_reasons(found: Finding, instead: Finding, at: int | None) -> Finding:
    """What was found unsure of why that which begins ``at`` is so: what may be the reason alone."""
    listed = reasons(instead.quotes, at)
    return replace(
        found,
        quotes=(),
        related=(*found.quotes, *found.related)[:MOST_RELATED],
        reason=Reason.NOT_STATED,
        instead=replace(instead, quotes=listed) if listed else None,
    )


def _of_things_there(verdicts: list[Verdict]) -> list[Verdict]:
    """The verdicts on readings with the things of the first, or without those the profile lacks.

    "She watches CSI. What do they do?" asks nothing about it where the profile says nothing of it.
    """
    if not verdicts[0].asked.things:
        return verdicts
    if _lacks(verdicts[0]):
        return [verdict for verdict in verdicts[1:] if not _lacks(verdict)] or verdicts
    return [verdict for verdict in verdicts if verdict.asked.things]


def _lacks(verdict: Verdict) -> bool:
    hits = [ranked.hit for ranked in verdict.ranked]
    return absent_thing(verdict.asked, hits, hits[0]) is not None
