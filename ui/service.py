"""The assistant, loaded in the background and shared by everyone who visits."""

from __future__ import annotations

import gc
import logging
import os
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from threading import Lock

import streamlit as st

from index.places import DEFAULT_INDEX, current_id
from ui.assistant import Assistant
from ui.kept import Kept
from ui.queued import Places, QueuedAssistant, make_workers

_log = logging.getLogger(__name__)


def index_dir() -> Path:
    """Where the index is: ``CAREER_INDEX`` if that is set, else ``index/built`` beside the code."""
    return Path(os.environ.get("CAREER_INDEX") or DEFAULT_INDEX)


def load_assistant() -> Assistant:
    """The assistant over the index at ``index_dir()``.

    Raises ``index.errors.BuildError``, which says how to repair it, where the build is missing or
    damaged.
    """
    # Imported here because it takes a second or more: the page draws meanwhile.
    from retrieval import assistant

    # One thread for each question: the workers already use every core.
    return assistant.Assistant.load(index_dir(), threads=1)


def served_id() -> str | None:
    """Which build the index at ``index_dir()`` names now: a maintainer may have published one."""
    return current_id(index_dir())


class Service:
    """Runs ``load`` in the background: once, after it failed, and when another build is ``served``.

    An assistant answers from one build for good. Another build is loaded beside it and takes its
    place as a whole, so whoever got an assistant from here never sees two builds in one reply.
    Everyone's questions wait in one queue (see ``ui.queued``), pages are drawn in the places of
    ``drawing``, and chats outlast their pages in ``kept``. Safe to share between threads.
    """

    def __init__(
        self, load: Callable[[], Assistant], served: Callable[[], str | None] = served_id
    ) -> None:
        self.drawing = Places()
        self.kept = Kept()
        self._load = load
        self._served = served
        self._lock = Lock()
        self._answering = make_workers()
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="load-assistant")
        self._loading: Future[Assistant] | None = None
        self._assistant: QueuedAssistant | None = None
        self._tried: str | None = None

    def assistant(self) -> QueuedAssistant | None:
        """The assistant, or None while the first one is loading.

        Raises what ``load`` raised when there is no assistant yet. The call after that loads again,
        so a page recovers when it is next run once the cause is repaired. When a later build cannot
        be loaded, the log says why and the assistant stays the one it was.
        """
        named = self._served()
        with self._lock:
            if self._loading is not None and self._loading.done():
                ended, self._loading = self._loading, None
                self._take(ended)
            if self._loading is None and self._is_due(named):
                self._tried = named
                self._loading = self._worker.submit(self._loaded)
            return self._assistant

    def settled(self) -> bool:
        """Whether the latest load has ended, well or badly; never starts one."""
        with self._lock:
            return self._loading is None or self._loading.done()

    def _loaded(self) -> Assistant:
        # Whatever an earlier load left out of collecting and has become garbage since goes first.
        gc.unfreeze()
        gc.collect()
        assistant = self._load()
        _set_aside()
        return assistant

    def _take(self, ended: Future[Assistant]) -> None:
        error = ended.exception()
        if error is None:
            later = self._assistant is not None
            self._assistant = QueuedAssistant(ended.result(), self._answering)
            if later:
                self._worker.submit(_set_aside)  # again, now that the build before is let go
            _log.info("build %s is served", self._assistant.build.id)
            for warning in self._assistant.build.warnings:
                _log.warning("%s", warning)
        elif self._assistant is None:
            raise error
        else:
            _log.error("build %s stays served: %s", self._assistant.build.id, error)

    def _is_due(self, named: str | None) -> bool:
        if self._assistant is None:
            return True
        return named is not None and named not in (self._assistant.build.id, self._tried)


def _set_aside() -> None:
    """Collect garbage once, and leave all else that is here now out of it from now on.

    Streamlit collects after every run of a page, and reading through all that a build holds would
    keep everyone waiting.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()


@st.cache_resource(show_spinner=False)
def shared_service(_load: Callable[[], Assistant]) -> Service:
    """The one service of this process."""
    return Service(_load)
