from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from threading import Event
from typing import Any

import httpx2
import pytest
from starlette.testclient import TestClient
from starlette.types import Message

from retrieval.conversation import Conversation
from retrieval.records import MAX_QUESTION, Reply
from tests.ui.fakes import FakeAssistant, FakeBuild, load_many, load_one, make_profile
from tests.ui.http.clients import app_over, client, problem, settled
from ui.http.asking import MOST_WAITING
from ui.http.bodies import LARGEST
from ui.service import Service

JSON = {"content-type": "application/json"}
START: dict[str, Any] = {
    "version": 1,
    "focus": None,
    "last": None,
    "pending": None,
    "choices": [],
    "uncovered": None,
    "compared": [],
    "lacking": [],
}


@pytest.fixture
def asked() -> Iterator[TestClient]:
    with client(settled(load_one)) as opened:
        yield opened


def ask(opened: TestClient, question: str, conversation: object = None) -> dict[str, Any]:
    body = {"question": question, "conversation": conversation}
    response = opened.post("/api/ask", json=body)
    assert response.status_code == 200
    assert response.headers["cache-control"] == "no-store"
    assert "access-control-allow-origin" not in response.headers
    reply: dict[str, Any] = response.json()
    return reply


def test_a_question_gets_the_reply_of_the_chat_and_the_conversation(asked: TestClient) -> None:
    reply = ask(asked, "what are the wages?")
    assert reply["outcome"] == "answer"
    assert reply["message"] == "From “Salary” of Lighthouse Keeper."
    (quote,) = reply["quotes"]
    start, end = quote["highlight"]
    assert quote["text"][start:end] == "Keepers earn a wage."
    assert reply["build"] == "2026-11-22T10-15-00Z-3f9c1a"
    assert reply["conversation"] == {
        **START,
        "focus": {"slug": "keeper", "section": "Salary", "at": None, "quoted": []},
        "last": {"question": "What are the wages?", "things": []},
    }


def test_the_conversation_that_is_sent_back_is_gone_on_with() -> None:
    with client(settled(load_many)) as opened:
        first = ask(opened, "which wage?")
        assert first["outcome"] == "clarify"
        assert first["conversation"] == {**START, "pending": "which wage?"}
        focused = {**first["conversation"], "focus": {"slug": "k7", "section": None}}
        assert ask(opened, "wage", focused)["quotes"][0]["profile"] == "Keeper 07"
        # Nothing of it stays here: who sends none begins.
        assert ask(opened, "which wage?")["outcome"] == "clarify"


def test_a_profile_that_is_no_longer_there_does_no_harm(asked: TestClient) -> None:
    gone = {**START, "focus": {"slug": "lamplighter", "section": "Duties"}, "choices": ["gone"]}
    assert ask(asked, "wage", gone)["quotes"][0]["slug"] == "keeper"


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ([], ""),
        ({}, ""),
        ({"question": "wage", "more": 1}, ""),
        ({"question": 7}, "/question"),
        ({"question": ""}, "/question"),
        ({"question": " \n "}, "/question"),
        ({"question": "x" * (MAX_QUESTION + 1)}, "/question"),
        ({"question": "wage", "conversation": []}, "/conversation"),
        ({"question": "wage", "conversation": {**START, "version": 2}}, "/conversation/version"),
        ({"question": "wage", "conversation": {**START, "version": True}}, "/conversation/version"),
        (
            {"question": "wage", "conversation": {**START, "focus": {"slug": 1, "section": None}}},
            "/conversation/focus/slug",
        ),
        (
            {
                "question": "wage",
                "conversation": {**START, "last": {"question": "wage", "things": [[2, 5]]}},
            },
            "/conversation/last/things/0",
        ),
        (
            {
                "question": "wage",
                "conversation": {**START, "last": {"question": "wage", "things": [[2, 4], [1, 3]]}},
            },
            "/conversation/last/things/1",
        ),
    ],
)
def test_what_is_not_a_question_is_declined_naming_the_place(
    asked: TestClient, body: object, pointer: str
) -> None:
    found = problem(asked.post("/api/ask", json=body), 422)
    assert found["pointer"] == pointer
    assert len(found["detail"]) < 400


