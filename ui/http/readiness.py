"""``GET /readyz``: whether questions are answered now, found out by asking one."""

from __future__ import annotations

import asyncio
import logging
import time
from dataclasses import dataclass
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from retrieval.conversation import Conversation
from retrieval.records import Answer
from retrieval.replying.suggesting import ASKED, Suggestions
from ui.http.problems import HEADERS, Problem
from ui.http.serving import Shared, serving
from ui.queued import QueuedAssistant

_log = logging.getLogger(__name__)
_SECONDS = 5.0
_HOLDS_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class State:
    """Whether questions are answered, by which build, and if not, why: one plain line."""

    ready: bool
    reason: str | None
    build: str | None


class Readiness:
    """The endpoint. Many probes cost no more than one a second: they share what one found."""

    def __init__(self, service: Shared) -> None:
        self._service = service
        self._lock = asyncio.Lock()
        self._state = State(False, None, None)
        self._until = 0.0
        self._proof: tuple[str, str] | None = None

    async def report(self, _: Request) -> Response:
        """200 when a question was answered, else 503, with the build and the reason."""
        async with self._lock:
            if time.monotonic() >= self._until:
                self._state = await self._found_out()
                self._until = time.monotonic() + _HOLDS_SECONDS
        state = self._state
        body = {"ready": state.ready, "reason": state.reason, "build": state.build}
        status = HTTPStatus.OK if state.ready else HTTPStatus.SERVICE_UNAVAILABLE
        return JSONResponse(body, status, headers=HEADERS)

    async def _found_out(self) -> State:
        try:
            assistant = serving(self._service)
        except Problem as problem:
            return State(False, problem.detail, None)
        build = assistant.build.id
        try:
            async with asyncio.timeout(_SECONDS):
                answered = await self._is_answered(assistant)
        except TimeoutError:
            return State(False, f"No answer within {_SECONDS:.0f} s.", build)
        except Exception:
            _log.exception("the question that proves readiness could not be answered")
            return State(False, "A question could not be answered; the log says why.", build)
        if not answered:
            return State(False, "None of the questions to start with is answered.", build)
        return State(True, None, build)

    async def _is_answered(self, assistant: QueuedAssistant) -> bool:
        """Whether a question that was answered when its build was new still is."""
        build = assistant.build
        if self._proof is None or self._proof[0] != build.id:
            question = await asyncio.to_thread(_question, assistant)
            if question is None:
                kinds = {section.kind for profile in build.profiles for section in profile.sections}
                return kinds.isdisjoint(ASKED)
            self._proof = (build.id, question)
        reply, _ = await asyncio.wrap_future(assistant.asking(self._proof[1], Conversation()))
        return isinstance(reply, Answer)


def _question(assistant: QueuedAssistant) -> str | None:
    """A question to start with that gets an answer, found by asking."""
    return next(iter(Suggestions(assistant, assistant.build.profiles).examples(most=1)), None)
