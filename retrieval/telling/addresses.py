"""A citation as the parameters of an address, and back."""

from __future__ import annotations

import re
from collections.abc import Mapping

from corpus.records import Span
from index.places import is_build_id
from retrieval.records import MAX_QUESTION
from retrieval.telling.citing import CHECK, Citation, UnfitLinkError

_NUMBER = re.compile(r"[0-9]{1,9}")
_DOUBTFUL = "yes"
_SLUG = re.compile(r"[\w-]{1,200}")


def to_params(citation: Citation) -> dict[str, str]:
    """The citation as the parameters of an address."""
    params = {
        "build": citation.build,
        "profile": citation.slug,
        "section": str(citation.section),
        "start": str(citation.span.start),
        "end": str(citation.span.end),
        "from": str(citation.highlight.start),
        "to": str(citation.highlight.end),
        "check": citation.check,
        "question": citation.question,
    }
    return {**params, "doubtful": _DOUBTFUL} if citation.doubtful else params


def from_params(params: Mapping[str, str]) -> Citation:
    """The citation in the parameters of an address; UnfitLinkError where they are not one."""
    numbers = [params.get(name, "") for name in ("section", "start", "end", "from", "to")]
    build, slug = params.get("build", ""), params.get("profile", "")
    check, question = params.get("check", ""), params.get("question", "")
    fits = all(map(_NUMBER.fullmatch, numbers)) and is_build_id(build) and _SLUG.fullmatch(slug)
    if not fits or len(check) != CHECK or len(question) > MAX_QUESTION:
        raise UnfitLinkError("A part of this link is missing or was changed on the way.")
    section, start, end, first, last = map(int, numbers)
    if not start <= first < last <= end:
        raise UnfitLinkError("This link does not point at words of a profile.")
    doubtful = params.get("doubtful") == _DOUBTFUL
    spans = (Span(start, end), Span(first, last))
    return Citation(build, slug, section, *spans, question, check, doubtful)
