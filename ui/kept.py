"""Chats kept for a while, so that loading the page anew does not end one.

They are in memory alone: nothing that anybody asks is written to a disk, and no later start of the
server knows of it. Which chat is whose is told by a name that nobody can guess, and that only the
browser tab knows; it forgets it when it is closed, unless the browser opens it again.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from threading import Lock
from typing import NamedTuple

from ui.state import Chat

KEPT_FOR = 2 * 60 * 60
"""For how many seconds after it last changed a chat is kept."""
_MOST = 500


def new_name() -> str:
    """A name for a chat that nobody can guess."""
    return secrets.token_urlsafe(24)


class _Entry(NamedTuple):
    """A chat, when it last changed, and the name it had before its page was loaded anew."""

    changed: float
    chat: Chat
    before: str


class Kept:
    """The chats of all who visit by their names; the longest untouched go first.

    Safe to share between threads.
    """

    def __init__(self, now: Callable[[], float] = time.monotonic, most: int = _MOST) -> None:
        self._now = now
        self._most = most
        self._lock = Lock()
        self._chats: dict[str, _Entry] = {}

    def keep(self, name: str, chat: Chat, before: str = "") -> None:
        """Keep ``chat`` under ``name`` as it stands now.

        One that holds nothing is forgotten, and with it what it was under the name ``before``, from
        which it was taken up again, and under any name before that.
        """
        with self._lock:
            known = self._chats.get(name)
            if known is None or known.chat is not chat:
                self._chats.pop(name, None)
                if chat.begun:
                    self._chats[name] = _Entry(self._now(), chat, before)
                while known and not chat.begun:
                    known = self._chats.pop(known.before, None)
            self._forget()

    def find(self, name: str) -> Chat | None:
        """The chat of that name; None if it was never begun or is kept no longer."""
        with self._lock:
            self._forget()
            return self._chats[name].chat if name in self._chats else None

    def _forget(self) -> None:
        """Let go of what is too old or too much; the dict is in the order of the last change."""
        oldest = self._now() - KEPT_FOR
        for name, kept in [*self._chats.items()]:
            if kept.changed > oldest and len(self._chats) <= self._most:
                return
            del self._chats[name]
