"""The people of ``bench.load``: what each asks, what each must get, and how they reach the app.

A person asks about one profile: the first question names it, the others ("and the wages?") are only
understood by who remembers it. What they must get is what an assistant replies that nobody else
asks.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import IPv4Network
from typing import Any, Protocol

import httpx2
import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from retrieval.assistant import Assistant
from retrieval.conversation import Conversation
from retrieval.records import Answer, Reply
from retrieval.telling.wire import to_json

_ADDRESSES = IPv4Network("10.0.0.0/8").hosts()
FIRST = "What does a {} do?"
FOLLOW_UPS = (
    "and the wages?",
    "what education do they need?",
    "where do they work?",
    "what are the working conditions?",
    "when was that revised?",
    "is certification required?",
    "what should they be like?",
)


@dataclass(frozen=True, slots=True)
class Turn:
    """A question, and the reply that it must get."""

    question: str
    reply: Reply


def conversations(assistant: Assistant) -> list[tuple[Turn, ...]]:
    """A conversation on each profile, with the replies to it."""
    found = []
    for profile in assistant.build.profiles:
        conversation, turns = Conversation(), []
        for question in (FIRST.format(profile.title), *FOLLOW_UPS):
            reply, conversation = assistant.ask(question, conversation)
            turns.append(Turn(question, reply))
        found.append(tuple(turns))
    return found


def telling(found: Sequence[Sequence[Turn]]) -> float:
    """The share of the follow-ups whose right reply is that of one conversation alone."""
    replies = [_seen_by_programs(turn.reply) for turns in found for turn in turns[1:]]
    return sum(replies.count(reply) == 1 for reply in replies) / len(replies)


class Person(Protocol):
    """Someone in a conversation; ``ask`` says whether the reply was the right one."""

    async def begin(self) -> None:
        """Start a conversation afresh."""

    async def ask(self, turn: Turn) -> bool:
        """Ask the question of ``turn``; raises where there is no reply at all."""

    async def leave(self) -> None:
        """End the conversation."""


class Program:
    """A person who asks over the interface for programs, from an address of their own."""

    def __init__(self, port: int) -> None:
        # The server closes what was idle for 5 s; whoever asks on at that moment hears nothing.
        brief = httpx2.Limits(keepalive_expiry=1)
        self._http = httpx2.AsyncClient(
            base_url=f"http://127.0.0.1:{port}", timeout=60, limits=brief, trust_env=False
        )
        self._conversation: dict[str, Any] | None = None

    async def begin(self) -> None:
        self._conversation = None
        # The app believes a proxy on this computer; without it all would count as one client.
        self._http.headers["X-Forwarded-For"] = str(next(_ADDRESSES))

    async def ask(self, turn: Turn) -> bool:
        body = {"question": turn.question, "conversation": self._conversation}
        response = await self._http.post("/api/ask", json=body)
        reply = response.raise_for_status().json()
        self._conversation = reply.pop("conversation")
        return {**reply, "timings_ms": None} == _seen_by_programs(turn.reply)

    async def leave(self) -> None:
        await self._http.aclose()


class Visitor:
    """A person who has the chat page open: what a browser says and hears, without drawing it."""

    def __init__(self, port: int) -> None:
        self._address = f"ws://127.0.0.1:{port}/_stcore/stream"
        self._socket: websockets.ClientConnection | None = None
        self._input = ""

    async def begin(self) -> None:
        await self.leave()
        self._socket = await websockets.connect(
            self._address,
            subprotocols=[websockets.Subprotocol("streamlit")],
            max_size=None,
            proxy=None,
        )
        opened = BackMsg()
        opened.rerun_script.query_string = ""
        await self._say(opened)

    async def ask(self, turn: Turn) -> bool:
        asked = BackMsg()
        typed = asked.rerun_script.widget_states.widgets.add()
        typed.id = self._input
        typed.chat_input_value.data = turn.question
        shown = await self._say(asked)
        reply = turn.reply
        expected = [quote.text for quote in reply.quotes] if isinstance(reply, Answer) else []
        return all(_spaced(words) in shown for words in expected or [reply.message])

    async def leave(self) -> None:
        if self._socket is not None:
            await self._socket.close()

    async def _say(self, message: BackMsg) -> str:
        """Send a message; the text that the page shows when its script has ended."""
        assert self._socket is not None
        await self._socket.send(message.SerializeToString())
        drawn = []
        while True:
            heard = ForwardMsg()
            heard.ParseFromString(await self._socket.recv(decode=False))
            element = heard.delta.new_element
            if element.HasField("chat_input"):
                self._input = element.chat_input.id
            if element.HasField("html"):
                drawn.append(html.unescape(re.sub(r"<[^>]*>", "", element.html.body)))
            if heard.HasField("script_finished"):
                return _spaced(" ".join(drawn))


def _spaced(text: str) -> str:
    return " ".join(text.split())


def _seen_by_programs(reply: Reply) -> dict[str, Any]:
    seen: dict[str, Any] = json.loads(json.dumps({**to_json(reply), "timings_ms": None}))
    return seen
