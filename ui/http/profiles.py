"""``GET /api/profiles``: which occupations are covered, by whom they are described, and how old."""

from __future__ import annotations

from dataclasses import asdict
from http import HTTPStatus
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from corpus.records import Profile, Section
from retrieval.naming.catalogue import LONGEST
from retrieval.telling.wire import revised_json
from ui.http.problems import HEADERS, Problem
from ui.http.serving import Shared, serving

LARGEST_PAGE = 100
_PAGE = 50
_LAST = 1_000_000


def list_profiles(service: Shared, request: Request) -> Response:
    """One page of the profiles whose title, other names or codes hold the words asked for."""
    build = serving(service).build
    words, offset, limit = _asked(request)
    found = [profile for profile in build.profiles if _goes_by(profile, words)]
    found.sort(key=lambda profile: (profile.title.casefold(), profile.slug))
    shown = found[offset : offset + limit]
    body = {
        "build": build.id,
        "total": len(found),
        "offset": offset,
        "profiles": [_summary(profile) for profile in shown],
    }
    return JSONResponse(body, headers=HEADERS)


def one_profile(service: Shared, request: Request) -> Response:
    """One profile with its canonical text, which every offset counts in."""
    build = serving(service).build
    slug = request.path_params["slug"]
    profile = next((profile for profile in build.profiles if profile.slug == slug), None)
    if profile is None:
        raise Problem(HTTPStatus.NOT_FOUND, "No profile has that slug; see /api/profiles.")
    body = {
        "build": build.id,
        **_summary(profile),
        "text": profile.text,
        "supersedes": [asdict(older) for older in profile.supersedes],
    }
    return JSONResponse(body, headers=HEADERS)


def _asked(request: Request) -> tuple[set[str], int, int]:
    """The words to look for, and the page: where it starts and how many profiles it holds."""
    asked = request.query_params
    unknown = sorted(set(asked) - {"q", "offset", "limit"})
    if unknown:
        detail = f"There is no parameter {unknown[0][:40]!r}; there are q, offset and limit."
        raise Problem(HTTPStatus.BAD_REQUEST, detail)
    wanted = asked.get("q", "")
    if len(wanted) > LONGEST:
        detail = f"q must have at most {LONGEST} characters; no name has more."
        raise Problem(HTTPStatus.BAD_REQUEST, detail)
    offset = _number("offset", asked.get("offset", "0"), 0, _LAST)
    limit = _number("limit", asked.get("limit", str(_PAGE)), 1, LARGEST_PAGE)
    return set(wanted.casefold().split()), offset, limit


def _number(name: str, text: str, least: int, most: int) -> int:
    fits = text.isascii() and text.isdecimal() and len(text) <= len(str(most))
    if not fits or not least <= int(text) <= most:
        detail = f"{name} must be a whole number from {least} to {most}."
        raise Problem(HTTPStatus.BAD_REQUEST, detail)
    return int(text)


def _goes_by(profile: Profile, words: set[str]) -> bool:
    names = (profile.title, *profile.also_known_as, *profile.codes)
    return any(all(word in name.casefold() for word in words) for name in names)


def _summary(profile: Profile) -> dict[str, Any]:
    return {
        "slug": profile.slug,
        "title": profile.title,
        "also_known_as": list(profile.also_known_as),
        "codes": list(profile.codes),
        "publisher": profile.source.publisher,
        "source": {
            "file": profile.source.file,
            "url": profile.source.url,
            "sha256": profile.source.sha256,
        },
        "revised": revised_json(profile.revised),
        "sections": [_section(section) for section in profile.sections],
    }


def _section(section: Section) -> dict[str, Any]:
    return {
        "section": section.heading,
        "path": list(section.path),
        "kind": section.kind.value,
        "inferred": section.inferred,
        "start": section.span.start,
        "end": section.span.end,
        "revised": revised_json(section.revised),
    }
