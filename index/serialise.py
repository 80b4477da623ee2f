"""Profiles and their passages as JSON lines: one line each, readable, read back exactly.

Passages are kept as offsets into the profile's text, so that a build answers with what was checked
when it was made, whatever later becomes of the code that cuts passages.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from corpus.records import (
    Kind,
    Passage,
    Profile,
    RevisionDate,
    Section,
    Source,
    Span,
    Superseded,
)

PROFILES = "profiles.jsonl"
_OPENING = b'{"slug": "'


def to_bytes(passages_by_profile: Iterable[tuple[Profile, Sequence[Passage]]]) -> bytes:
    """Spell profiles, each with its passages, as JSON lines in UTF-8."""
    lines = (_line(profile, passages) for profile, passages in passages_by_profile)
    return "".join(f"{line}\n" for line in lines).encode("utf-8")


def lines(data: bytes) -> dict[str, bytes]:
    """Cut what ``to_bytes`` gave into the line of each profile, by slug, without reading the rest.

    A line begins with the profile's slug: that is how ``to_bytes`` spells it.
    """
    found = data.split(b"\n")[:-1]
    return {line[len(_OPENING) :].partition(b'"')[0].decode(): line for line in found}


def from_bytes(data: bytes) -> tuple[tuple[Profile, ...], tuple[Passage, ...]]:
    """Read what ``to_bytes`` gave: the profiles, and all passages in the profiles' order.

    Raises ValueError for anything else.
    """
    profiles: list[Profile] = []
    passages: list[Passage] = []
    try:
        # Only b"\n" ends a line: a profile may hold other line separators of Unicode.
        for line in data.split(b"\n")[:-1]:
            fields = json.loads(line)
            profile = _profile(fields)
            profiles.append(profile)
            passages.extend(_passage(profile, found) for found in fields["passages"])
    except (KeyError, TypeError, IndexError) as error:
        raise ValueError(f"profile {len(profiles) + 1} is incomplete: {error}") from error
    return tuple(profiles), tuple(passages)


def _line(profile: Profile, passages: Sequence[Passage]) -> str:
    numbers = {section: number for number, section in enumerate(profile.sections)}
    fields = {
        "slug": profile.slug,
        "title": profile.title,
        "also_known_as": profile.also_known_as,
        "codes": profile.codes,
        "revised": _date_fields(profile.revised),
        "source": {
            "file": profile.source.file,
            "url": profile.source.url,
            "sha256": profile.source.sha256,
            "publisher": profile.source.publisher,
        },
        "supersedes": [asdict(older) for older in profile.supersedes],
        "sections": [_section_fields(section) for section in profile.sections],
        "passages": [
            {
                "section": numbers[passage.section],
                "span": _pair(passage.span),
                "sentences": [_pair(sentence) for sentence in passage.sentences],
            }
            for passage in passages
        ],
        "text": profile.text,
    }
    return json.dumps(fields, ensure_ascii=False)


def _section_fields(section: Section) -> dict[str, Any]:
    return {
        "heading": section.heading,
        "path": section.path,
        "kind": section.kind,
        "span": _pair(section.span),
        "inferred": section.inferred,
        "revised": _date_fields(section.revised),
    }


def _date_fields(revised: RevisionDate | None) -> dict[str, Any] | None:
    if revised is None:
        return None
    return {
        "text": revised.text,
        "date": revised.date,
        "basis": revised.basis,
        "wording": revised.wording,
        "span": _pair(revised.span),
    }


def _pair(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _profile(fields: dict[str, Any]) -> Profile:
    return Profile(
        slug=fields["slug"],
        title=fields["title"],
        also_known_as=tuple(fields["also_known_as"]),
        codes=tuple(fields["codes"]),
        text=fields["text"],
        sections=tuple(_section(section) for section in fields["sections"]),
        revised=_date(fields["revised"]),
        source=Source(**fields["source"]),
        supersedes=tuple(Superseded(**older) for older in fields["supersedes"]),
    )


def _section(fields: dict[str, Any]) -> Section:
    return Section(
        heading=fields["heading"],
        path=tuple(fields["path"]),
        kind=Kind(fields["kind"]),
        span=Span(*fields["span"]),
        inferred=fields["inferred"],
        revised=_date(fields["revised"]),
    )


def _date(fields: dict[str, Any] | None) -> RevisionDate | None:
    if fields is None:
        return None
    return RevisionDate(**{**fields, "span": Span(*fields["span"])})


def _passage(profile: Profile, fields: dict[str, Any]) -> Passage:
    return Passage(
        profile=profile,
        section=profile.sections[fields["section"]],
        span=Span(*fields["span"]),
        sentences=tuple(Span(*sentence) for sentence in fields["sentences"]),
    )
