from __future__ import annotations

from threading import Event
from typing import Any

import pytest

from retrieval.conversation import Conversation
from retrieval.records import Reply
from tests.ui.fakes import FakeAssistant, load_one
from tests.ui.http.clients import client, settled
from ui.http.description import check
from ui.service import Service

BUILD = "2026-11-22T10-15-00Z-3f9c1a"


def readiness(service: Service) -> tuple[int, dict[str, Any]]:
    with client(service) as opened:
        response = opened.get("/readyz")
    check(response.json(), "Readiness")
    return response.status_code, response.json()


def test_it_is_ready_when_a_question_is_answered() -> None:
    assert readiness(settled(load_one)) == (200, {"ready": True, "reason": None, "build": BUILD})


def test_it_is_not_ready_while_it_loads() -> None:
    gate = Event()

    def load() -> FakeAssistant:
        assert gate.wait(10)
        return load_one()

    status, body = readiness(Service(load, lambda: None))
    gate.set()
    assert (status, body["ready"], body["build"]) == (503, False, None)
    assert "loaded" in body["reason"]


class Broken(FakeAssistant):
    def ask(self, text: str, conversation: Conversation) -> tuple[Reply, Conversation]:
        raise RuntimeError("/secret/path")


class Mute(FakeAssistant):
    """Is loaded and well, and answers nothing: its index may be damaged."""

    def ask(self, text: str, conversation: Conversation) -> tuple[Reply, Conversation]:
        return super().ask("is it lonely?", conversation)


@pytest.mark.parametrize(("kind", "word"), [(Broken, "log"), (Mute, "None of the questions")])
def test_being_loaded_is_not_enough(
    kind: type[FakeAssistant], word: str, caplog: pytest.LogCaptureFixture
) -> None:
    status, body = readiness(settled(lambda: kind(load_one().build)))
    assert (status, body["ready"], body["build"]) == (503, False, BUILD)
    assert word in body["reason"]
    assert "secret" not in str(body)
    assert ("/secret/path" in caplog.text) == (kind is Broken)


def test_many_probes_ask_no_more_than_one() -> None:
    asked = []

    class Counting(FakeAssistant):
        def ask(self, text: str, conversation: Conversation) -> tuple[Reply, Conversation]:
            asked.append(text)
            return super().ask(text, conversation)

    with client(settled(lambda: Counting(load_one().build))) as opened:
        assert {opened.get("/readyz").status_code for _ in range(5)} == {200}
    assert 1 <= len(asked) <= 2  # two where the machine is so slow that a second went by
