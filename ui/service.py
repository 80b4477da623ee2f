"""The assistant, loaded once in the background and shared by everyone who visits."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from threading import Lock

import streamlit as st

from index.places import DEFAULT_INDEX
from ui.assistant import Assistant


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

    return assistant.Assistant.load(index_dir())


class Service:
    """Runs ``load`` in the background, and again after it failed.

    Safe to share between threads.
    """

    def __init__(self, load: Callable[[], Assistant]) -> None:
        self._load = load
        self._lock = Lock()
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="load-assistant")
        self._loading: Future[Assistant] | None = None

    def assistant(self) -> Assistant | None:
        """The assistant, or None while it is loading.

        Raises what ``load`` raised. The call after that loads again, so a page recovers when it is
        next run once the cause is repaired.
        """
        with self._lock:
            if self._loading is None:
                self._loading = self._worker.submit(self._load)
            loading = self._loading
            if not loading.done():
                return None
            if loading.exception() is not None:
                self._loading = None
        return loading.result()

    def settled(self) -> bool:
        """Whether the latest load has ended, well or badly; never starts one."""
        with self._lock:
            return self._loading is None or self._loading.done()


@st.cache_resource(show_spinner=False)
def shared_service(_load: Callable[[], Assistant]) -> Service:
    """The one service of this process."""
    return Service(_load)
