"""A reply as the JSON that other programs rely on; docs/contract.md shows its shape."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from corpus.records import RevisionDate
from retrieval.records import Answer, Clarify, NoAnswer, Quote, Reply, SmallTalk
from retrieval.why import Part, Weighed, Why

_OUTCOMES = {Answer: "answer", NoAnswer: "no_answer", Clarify: "clarify", SmallTalk: "chat"}


def to_json(reply: Reply) -> dict[str, Any]:
    """``reply`` as plain JSON values, every key present whatever the outcome."""
    focus = reply.focus
    return {
        "outcome": _OUTCOMES[type(reply)],
        "reason": reply.reason.value if isinstance(reply, NoAnswer) else None,
        "message": reply.message,
        "quotes": [_quote(q) for q in reply.quotes] if isinstance(reply, Answer) else [],
        "related": (
            [_quote(q) for q in reply.related] if isinstance(reply, Answer | NoAnswer) else []
        ),
        "choices": (
            [asdict(choice) for choice in reply.choices] if isinstance(reply, Clarify) else []
        ),
        "nearest": (
            [asdict(choice) for choice in reply.nearest] if isinstance(reply, NoAnswer) else []
        ),
        "focus": {"slug": focus.slug, "section": focus.section} if focus else None,
        "confidence": (
            round(reply.confidence, 4) if isinstance(reply, Answer | NoAnswer) else None
        ),
        "doubtful": isinstance(reply, Answer | NoAnswer) and reply.doubtful,
        "read_as": reply.read_as,
        "build": reply.build,
        "why": [_why(why) for why in reply.why] if isinstance(reply, Answer | NoAnswer) else [],
        "timings_ms": {name: round(ms, 2) for name, ms in asdict(reply.timings).items()},
    }


def _quote(quote: Quote) -> dict[str, Any]:
    profile, section = quote.passage.profile, quote.passage.section
    return {
        "text": quote.text,
        "highlight": [
            quote.highlight.start - quote.span.start,
            quote.highlight.end - quote.span.start,
        ],
        "profile": profile.title,
        "slug": profile.slug,
        "section": section.heading,
        "path": list(section.path),
        "revised": revised_json(section.revised),
        "source": {
            "file": profile.source.file,
            "url": profile.source.url,
            "sha256": profile.source.sha256,
            "start": quote.span.start,
            "end": quote.span.end,
            "line": profile.line(quote.span.start),
        },
    }


def revised_json(revised: RevisionDate | None) -> dict[str, str] | None:
    """A revision date as it stands in a quote, or null."""
    if revised is None:
        return None
    return {
        "text": revised.text,
        "date": revised.date,
        "basis": revised.basis,
        "wording": revised.wording,
    }


def _why(why: Why) -> dict[str, Any]:
    return {
        "question": {**asdict(why.read), "kinds": {k: round(p, 4) for k, p in why.read.kinds}},
        "profile": why.profile,
        "decision": why.decision.value,
        "considered": [_weighed(weighed) for weighed in why.considered],
        "start": why.start,
        "parts": [_part(part) for part in why.parts],
        "probability": round(why.probability, 4),
        "threshold": why.threshold,
    }


def _weighed(weighed: Weighed) -> dict[str, Any]:
    passage = weighed.passage
    return {
        "slug": passage.profile.slug,
        "section": passage.section.heading,
        "path": list(passage.section.path),
        "start": passage.span.start,
        "end": passage.span.end,
        "probability": round(weighed.probability, 4),
        "similarity": round(weighed.similarity, 4),
        "whole": round(weighed.whole, 4),
    }


def _part(part: Part) -> dict[str, Any]:
    return {"name": part.name, "value": round(part.value, 4), "adds": round(part.adds, 4)}
