"""Reads the JSON in the body of a request, however large, slow or odd that body is."""

from __future__ import annotations

import asyncio
import json
from http import HTTPStatus

from starlette.requests import ClientDisconnect, Request

from ui.http.problems import Problem

LARGEST = 64 * 1024
"""The most bytes of a body that are read. A question with its conversation has far fewer."""
_DEEPEST = 20
"""How deep its lists and objects may lie in each other: far deeper than any question's."""
_DIGITS = 9
_SECONDS = 10.0
_JSON = "application/json"


async def read_json(request: Request) -> object:
    """The value in the body.

    Raises ``Problem``: 415 for another type, 413 for too much of it, 408 when it does not arrive,
    400 when it is not JSON in UTF-8.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != _JSON or request.headers.get("content-encoding", "identity") != "identity":
        detail = f"Send the question as {_JSON}, not compressed."
        raise Problem(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, detail, headers={"Accept": _JSON})
    try:
        async with asyncio.timeout(_SECONDS):
            body = await _read(request)
    except TimeoutError:
        detail = f"The body did not arrive within {_SECONDS:.0f} s."
        raise Problem(HTTPStatus.REQUEST_TIMEOUT, detail, headers={"Connection": "close"}) from None
    except ClientDisconnect:
        raise Problem(HTTPStatus.BAD_REQUEST, "The body ended too soon.") from None
    return _parsed(body)


async def _read(request: Request) -> bytes:
    declared = request.headers.get("content-length", "0")
    if not declared.isdecimal() or len(declared) > _DIGITS or int(declared) > LARGEST:
        raise _too_large()
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST:
            raise _too_large()
    return bytes(body)


def _too_large() -> Problem:
    # What was not read would be taken for the next request.
    headers = {"Connection": "close"}
    detail = f"The body has more than {LARGEST:,} bytes."
    return Problem(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, detail, headers=headers)


def _parsed(body: bytes) -> object:
    try:
        value: object = json.loads(body.decode("utf-8"), parse_constant=_no_constant)
        if _is_deep(value):
            raise RecursionError
        # Half of a surrogate pair can be written in JSON, but not sent back in UTF-8.
        json.dumps(value, ensure_ascii=False).encode("utf-8")
    except (ValueError, RecursionError) as error:
        why = "it is nested too deeply" if isinstance(error, RecursionError) else str(error)
        detail = f"The body is not JSON in UTF-8: {why}."
        raise Problem(HTTPStatus.BAD_REQUEST, detail) from None
    return value


def _is_deep(value: object) -> bool:
    """Whether to decline it here: what follows goes down into it, as does who prints it."""
    level = [value]
    for _ in range(_DEEPEST):
        level = [
            inner
            for outer in level
            if isinstance(outer, list | dict)
            for inner in (outer.values() if isinstance(outer, dict) else outer)
        ]
    return bool(level)


def _no_constant(name: str) -> object:
    raise ValueError(f"{name} is not JSON")
