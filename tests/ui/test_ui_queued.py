from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from threading import Event, Lock, Thread, get_ident

from index.processor import cores
from retrieval.conversation import Conversation
from retrieval.records import Focus, Reply
from tests.ui.fakes import FakeAssistant, FakeBuild, load_one, make_profile
from ui.queued import Places, QueuedAssistant, make_workers


def until(condition: Callable[[], bool], limit: float = 10.0) -> None:
    """Wait for what another thread does."""
    deadline = time.monotonic() + limit
    while not condition():
        assert time.monotonic() < deadline, "it never happened"
        time.sleep(0.001)


class Watched(FakeAssistant):
    """Notes who is answered, in which order, and how many are at the same time."""

    def __init__(self, build: FakeBuild) -> None:
        super().__init__(build)
        object.__setattr__(self, "gate", Event())
        object.__setattr__(self, "order", [])
        object.__setattr__(self, "at_once", [0, 0])
        object.__setattr__(self, "lock", Lock())

    gate: Event
    order: list[str]
    at_once: list[int]
    lock: Lock

    def ask(self, text: str, conversation: Conversation) -> tuple[Reply, Conversation]:
        with self.lock:
            self.order.append(text)
            self.at_once[0] += 1
            self.at_once[1] = max(self.at_once)
        assert self.gate.wait(10)
        with self.lock:
            self.at_once[0] -= 1
        return super().ask(text, conversation)


def test_no_more_are_answered_at_once_than_there_are_workers_the_rest_in_their_order() -> None:
    watched = Watched(FakeBuild((make_profile("keeper", "Keeper"),)))
    queued = QueuedAssistant(watched, make_workers(2))
    questions = [f"wage {number}" for number in range(20)]
    asked = [queued.asking(question, Conversation()) for question in questions]
    watched.gate.set()
    replies = [future.result(10)[0] for future in asked]
    assert len(replies) == 20
    assert watched.at_once[1] == 2
    # The two workers may note theirs the other way round.
    assert all(abs(watched.order.index(q) - n) <= 1 for n, q in enumerate(questions))


def test_everyone_gets_their_own_reply_and_conversation() -> None:
    profiles = tuple(make_profile(f"k{n}", f"Keeper {n:02}") for n in range(30))
    queued = QueuedAssistant(FakeAssistant(FakeBuild(profiles)), make_workers())
    seen: dict[str, list[str | None]] = {}

    def chat(slug: str) -> None:
        conversation = Conversation(Focus(slug))
        got = []
        for _ in range(10):
            reply, conversation = queued.ask("wage", conversation)
            got.append(reply.focus.slug if reply.focus else None)
        seen[slug] = got

    people = [Thread(target=chat, args=(profile.slug,)) for profile in profiles]
    for person in people:
        person.start()
    for person in people:
        person.join(30)
    assert seen == {profile.slug: [profile.slug] * 10 for profile in profiles}


def test_a_question_that_breaks_breaks_for_who_asked_it_alone() -> None:
    queued = QueuedAssistant(load_one(), make_workers(1))
    broken = queued.asking("break", Conversation())
    assert isinstance(broken.exception(10), RuntimeError)
    reply, _ = queued.ask("wage", Conversation())
    assert reply.message == "From “Salary” of Lighthouse Keeper."


def test_there_is_a_worker_for_each_core() -> None:
    assert cores() >= 1
    workers = make_workers()
    gate, seen = Event(), set()

    def stay() -> None:
        seen.add(get_ident())
        assert gate.wait(10)

    asked = [workers.submit(stay) for _ in range(cores() + 3)]
    until(lambda: len(seen) >= cores())
    gate.set()
    for future in asked:
        future.result(10)
    assert len(seen) == cores()


def test_places_are_given_in_the_order_they_were_asked_for() -> None:
    places, order = Places(1), list[int]()

    def enter(number: int) -> None:
        with places:
            order.append(number)

    people = [Thread(target=enter, args=(number,)) for number in range(30)]
    with places:
        for number, person in enumerate(people):
            person.start()
            until(lambda: places.waiting == number + 1)  # noqa: B023  # called at once
    for person in people:
        person.join(10)
    assert order == list(range(30))


def test_no_more_have_a_place_than_there_are_and_an_error_gives_it_back() -> None:
    places, lock = Places(2), Lock()
    inside = [0, 0]

    def enter() -> None:
        for _ in range(50):
            with suppress(ValueError), places:
                with lock:
                    inside[0] += 1
                    inside[1] = max(inside)
                time.sleep(0)
                with lock:
                    inside[0] -= 1
                raise ValueError

    people = [Thread(target=enter) for _ in range(8)]
    for person in people:
        person.start()
    for person in people:
        person.join(30)
    assert inside == [0, 2]
    with places, places:
        assert not places.waiting
