"""Makes the replies of one turn: what all of them share is filled in once, here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from corpus.records import Profile
from retrieval import messages
from retrieval.clock import Clock
from retrieval.occupations import Named
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


@dataclass(frozen=True, slots=True)
class Replies:
    """The replies that one turn may get; ``focus`` is what the conversation was about before."""

    build: str
    today: date
    focus: Focus | None
    clock: Clock

    def answer(
        self, quotes: Sequence[Quote], related: Sequence[Quote], confidence: float
    ) -> Answer:
        """Quotes that answer, best first; the focus moves to the section of the first."""
        first = quotes[0].passage
        return Answer(
            message=messages.answer(quotes, self.today),
            quotes=tuple(quotes),
            related=tuple(related),
            focus=Focus(first.profile.slug, first.section.heading),
            confidence=confidence,
            build=self.build,
            timings=self.clock.timings(),
        )

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
        )

    def clarify(self, named: Named | None, profiles: Sequence[Profile]) -> Clarify:
        """A question back: which of these occupations is meant?"""
        return Clarify(
            message=messages.clarify(named.phrase if named else None),
            choices=tuple(Choice(profile.slug, profile.title) for profile in profiles),
            focus=self.focus,
            build=self.build,
            timings=self.clock.timings(),
        )

    def chat(self, message: str) -> SmallTalk:
        """A plain line of the product's own."""
        return SmallTalk(message, self.focus, self.build, self.clock.timings())