def test_the_longest_question_is_answered(asked: TestClient) -> None:
    assert ask(asked, "x" * MAX_QUESTION)["outcome"] == "no_answer"


@pytest.mark.parametrize(
    ("content", "headers", "status"),
    [
        (b"", JSON, 400),
        (b"{", JSON, 400),
        (b'{"question": NaN}', JSON, 400),
        (b'{"question": ' + b"9" * 5000 + b"}", JSON, 400),
        (b"[" * 60_000, JSON, 400),
        (b'{"question": ' + b"[" * 20 + b"]" * 20 + b"}", JSON, 400),
        (b'{"question": ' + b"[" * 964 + b"]" * 964 + b"}", JSON, 400),
        ('{"question": "wage"}'.encode("utf-16"), JSON, 400),
        (b'{"question": "\\ud800"}', JSON, 400),
        (b"\xff", JSON, 400),
        (b'{"question": "wage"}', {}, 415),
        (b'{"question": "wage"}', {"content-type": "text/plain"}, 415),
        (b"question=wage", {"content-type": "application/x-www-form-urlencoded"}, 415),
        (b"x", {**JSON, "content-encoding": "gzip"}, 415),
        (b" " * (LARGEST + 1), JSON, 413),
    ],
)
def test_a_body_that_is_not_json_is_declined(
    asked: TestClient, content: bytes, headers: dict[str, str], status: int
) -> None:
    problem(asked.post("/api/ask", content=content, headers=headers), status)


def test_a_charset_may_be_named(asked: TestClient) -> None:
    headers = {"content-type": "Application/JSON; charset=UTF-8"}
    assert asked.post("/api/ask", content='{"question": "é wage"}', headers=headers).is_success


@pytest.mark.parametrize(
    ("declared", "most"), [(b"10000000000", 0), (b"70000", 0), (None, LARGEST // 1024 + 1)]
)
def test_a_body_that_is_too_large_is_not_read_to_its_end(declared: bytes | None, most: int) -> None:
    """Declared or not, no more is taken of it than shows that it is too large."""
    read, sent = 0, []

    async def receive() -> Message:
        nonlocal read
        read += 1
        return {"type": "http.request", "body": b" " * 1024, "more_body": True}

    async def send(message: Message) -> None:
        sent.append(message)

    headers = [(b"content-type", b"application/json")]
    headers += [(b"content-length", declared)] if declared else []
    scope = {
        "type": "http",
        "method": "POST",
        "path": "/api/ask",
        "query_string": b"",
        "headers": headers,
        "client": ("203.0.113.7", 1),
    }
    asyncio.run(app_over(settled(load_one))(scope, receive, send))
    assert (sent[0]["status"], read) == (413, most)


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "PATCH"])
def test_questions_are_posted(asked: TestClient, method: str) -> None:
    response = asked.request(method, "/api/ask")
    problem(response, 405)
    assert response.headers["allow"] == "OPTIONS, POST"


def test_what_is_possible_can_be_asked(asked: TestClient) -> None:
    response = asked.options("/api/profiles")
    assert (response.status_code, response.content) == (204, b"")
    assert response.headers["allow"] == "GET, HEAD, OPTIONS"


def test_a_page_of_another_site_is_allowed_nothing(asked: TestClient) -> None:
    headers = {"origin": "https://example.invalid", "access-control-request-method": "POST"}
    response = asked.options("/api/ask", headers=headers)
    assert not [name for name in response.headers if name.startswith("access-control")]


def test_an_unknown_address_is_a_problem(asked: TestClient) -> None:
    problem(asked.get("/api/answers"), 404)


def test_a_fault_of_ours_is_told_without_its_text_and_left_to_the_log() -> None:
    service = settled(load_one)
    with client(service, raising=False) as opened:
        found = problem(opened.post("/api/ask", json={"question": "break"}), 500)
        assert "secret" not in json.dumps(found)
        assert opened.post("/api/ask", json={"question": "wage"}).is_success
    # The server gets the error itself, which it logs.
    with client(service) as opened, pytest.raises(RuntimeError, match="secret path"):
        opened.post("/api/ask", json={"question": "break"})


