"""``POST /api/ask``: a question in, the reply and the conversation to send next time out."""

from __future__ import annotations

import asyncio
from http import HTTPStatus
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from retrieval.conversation import Conversation
from retrieval.telling.wire import to_json
from ui.http import conversations
from ui.http.bodies import read_json
from ui.http.description import check
from ui.http.problems import HEADERS, Problem, busy
from ui.http.serving import Shared, serving

MOST_WAITING = 64
"""How many questions of programs are answered or wait at once; pages are not among them."""
_BUSY_SECONDS = 1


class Asking:
    """The endpoint, and how many questions it has in hand."""

    def __init__(self, service: Shared) -> None:
        self._service = service
        # Only the event loop counts, so there is nothing to lock.
        self._in_hand = 0

    async def answer(self, request: Request) -> Response:
        """Answer one question, from the build that is served when it joins the queue."""
        question, conversation = read_question(await read_json(request))
        assistant = serving(self._service)
        if self._in_hand >= MOST_WAITING:
            raise busy("Too many questions at once.", _BUSY_SECONDS)
        self._in_hand += 1
        try:
            asked = assistant.asking(question, conversation)
            reply, after = await asyncio.wrap_future(asked)
        finally:
            self._in_hand -= 1
        body = {**to_json(reply), "conversation": conversations.to_json(after)}
        return JSONResponse(body, headers=HEADERS)


def read_question(body: object) -> tuple[str, Conversation]:
    """What a body asks; ``Problem`` (422) unless it fits the schema ``Question``."""
    check(body, "Question")
    asked: dict[str, Any] = body  # type: ignore[assignment]  # the schema says so
    if not asked["question"].strip():
        detail = "/question: That was empty. Type a question about an occupation."
        raise Problem(HTTPStatus.UNPROCESSABLE_ENTITY, detail, pointer="/question")
    kept = asked.get("conversation")
    return asked["question"], conversations.from_json(kept) if kept else Conversation()
