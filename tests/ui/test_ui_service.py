from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest

from index.places import DEFAULT_INDEX
from tests.ui.fakes import FakeAssistant, load_one
from ui.service import Service, index_dir


def until(condition: Callable[[], bool], limit: float = 10.0) -> None:
    """Wait for what another thread does."""
    deadline = time.monotonic() + limit
    while not condition():
        assert time.monotonic() < deadline, "it never happened"
        time.sleep(0.01)


def test_there_is_no_assistant_while_it_loads_and_one_afterwards() -> None:
    gate = Event()

    def load() -> FakeAssistant:
        assert gate.wait(10)
        return load_one()

    service = Service(load)
    assert service.assistant() is None
    assert not service.settled()
    gate.set()
    until(service.settled)
    assistant = service.assistant()
    assert assistant is not None
    assert assistant.build.profiles[0].title == "Lighthouse Keeper"
    assert service.assistant() is assistant


def test_a_failed_load_is_reported_once_and_the_call_after_that_loads_again() -> None:
    broken, gate = [True], Event()

    def load() -> FakeAssistant:
        assert gate.wait(10)
        if broken[0]:
            raise ValueError("damaged")
        return load_one()

    service = Service(load)
    assert service.assistant() is None
    gate.set()
    until(service.settled)
    with pytest.raises(ValueError, match="damaged"):
        service.assistant()
    broken[0] = False
    gate.clear()
    assert service.assistant() is None
    gate.set()
    until(service.settled)
    assert service.assistant() is not None


def test_the_index_is_beside_the_code_unless_the_environment_says_otherwise(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("CAREER_INDEX", raising=False)
    assert index_dir() == DEFAULT_INDEX
    monkeypatch.setenv("CAREER_INDEX", "elsewhere")
    assert index_dir() == Path("elsewhere")