def test_while_the_answers_load_one_is_told_when_to_come_back() -> None:
    gate = Event()

    def load() -> FakeAssistant:
        assert gate.wait(10)
        return load_one()

    with client(Service(load, lambda: None)) as opened:
        response = opened.post("/api/ask", json={"question": "wage"})
        assert "loaded" in problem(response, 503)["detail"]
        assert int(response.headers["retry-after"]) > 0
        gate.set()


def test_why_the_answers_cannot_be_loaded_is_for_the_log(caplog: pytest.LogCaptureFixture) -> None:
    def load() -> FakeAssistant:
        raise ValueError("/secret/folder: damaged")

    with client(settled(load)) as opened:
        response = opened.post("/api/ask", json={"question": "wage"})
        assert "secret" not in problem(response, 503)["detail"]
        assert "retry-after" in response.headers
    assert "/secret/folder: damaged" in caplog.text


class Held(FakeAssistant):
    """Answers when told to."""

    gate = Event()

    def ask(self, text: str, conversation: Conversation) -> tuple[Reply, Conversation]:
        assert self.gate.wait(10)
        return super().ask(text, conversation)


def held(build_id: str = "one") -> Held:
    Held.gate.clear()
    return Held(FakeBuild((make_profile("keeper", "Keeper"),), build_id))


def test_of_too_many_at_once_the_last_are_sent_away_and_nobody_is_forgotten() -> None:
    service = settled(held)

    async def one(number: int) -> httpx2.Response:
        address = (f"203.0.113.{number}", 1)
        transport = httpx2.ASGITransport(app=app_over_once, client=address)
        async with httpx2.AsyncClient(transport=transport, base_url="http://test") as opened:
            return await opened.post("/api/ask", json={"question": f"wage {number}"}, timeout=10)

    async def all_at_once() -> list[httpx2.Response]:
        asking = [asyncio.create_task(one(number)) for number in range(MOST_WAITING + 3)]
        _, waiting = await asyncio.wait(asking, timeout=10, return_when=asyncio.FIRST_COMPLETED)
        while len(waiting) > MOST_WAITING:
            _, waiting = await asyncio.wait(asking, timeout=0.02)
        Held.gate.set()
        return await asyncio.gather(*asking)

    app_over_once = app_over(service)
    responses = asyncio.run(all_at_once())
    declined = [response for response in responses if response.status_code == 503]
    assert len(declined) == 3
    assert all(problem(r, 503) and r.headers["retry-after"] == "1" for r in declined)
    assert sum(response.is_success for response in responses) == MOST_WAITING
    # There is room again.
    with client(service) as opened:
        assert ask(opened, "wage")["outcome"] == "answer"


def test_a_reply_comes_from_one_build_though_another_is_taken_up_meanwhile() -> None:
    named = ["one"]
    service = Service(lambda: held(named[0]), lambda: named[0])
    service.assistant()
    app = app_over(service)

    async def post(opened: httpx2.AsyncClient) -> dict[str, Any]:
        response = await opened.post("/api/ask", json={"question": "wage"}, timeout=10)
        reply: dict[str, Any] = response.json()
        return reply

    async def run() -> list[str]:
        transport = httpx2.ASGITransport(app=app)
        async with httpx2.AsyncClient(transport=transport, base_url="http://test") as opened:
            while (await opened.get("/api/profiles")).status_code == 503:
                await asyncio.sleep(0.01)
            before = asyncio.create_task(post(opened))
            await asyncio.sleep(0.05)
            named[0] = "two"
            while (await opened.get("/api/profiles")).json()["build"] != "two":
                await asyncio.sleep(0.05)
            Held.gate.set()
            return [(await before)["build"], (await post(opened))["build"]]

    assert asyncio.run(run()) == ["one", "two"]
