"""What was found in a profile to a question: the quotes that answer, or why none does."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.records import Profile
from retrieval.asked import Asked
from retrieval.language.things import Thing
from retrieval.records import Quote, Reason
from retrieval.weighing.deciding import Verdict

_DOUBTFUL = 0.1
"""From such confidence on, what is refused as not stated is mostly stated after all, unless it is
of a kind that profiles seldom state: 52 of 66 of the questions by strangers and on natural
profiles, of all others 40 of 158."""
_SELDOM = 0.5


@dataclass(frozen=True, slots=True)
class Finding:
    """The quotes that answer, or the ``reason`` why none does, with the nearest passages.

    ``asked`` is the reading of the question gone by; ``absent`` what it names and the profile does
    not; ``confidence`` the probability that the best passage answers; ``verdict`` how that was
    weighed, None where a date or a source was asked for. ``silent`` is what was found of the
    occupations asked about, none of which answers, where this is of a group that they belong to.
    ``besides`` is what was found of others that go by the same name and do not answer.
    ``origin`` says that a source was asked for: whose document it is belongs to the answer.
    ``beyond`` says that no such passage can answer, however sure the model is (``is_beyond``).
    ``note`` is a plain line of its own to go with the quotes; ``picked`` says that the person
    picked the quote from those shown before.
    ``instead`` is what can be shown where nothing is sure enough to answer: a ``shortlist``, one of
    whose quotes probably does.
    """

    profile: Profile
    asked: Asked
    quotes: tuple[Quote, ...]
    related: tuple[Quote, ...]
    confidence: float
    reason: Reason | None = None
    absent: Thing | None = None
    verdict: Verdict | None = None
    silent: tuple[Finding, ...] = ()
    besides: tuple[Finding, ...] = ()
    origin: bool = False
    beyond: bool = False
    instead: Finding | None = None
    shortlist: bool = False
    note: str = ""
    picked: bool = False

    @property
    def is_doubtful(self) -> bool:
        """Whether the profile may state it all the same, only no passage is sure to."""
        weighed = self.reason is Reason.NOT_STATED and self.verdict is not None
        seldom = self.asked.intent("unstated_") >= _SELDOM
        return weighed and not self.beyond and not seldom and self.confidence >= _DOUBTFUL

    @property
    def asked_of(self) -> Profile:
        """The profile of the occupation asked about, which a group's page may answer for."""
        return self.silent[0].profile if self.silent else self.profile
