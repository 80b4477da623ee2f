from __future__ import annotations

import gc
import time
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest

from index.errors import DamagedBuildError
from index.places import DEFAULT_INDEX
from retrieval.conversation import Conversation
from tests.ui.fakes import FakeAssistant, FakeBuild, load_one, make_profile
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


def test_what_a_build_holds_is_not_read_through_whenever_garbage_is_collected() -> None:
    service = Service(load_one)
    assert service.assistant() is None
    until(service.settled)
    assistant = service.assistant()
    assert assistant is not None
    # What the collector looks at, which is not what was frozen.
    looked_at = {id(found) for found in gc.get_objects()}
    assert gc.get_freeze_count() > 0
    assert id(assistant.build.profiles) not in looked_at
    assert id(assistant.build.profiles[0].sections) not in looked_at


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


class Index:
    """Stands for an index folder: which build it names, and what loading that gives."""

    def __init__(self, build_id: str) -> None:
        self.named = build_id
        self.broken = False
        self.loads = 0

    def load(self) -> FakeAssistant:
        self.loads += 1
        if self.broken:
            raise DamagedBuildError("vectors.faiss: changed; run: python -m index build")
        return FakeAssistant(FakeBuild((make_profile("keeper", "Keeper"),), id=self.named))


def served(service: Service) -> str:
    """The build that is served now, once nothing is loading."""
    service.assistant()
    until(service.settled)
    assistant = service.assistant()
    assert assistant is not None
    return assistant.build.id


def test_another_build_is_loaded_beside_the_one_served_and_takes_its_place_whole() -> None:
    index, gate = Index("one"), Event()
    gate.set()

    def load() -> FakeAssistant:
        made = index.load()
        assert gate.wait(10)
        return made

    service = Service(load, lambda: index.named)
    assert served(service) == "one"
    mine = service.assistant()
    gate.clear()
    index.named = "two"
    for _ in range(3):
        assert service.assistant() is mine
    gate.set()
    assert served(service) == "two"
    assert mine is not None
    reply, _ = mine.ask("hello", Conversation())
    assert reply.build == "one"
    assert index.loads == 2


def test_a_build_that_cannot_be_loaded_leaves_the_one_served_and_is_logged(
    caplog: pytest.LogCaptureFixture,
) -> None:
    index = Index("one")
    service = Service(index.load, lambda: index.named)
    assert served(service) == "one"
    index.named, index.broken = "two", True
    assert served(service) == "one"
    assert "build one stays served: vectors.faiss: changed" in caplog.text
    # It is not tried again with every question, but the next build is.
    assert (served(service), index.loads) == ("one", 2)
    index.named, index.broken = "three", False
    assert served(service) == "three"


def test_what_is_served_instead_of_a_damaged_build_is_logged(
    caplog: pytest.LogCaptureFixture,
) -> None:
    named = ["one"]
    warnings = ("two: changed", "build one is served instead")

    def load() -> FakeAssistant:
        notes = warnings if named[0] == "two" else ()
        return FakeAssistant(FakeBuild((make_profile("keeper", "Keeper"),), "one", notes))

    service = Service(load, lambda: named[0])
    assert served(service) == "one"
    named[0] = "two"
    assert served(service) == "one"
    assistant = service.assistant()
    assert assistant is not None
    assert assistant.build.warnings == warnings
    assert "build one is served instead" in caplog.text


def test_an_index_that_names_nothing_changes_nothing() -> None:
    index = Index("one")
    names: list[str | None] = ["one"]
    service = Service(index.load, lambda: names[0])
    assert served(service) == "one"
    names[0] = None
    assert (served(service), index.loads) == ("one", 1)


def test_the_index_is_beside_the_code_unless_the_environment_says_otherwise(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("CAREER_INDEX", raising=False)
    assert index_dir() == DEFAULT_INDEX
    monkeypatch.setenv("CAREER_INDEX", "elsewhere")
    assert index_dir() == Path("elsewhere")
