"""What is wrong with a request, or with us, as ``application/problem+json`` (RFC 9457)."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

HEADERS = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
"""What every reply says: it holds for this moment and is what it says it is."""


class Problem(HTTPException):
    """Ends a request with this status; ``detail`` tells its author what to do.

    ``pointer`` is the JSON Pointer (RFC 6901) of what is wrong in the body, where that is known.
    """

    def __init__(
        self,
        status: int,
        detail: str,
        pointer: str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(status, detail, headers)
        self.pointer = pointer


def busy(detail: str, seconds: int) -> Problem:
    """Nothing is wrong with the request, but it must be sent again in so many ``seconds``."""
    return Problem(HTTPStatus.SERVICE_UNAVAILABLE, detail, headers={"Retry-After": str(seconds)})


def problem(
    status: int, detail: str, pointer: str | None = None, headers: Mapping[str, str] | None = None
) -> Response:
    """The body of a problem; it has no type of its own, so its title is that of the status."""
    body: dict[str, Any] = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
    }
    if pointer is not None:
        body["pointer"] = pointer
    return JSONResponse(
        body,
        status,
        headers={**HEADERS, **(headers or {})},
        media_type="application/problem+json",
    )


async def declined(request: Request, error: Exception) -> Response:
    """The reply to a request that was ended with an ``HTTPException``, ours or the router's."""
    assert isinstance(error, HTTPException)  # noqa: S101  # it is registered for these only
    if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        return _other_method(request, error)
    if isinstance(error, Problem):
        return problem(error.status_code, error.detail, error.pointer, error.headers)
    # The router itself declines nothing else than addresses it does not know.
    return problem(error.status_code, "There is nothing here; see /api/openapi.json.")


def _other_method(request: Request, error: HTTPException) -> Response:
    allowed = ", ".join(sorted({*(error.headers or {}).get("Allow", "").split(", "), "OPTIONS"}))
    if request.method == "OPTIONS":
        return Response(status_code=HTTPStatus.NO_CONTENT, headers={**HEADERS, "Allow": allowed})
    detail = f"{request.method} is not possible at this address; possible: {allowed}."
    return problem(error.status_code, detail, headers={"Allow": allowed})


async def failed(_: Request, __: Exception) -> Response:
    """The reply where something of ours broke; what it was is for the server's log alone."""
    detail = "Something went wrong while answering that; the server's log says what."
    return problem(HTTPStatus.INTERNAL_SERVER_ERROR, detail)
