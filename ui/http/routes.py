"""What programs can ask for, and the limits that hold for all of it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from functools import partial
from http import HTTPStatus

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route

from ui.http.asking import Asking
from ui.http.delay import send_at_once
from ui.http.description import description
from ui.http.limits import Buckets, PerClient
from ui.http.problems import HEADERS, declined, failed
from ui.http.profiles import list_profiles, one_profile
from ui.http.readiness import Readiness
from ui.http.serving import Shared


def routes(service: Shared) -> list[BaseRoute]:
    """Everything for programs, to be served beside the pages; all of it asks ``service``.

    Whether the process is alive at all is told by Streamlit's own ``/_stcore/health``.
    """
    return [Route("/readyz", Readiness(service).report), Mount("/api", api(service))]


def api(service: Shared) -> Starlette:
    """What lies below ``/api``, with problems as bodies and limits for each client."""
    return Starlette(
        routes=[
            Route("/ask", Asking(service).answer, methods=["POST"]),
            Route("/profiles", partial(list_profiles, service)),
            Route("/profiles/{slug}", partial(one_profile, service)),
            Route("/openapi.json", _described),
        ],
        middleware=[Middleware(PerClient, Buckets())],
        exception_handlers={
            HTTPException: declined,
            HTTPStatus.INTERNAL_SERVER_ERROR: failed,
        },
    )


def starting(service: Shared) -> Callable[[object], AbstractAsyncContextManager[None]]:
    """What is done when the server starts: load the answers before the first visitor asks."""

    @asynccontextmanager
    async def lifespan(_: object) -> AsyncIterator[None]:
        send_at_once()
        service().assistant()
        yield

    return lifespan


async def _described(_: Request) -> Response:
    return JSONResponse(description(), headers=HEADERS)
