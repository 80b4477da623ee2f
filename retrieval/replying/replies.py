"""Makes the replies of one turn: what all of them share is filled in once, here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from corpus.records import Profile
from retrieval.clock import Clock
from retrieval.naming.occupations import Named
from retrieval.quoting.finding import Finding
from retrieval.records import (
    Answer,
    Choice,
    Clarify,
    Focus,
    NoAnswer,
    Quote,
    Reason,
    SmallTalk,
)
from retrieval.replying.noting import of_documents, of_groups, why_refused
from retrieval.telling import messages
from retrieval.why import Why

_OF_EACH = 2
"""How many quotes of each profile stand in a comparison."""


@dataclass(frozen=True, slots=True)
class Replies:
    """The replies that one turn may get; ``focus`` is what the conversation was about before.

    ``part`` is the question, where several were typed at once, and ``read_as`` the same with its
    typing errors repaired, if it had any.
    """

    build: str
    today: date
    focus: Focus | None
    clock: Clock
    why: tuple[Why, ...] = ()
    part: str = ""
    read_as: str | None = None

    def answer(
        self,
        quotes: Sequence[Quote],
        related: Sequence[Quote],
        confidence: float,
        notes: Sequence[str] = (),
    ) -> Answer:
        """Quotes that answer, best first; the focus moves to the section of the first."""
        first = quotes[0].passage
        here = (
            q.passage.span.start for q in quotes if q.passage.profile.slug == first.profile.slug
        )
        places = tuple(dict.fromkeys(here))
        return Answer(
            message=" ".join([messages.answer(quotes, self.today), *notes]),
            quotes=tuple(quotes),
            related=tuple(related),
            focus=Focus(first.profile.slug, first.section.heading, first.span.start, places),
            confidence=confidence,
            build=self.build,
            timings=self.clock.timings(),
            notes=tuple(notes),
            why=self.why,
            read_as=self.read_as,
        )

    def found(
        self, finding: Finding, documents: Sequence[Profile], lacking: Sequence[str] = ()
    ) -> Answer | NoAnswer:
        """What was found in one occupation's ``documents``: its quotes, or why there are none.

        ``lacking`` are the names of those without a profile that it is compared with.
        """
        if finding.reason is None:
            notes = [messages.published(finding.profile)] if finding.origin else []
            notes += [finding.note] if finding.note else []
            notes += [*of_groups([finding]), *of_documents(finding.profile, documents)]
            notes += [*map(why_refused, finding.besides), *map(messages.uncovered, lacking)]
            reply = self.answer(finding.quotes, finding.related, finding.confidence, notes)
            before = self.focus
            if finding.verdict is None and reply.focus == before:
                reply = replace(reply, focus=before)  # What was dated can still be picked from.
            line = messages.uncertain(self.part, several=len(reply.quotes) > 1)
            return _uncertain(reply, line) if finding.shortlist else reply
        said, slug = why_refused(finding), _moved_to(finding)
        refused = self.refusal(finding.reason, said, finding.related, finding.confidence, slug)
        shown = tuple(quote.passage.span.start for quote in finding.related)
        focus = replace(refused.focus, quoted=shown) if refused.focus and slug else refused.focus
        return replace(refused, doubtful=finding.is_doubtful, focus=focus)

    def silent(self, findings: Sequence[Finding]) -> NoAnswer:
        """None of several occupations answers: why each does not, with its nearest passage."""
        first = findings[0]
        told = dict.fromkeys(map(why_refused, findings))
        doubtful = any(finding.is_doubtful for finding in findings)
        if not doubtful and all(finding.reason is Reason.NOT_STATED for finding in findings):
            told = {messages.all_silent([*dict.fromkeys(f.profile.title for f in findings)]): None}
        refused = self.refusal(
            first.reason or Reason.NOT_STATED,
            " ".join(told),
            [finding.related[0] for finding in findings if finding.related],
            max(finding.confidence for finding in findings),
            _moved_to(first),
        )
        return replace(refused, doubtful=doubtful)

    def compared(
        self,
        findings: Sequence[Finding],
        uncovered: Sequence[Named] = (),
        left_out: Sequence[Named] = (),
    ) -> Answer | NoAnswer:
        """The quotes from each profile side by side; a refusal where none of them answers.

        ``uncovered`` are the occupations compared that no profile covers, ``left_out`` those that
        were not asked because they are too many.
        """
        answered = [finding for finding in findings if finding.reason is None]
        lacking = [messages.uncovered(named.phrase) for named in uncovered]
        lacking += [messages.left_out([named.phrase for named in left_out])] if left_out else []
        if not answered:
            refused = self.silent(findings)
            return replace(refused, message=" ".join([refused.message, *lacking]))
        # Two occupations of one group may have the same quote.
        shown = dict.fromkeys(quote for found in answered for quote in found.quotes[:_OF_EACH])
        notes = [messages.published(found.profile) for found in answered if found.origin]
        notes += [why_refused(finding) for finding in findings if finding.reason is not None]
        notes += [why_refused(beside) for found in answered for beside in found.besides]
        notes += [*lacking, *of_groups(answered)]
        confidence = min(finding.confidence for finding in answered)
        side_by_side = [messages.COMPARED] if len(answered) > 1 else []
        reply = self.answer(tuple(shown), (), confidence, [*side_by_side, *notes])
        unsure = dict.fromkeys(found.profile.title for found in answered if found.shortlist)
        return _uncertain(reply, messages.uncertain_of([*unsure], self.part)) if unsure else reply

    def refusal(
        self,
        reason: Reason,
        message: str,
        related: Sequence[Quote] = (),
        confidence: float = 0.0,
        slug: str | None = None,
    ) -> NoAnswer:
        """No answer, with its reason; ``confidence`` is the probability that one was missed."""
        moved = slug is not None and (self.focus is None or self.focus.slug != slug)
        return NoAnswer(
            reason=reason,
            message=message,
            related=tuple(related),
            focus=Focus(slug) if slug is not None and moved else self.focus,
            confidence=confidence,
            build=self.build,
            timings=self.clock.timings(),
            why=self.why,
            read_as=self.read_as,
        )

    def clarify(self, named: Named | None, profiles: Sequence[Profile]) -> Clarify:
        """A question back: which of these occupations is meant?"""
        return Clarify(
            message=messages.clarify(named.phrase if named else None, offered=bool(profiles)),
            choices=tuple(Choice(profile.slug, profile.title) for profile in profiles),
            focus=self.focus,
            build=self.build,
            timings=self.clock.timings(),
            read_as=self.read_as,
        )

    def chat(self, message: str) -> SmallTalk:
        """A plain line of the product's own."""
        return SmallTalk(message, self.focus, self.build, self.clock.timings(), self.read_as)


def _uncertain(reply: Answer, line: str) -> Answer:
    return replace(reply, message=f"{line} {reply.message}", uncertain=(line,))


def _moved_to(finding: Finding) -> str | None:
    """The profile that the focus moves to; what is not about an occupation moves none."""
    return None if finding.reason is Reason.OUT_OF_SCOPE else finding.profile.slug
