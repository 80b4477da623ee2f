"""What a turn is made of: the question, the hits it brings up, and the reply it gets.

``docs/contract.md`` shows the reply as JSON; ``retrieval.telling.wire`` writes it. The ``read_as``
of a reply is the question with its typing errors repaired, None where nothing was to be repaired.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from corpus.records import Passage, RevisionDate, Span
from retrieval.why import Why

MAX_QUESTION = 500
"""The longest question that is answered, in characters. Longer input is a pasted document; it is
refused, never cut."""


class Reason(StrEnum):
    """Why there is no answer."""

    OCCUPATION_NOT_COVERED = "occupation_not_covered"
    NAMED_THING_ABSENT = "named_thing_absent"
    NOT_STATED = "not_stated"
    OUT_OF_SCOPE = "out_of_scope"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Focus:
    """The profile, and the section if one is settled, that a conversation is about.

    ``at`` is where the passage quoted last begins in the canonical text: what "it" most likely is.
    ``quoted`` are the places of all that were quoted together with it, in the order shown.
    """

    slug: str
    section: str | None = None
    at: int | None = field(default=None, compare=False)
    quoted: tuple[int, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage shown to the person, with the sentence in it that answers (``highlight``).

    Both are spans of the profile's canonical text. ``span`` is the passage's, or the date line
    when the question is about a date, which belongs to no passage.
    """

    passage: Passage
    span: Span
    highlight: Span

    def __post_init__(self) -> None:
        if not self.span.contains(self.highlight):
            raise ValueError(f"highlight {self.highlight} lies outside the quote {self.span}")

    @property
    def text(self) -> str:
        """The quoted words: an exact slice of the canonical text."""
        return self.passage.profile.text[self.span.start : self.span.end]

    @property
    def highlighted(self) -> str:
        """The answering sentence: an exact slice of the canonical text."""
        return self.passage.profile.text[self.highlight.start : self.highlight.end]

    @property
    def revised(self) -> RevisionDate | None:
        """The revision date that holds for the quoted section."""
        return self.passage.section.revised


@dataclass(frozen=True, slots=True)
class Timings:
    """How long the steps of one turn took, in milliseconds; ``select`` is counted in ``search``."""

    encode: float = 0.0
    search: float = 0.0
    select: float = 0.0
    total: float = 0.0


@dataclass(frozen=True, slots=True)
class Choice:
    """One occupation that the question could be about."""

    slug: str
    title: str


@dataclass(frozen=True, slots=True)
class Unanswered:
    """One question that got no answer, alone or of several typed at once.

    What was ``asked`` of an occupation without a profile can be asked of the ones ``nearest`` to
    it, as ``question``. ``message`` says why there is no answer without naming these.
    """

    message: str
    asked: str = ""
    question: str = ""
    nearest: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """Quotes that answer, best first, with the calibrated probability that they do.

    ``notes`` are what a reader must know beside the quotes and their dates, a plain line each: that
    a profile compared says nothing, or that a newer document is here. ``message`` holds them, too.
    ``why`` explains the reply for each profile that was looked up. ``unanswered`` are those of
    several questions typed at once that got no answer, where an occupation is nearest.
    ``uncertain`` says, of each question to which it is not certain which quote answers, that it is
    not; it is to be read before all else.
    """

    message: str
    quotes: tuple[Quote, ...]
    related: tuple[Quote, ...]
    focus: Focus | None
    confidence: float
    build: str
    timings: Timings
    notes: tuple[str, ...] = ()
    why: tuple[Why, ...] = ()
    read_as: str | None = None
    unanswered: tuple[Unanswered, ...] = ()
    uncertain: tuple[str, ...] = ()

    @property
    def doubtful(self) -> bool:
        """Whether, to one question at least, it is not certain which quote answers."""
        return bool(self.uncertain)


@dataclass(frozen=True, slots=True)
class NoAnswer:
    """No quote answers; ``reason`` says why, ``related`` holds the nearest passages.

    ``why`` explains it for each profile that was looked up; nothing where nothing could be read.
    ``unanswered`` tells apart what ``message`` says in one: nothing where no occupation is nearest.
    ``doubtful`` says that the profile may state it all the same: the nearest passages may answer.
    """

    reason: Reason
    message: str
    related: tuple[Quote, ...]
    focus: Focus | None
    confidence: float
    build: str
    timings: Timings
    why: tuple[Why, ...] = ()
    read_as: str | None = None
    unanswered: tuple[Unanswered, ...] = ()
    doubtful: bool = False

    @property
    def nearest(self) -> tuple[Choice, ...]:
        """The occupations that could be asked about instead of those without a profile."""
        return tuple(dict.fromkeys(near for one in self.unanswered for near in one.nearest))


@dataclass(frozen=True, slots=True)
class Clarify:
    """Several occupations could be meant; the question is kept until one is chosen."""

    message: str
    choices: tuple[Choice, ...]
    focus: Focus | None
    build: str
    timings: Timings
    read_as: str | None = None


@dataclass(frozen=True, slots=True)
class SmallTalk:
    """A greeting, thanks, or a call for help: answered in the product's own plain words."""

    message: str
    focus: Focus | None
    build: str
    timings: Timings
    read_as: str | None = None


Reply = Answer | NoAnswer | Clarify | SmallTalk


# Compared by identity, which is quick: a reply leads to whole profiles, and turns are keys (ui/).
@dataclass(frozen=True, slots=True, eq=False)
class Turn:
    """What a person said, letter for letter, and its reply."""

    said: str
    reply: Reply
