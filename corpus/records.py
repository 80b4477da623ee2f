r"""What a read document is: a profile, its sections, their passages and revision dates.

Every offset counts characters of the profile's canonical text (``Profile.text``): the file decoded
as UTF-8, in Unicode NFC, no-break spaces as spaces, ``\n`` line ends; for HTML the text extracted
from the page, for a database the text composed of its rows. Nothing here copies wording: text is
always derived from offsets, so what is shown is what the source says.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

Basis = Literal["section", "profile", "page"]


class Kind(StrEnum):
    """What a section is about. The kinds are few and shared by all layouts; headings differ."""

    OVERVIEW = "overview"
    NAMES = "names"
    CODES = "codes"
    INTERESTS = "interests"
    DUTIES = "duties"
    CONDITIONS = "conditions"
    CHARACTERISTICS = "characteristics"
    MINIMUM_EDUCATION = "minimum_education"
    EDUCATION = "education"
    CERTIFICATION = "certification"
    EMPLOYMENT = "employment"
    WAGES = "wages"
    OUTLOOK = "outlook"
    RELATED = "related"
    SUBJECTS = "subjects"
    FIELDS = "fields"
    SOURCES = "sources"
    CONTACT = "contact"
    NOTICE = "notice"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range of characters ``[start, end)`` of a profile's canonical text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def contains(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class RevisionDate:
    """What the source states about when the text was last revised.

    ``text`` is the date in the source's words ("March 2012"), ``date`` the same as an ISO 8601
    date of the precision stated ("2012-03" or "2012-03-16"), ``wording`` the whole statement
    ("Section revised March 2012") and ``span`` where that statement stands. ``basis`` is
    "section" when the section states the date itself, "profile" or "page" when it is the date of
    the whole document.
    """

    text: str
    date: str
    basis: Basis
    wording: str
    span: Span


@dataclass(frozen=True, slots=True)
class Source:
    """Where a profile was read from: file name, address if known, SHA-256 of the file's bytes."""

    file: str
    url: str | None
    sha256: str
    publisher: str | None


@dataclass(frozen=True, slots=True)
class Section:
    """A headed part of a profile.

    ``span`` covers the body, without the heading line and without the date line. ``path`` holds
    sub-headings, outermost first. ``inferred`` says that the source has no heading line here and
    ``heading`` was taken from its list of sections or from the layout. ``revised`` is the date
    that holds for this text, the profile's own date included; None only where neither is stated.
    """

    heading: str
    path: tuple[str, ...]
    kind: Kind
    span: Span
    inferred: bool
    revised: RevisionDate | None

    @property
    def place(self) -> str:
        """Its heading and sub-headings for people, outermost first."""
        return " › ".join((self.heading, *self.path))


@dataclass(frozen=True, slots=True)
class Superseded:
    """An older document of the same occupation and publisher, which no answer comes from.

    ``text`` is its date in the source's words and ``date`` the same as ISO 8601: the profile's own
    date or, where it states none, the newest of its sections.
    """

    file: str
    text: str | None
    date: str | None


@dataclass(frozen=True, slots=True)
class Profile:
    """One occupation's document. ``text`` is canonical; ``sections`` stand in document order.

    ``supersedes`` names the older documents that this one replaces, the newest of them first. The
    date that goes with this profile in the same sense is ``dated``.
    """

    slug: str
    title: str
    also_known_as: tuple[str, ...]
    codes: tuple[str, ...]
    text: str
    sections: tuple[Section, ...]
    revised: RevisionDate | None
    source: Source
    supersedes: tuple[Superseded, ...] = ()

    @property
    def dated(self) -> RevisionDate | None:
        """The profile's own date or, where it states none, the newest of its sections."""
        dates = (section.revised for section in self.sections if section.revised)
        return self.revised or max(dates, key=lambda revised: revised.date, default=None)

    def line(self, offset: int) -> int:
        """The 1-based line of the canonical text that holds the character at ``offset``."""
        return self.text.count("\n", 0, offset) + 1


@dataclass(frozen=True, slots=True)
class Passage:
    """A span of one section that can be quoted by itself.

    A paragraph, one header fact, or a list together with the line that introduces it.
    ``sentences`` are the spans that can answer by themselves: the sentences of a paragraph, or
    the introducing line and each item of a list, in order, inside ``span``.
    """

    profile: Profile
    section: Section
    span: Span
    sentences: tuple[Span, ...]

    @property
    def text(self) -> str:
        """The passage in the source's words: a slice, never a copy that could drift."""
        return self.profile.text[self.span.start : self.span.end]

    def slice(self, span: Span) -> str:
        """The source's words at ``span``, which must lie inside this passage."""
        if not self.span.contains(span):
            raise ValueError(f"{span} lies outside the passage {self.span}")
        return self.profile.text[span.start : span.end]
