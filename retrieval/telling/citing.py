"""A permanent link to a quote, and what has become of the quoted text since.

A link names a build, a profile and the position of the words in it, and carries a checksum of all
that together with the profile's text. It is followed only to the very text that it was made from:
in the build that is served, in an earlier one, in what is kept of a pruned one, or in a profile
that still reads the same. The checksum finds mistakes. It is no signature: whoever makes up a link
with a checksum that fits can point at other words, but only at words that the profile says.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from corpus.records import Passage, Profile, Section, Span
from index.changes import named_sections
from index.errors import BuildError
from retrieval.records import MAX_QUESTION, Answer, Quote, Turn

CHECK = 16
"""So many hexadecimal digits of a checksum are kept."""

Earlier = Callable[[str, str], Profile]
"""Gives the profile with a slug (second) as a build (first) held it, or raises BuildError."""


class LinkError(Exception):
    """A link leads to nothing that may be shown; the message says why, for the person."""


class UnfitLinkError(LinkError):
    """A part of the link is missing, or they do not fit together."""


class GoneError(LinkError):
    """What the link was made from is no longer here."""


@dataclass(frozen=True, slots=True)
class Citation:
    """What a link says. ``section`` is the number of the quoted section in its profile, from 0.

    ``doubtful`` says that it was not certain whether the quote answers.
    """

    build: str
    slug: str
    section: int
    span: Span
    highlight: Span
    question: str
    check: str
    doubtful: bool = False


class Standing(StrEnum):
    """What has become of a quoted profile and section in the build that is served now."""

    SERVED = "served"
    SAME = "same"
    SECTION_SAME = "section_same"
    SECTION_REVISED = "section_revised"
    SECTION_GONE = "section_gone"
    PROFILE_GONE = "profile_gone"


@dataclass(frozen=True, slots=True)
class Cited:
    """The quote as it was given, and its profile and section as they are now, where they are."""

    citation: Citation
    quote: Quote
    standing: Standing
    profile_now: Profile | None
    section_now: Section | None


def cite(quote: Quote, build: str, question: str, *, doubtful: bool = False) -> Citation:
    """The citation of a quote from ``build`` that was given to ``question``."""
    profile = quote.passage.profile
    number = profile.sections.index(quote.passage.section)
    asked = question[:MAX_QUESTION].encode("utf-8", "replace").decode()
    place = (number, quote.span, quote.highlight)
    found = Citation(build, profile.slug, *place, asked, "", doubtful)
    return replace(found, check=_check(found, profile))


def cited(turn: Turn, quote: Quote) -> Citation:
    """The citation of a quote of ``turn``."""
    reply = turn.reply
    doubtful = isinstance(reply, Answer) and reply.doubtful
    return cite(quote, reply.build, turn.said, doubtful=doubtful)


def look_up(citation: Citation, served: str, now: Profile | None, earlier: Earlier) -> Cited:
    """The quote that a citation was made from, letter for letter, and what became of it since.

    ``served`` is the build that answers now and ``now`` its profile of that name, if it has one.
    Raises UnfitLinkError where the citation does not fit its profile, GoneError where neither the
    build nor the same text is here.
    """
    if citation.build == served:
        if now is None:
            raise UnfitLinkError(f"Build {served} has no profile of that name.")
        return _unchanged(citation, now, Standing.SERVED)
    try:
        then = earlier(citation.build, citation.slug)
    except BuildError:
        if now is None or _check(citation, now) != citation.check:
            raise GoneError(
                f"Build {citation.build}, which this answer comes from, is no longer here or is "
                "damaged, and no profile here has the same text. So its words cannot be shown."
            ) from None
        return _unchanged(citation, now, Standing.SAME)
    quote = _quote(citation, then)
    standing, section = _standing(quote.passage.section, then, now)
    return Cited(citation, quote, standing, now, section)


def _unchanged(citation: Citation, profile: Profile, standing: Standing) -> Cited:
    quote = _quote(citation, profile)
    return Cited(citation, quote, standing, profile, quote.passage.section)


def _quote(citation: Citation, profile: Profile) -> Quote:
    """The quote, if the citation was made from this very text."""
    if _check(citation, profile) != citation.check:
        raise UnfitLinkError(
            "This link does not fit the profile that it names: it was changed on the way."
        )
    section = dict(enumerate(profile.sections)).get(citation.section)
    if section is None or not _holds(section, citation.span):
        raise UnfitLinkError("This link does not point at words of a profile.")
    return Quote(Passage(profile, section, citation.span, ()), citation.span, citation.highlight)


def _holds(section: Section, span: Span) -> bool:
    """Whether the words stand in the section, or are the statement that dates it."""
    return section.span.contains(span) or bool(section.revised and section.revised.span == span)


def _standing(
    section: Section, then: Profile, now: Profile | None
) -> tuple[Standing, Section | None]:
    if now is None:
        return Standing.PROFILE_GONE, None
    name = next(name for name, found in named_sections(then) if found is section)
    counterpart = dict(named_sections(now)).get(name)
    if (then.text, then.sections) == (now.text, now.sections):
        return Standing.SAME, counterpart
    if counterpart is None:
        return Standing.SECTION_GONE, None
    if _dated_words(then, section) == _dated_words(now, counterpart):
        return Standing.SECTION_SAME, counterpart
    return Standing.SECTION_REVISED, counterpart


def words_of(profile: Profile, section: Section) -> str:
    """The body of a section."""
    return profile.text[section.span.start : section.span.end]


def _dated_words(profile: Profile, section: Section) -> tuple[str, str | None]:
    return words_of(profile, section), section.revised.wording if section.revised else None


def _check(citation: Citation, profile: Profile) -> str:
    """The checksum of a citation without its own, and of the text that it points into."""
    fields = (
        citation.build, citation.slug, citation.section, citation.span.start, citation.span.end,
        citation.highlight.start, citation.highlight.end, citation.question,
        *(["doubtful"] if citation.doubtful else []),
    )  # fmt: skip
    told = "\n".join(map(str, fields)).encode()
    return hashlib.sha256(told + b"\n" + _digest(profile.text)).hexdigest()[:CHECK]


# The chat makes the same links again with every run of its page.
@lru_cache(maxsize=64)
def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()
