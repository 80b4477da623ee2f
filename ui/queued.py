"""One after the other: as many at once as there are cores, the rest in the order they came.

More at once would be served no sooner. They would share the cores, and each of fifty people would
wait for about as long as the last of them.
"""

from __future__ import annotations

from collections import deque
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import dataclass
from threading import Event, Lock
from types import TracebackType

from index.processor import cores
from retrieval.conversation import Conversation
from retrieval.records import Reply
from ui.assistant import Assistant, Build


def make_workers(at_once: int | None = None) -> Executor:
    """The threads that answer, by default one for each core; they start with the first question."""
    return ThreadPoolExecutor(at_once or cores(), thread_name_prefix="ask")


class Places:
    """A place for each of so many at once, by default for each core; for a ``with`` statement.

    Unlike a semaphore's, its places are given in the order in which they were asked for.
    """

    def __init__(self, at_once: int | None = None) -> None:
        self._lock = Lock()
        self._free = at_once or cores()
        self._waiting: deque[Event] = deque()

    @property
    def waiting(self) -> int:
        """How many wait for a place now."""
        return len(self._waiting)

    def __enter__(self) -> None:
        with self._lock:
            if self._free:
                self._free -= 1
                return
            mine = Event()
            self._waiting.append(mine)
        mine.wait()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        with self._lock:
            if self._waiting:
                self._waiting.popleft().set()
            else:
                self._free += 1


@dataclass(frozen=True, slots=True)
class QueuedAssistant:
    """An assistant whose questions wait for one of the ``workers`` that all who ask share."""

    assistant: Assistant
    workers: Executor

    @property
    def build(self) -> Build:
        """The build that the answers come from."""
        return self.assistant.build

    def ask(self, typed: str, conversation: Conversation) -> tuple[Reply, Conversation]:
        """The reply to ``typed`` and the conversation afterwards, once it was this one's turn."""
        return self.asking(typed, conversation).result()

    def asking(self, typed: str, conversation: Conversation) -> Future[tuple[Reply, Conversation]]:
        """What ``ask`` returns, as a future: for callers that must not wait in their own thread."""
        return self.workers.submit(self.assistant.ask, typed, conversation)
