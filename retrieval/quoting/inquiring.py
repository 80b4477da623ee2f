"""Which profiles are asked: the occupation named, and those that treat it within a group."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.records import Profile
from retrieval.asked import Asked
from retrieval.language.words import Word, telling
from retrieval.naming.codes import groups
from retrieval.naming.occupations import Named
from retrieval.naming.patterns import in_full
from retrieval.naming.slots import LEADING
from retrieval.quoting.finding import Finding
from retrieval.quoting.looking_up import LookUp
from retrieval.quoting.selecting import led_by
from retrieval.quoting.sources import by_occupation
from retrieval.records import Focus, Quote, Reason
from retrieval.weighing.search import Search

Occupation = tuple[Profile, ...]
"""The documents on one occupation, newest first."""

_TRIED = 3
"""Of so many occupations that share a name, those that do not answer are not asked back for."""


_SEVERAL = re.compile(r",| and ")
"""What joins the names in the title of a page that treats several occupations."""


class Inquiry:
    """Asks the profiles of a build, each occupation by all its documents."""

    def __init__(self, look_up: LookUp, search: Search, profiles: Sequence[Profile]) -> None:
        self._look_up = look_up
        self._search = search
        self.documents = by_occupation(profiles)
        self._groups = groups(profiles)

    def occupations(self, slugs: Sequence[str]) -> list[Occupation]:
        """The occupations that these profiles are about."""
        # By the first of its documents: to compare them whole would read all of their words.
        found = (self.documents[slug] for slug in slugs)
        return list({documents[0].slug: documents for documents in found}.values())

    def about(
        self,
        readings: Sequence[Asked],
        occupations: Sequence[Occupation],
        focus: Focus | None,
        named: Named | None,
    ) -> tuple[Finding, ...]:
        """What is said of the occupations that a question may be about: see ``is_open``.

        ``named`` is the name that all of them go by, if it is a name that told them.
        Those that answer; where none does, a group that all of them belong to, or the groups of
        each; else all, each with the reason why it gives no answer. Nothing is looked up where
        several could be meant that do not share a name, or too many that do, or nothing is asked
        but whose name it is.
        """
        if len(occupations) > 1 and named:
            group = self._taking_in(occupations)
            whole = self._look_up.find(readings, group, focus) if group else None
            if whole and whole.quotes:
                return (whole,)
        if len(occupations) > (_TRIED if named and readings[-1].terms else 1):
            return ()
        findings = tuple(self._look_up.find(readings, found, focus) for found in occupations)
        answering = tuple(
            self._as_named(finding, named) if named else finding
            for finding in findings
            if finding.quotes
        )
        if len(answering) == 1:
            # Who asks of nurses is told that it is said of some nurses only.
            besides = tuple(finding for finding in findings if not finding.quotes)
            return (replace(answering[0], besides=besides),)
        if answering:
            return answering
        of_all = self._of_group(readings, findings, focus)
        if of_all or len(findings) == 1:
            return (of_all or findings[0],)
        of_one = (self._of_group(readings, (finding,), focus) for finding in findings)
        return tuple(filter(None, of_one)) or findings

    def _taking_in(self, occupations: Sequence[Occupation]) -> Occupation | None:
        """The one of several occupations that is a group of all the others."""
        for wide in occupations:
            others = (found for found in occupations if found is not wide)
            if all(any(group in wide for group in self._groups_of(found)) for found in others):
                return wide
        return None

    def _of_group(
        self, readings: Sequence[Asked], silent: Sequence[Finding], focus: Focus | None
    ) -> Finding | None:
        """What is said of a group that the occupations of all ``silent`` findings belong to."""
        if any(finding.reason is Reason.OUT_OF_SCOPE for finding in silent):
            return None
        first, *rest = [self._groups_of(self.documents[f.profile.slug]) for f in silent]
        for group in first:
            if all(group in others for others in rest):
                finding = self._look_up.find(readings, (group,), focus)
                if finding.quotes:
                    titles = [word for f in silent for word in telling(f.profile.title)]
                    return replace(self.on(finding, titles), silent=tuple(silent))
        return None

    def _as_named(self, finding: Finding, named: Named) -> Finding:
        """The finding or, where a page treats several and is asked by one's name, that on this one.

        "What do seismologists study?" is asked of "Geoscientists", whose page says it of each.
        """
        title = {word.stem for word in telling(finding.profile.title)}
        full = telling(in_full(named.phrase, finding.profile.text))
        name = [word for word in full if word.lower not in LEADING]
        own = [word for word in name if word.stem not in title]
        if not own and _SEVERAL.search(finding.profile.title) and title > {w.stem for w in name}:
            own = list(name)
        return self.on(finding, own) if own else finding

    def on(self, finding: Finding, names: Sequence[Word]) -> Finding:
        """The finding, led by what is said of the one with these names.

        Whether the profile answers at all is settled before: to name an occupation is no answer.
        """
        if finding.verdict is None or not finding.quotes:
            return finding
        weights = self._search.weights(word.stem for word in names)
        return replace(finding, quotes=led_by(finding.verdict, finding.quotes, weights))

    def _groups_of(self, occupation: Occupation) -> list[Profile]:
        """The profiles that treat an occupation within a group."""
        found = (group for document in occupation for group in self._groups.get(document.slug, ()))
        return [group for group in dict.fromkeys(found) if group not in occupation]


def settled(found: Sequence[Finding]) -> tuple[Finding, ...]:
    """What was found; of one occupation by itself the shortlist rather than nothing sure."""
    instead = found[0].instead if len(found) == 1 else None
    if instead is None:
        return tuple(found)
    one = found[0]
    # A page may say the same in its summary and below: nobody reads it twice.
    quotes: dict[str, Quote] = {}
    for quote in (*one.quotes[:1], *instead.quotes):
        quotes.setdefault(quote.highlighted, quote)
    shown = tuple(quotes.values())
    return (replace(instead, quotes=shown, silent=one.silent, besides=one.besides),)


def is_open(found: Sequence[Finding]) -> bool:
    """Whether a person must say which occupation is meant: several answer, or none was asked."""
    return len(found) != 1 and all(finding.quotes for finding in found)
