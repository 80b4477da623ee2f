"""The assistant for a request, or the problem that says when to come back."""

from __future__ import annotations

import logging
from collections.abc import Callable

from index.errors import BuildError
from ui.http.problems import busy
from ui.queued import QueuedAssistant
from ui.service import Service

Shared = Callable[[], Service]
"""Gives the one service of the process, which the pages use, too."""

_log = logging.getLogger(__name__)
_LOADING_SECONDS = 2
_BROKEN_SECONDS = 30


def serving(service: Shared) -> QueuedAssistant:
    """The assistant over the build that is served now; a request uses no other until its end.

    Raises ``Problem`` (503) while it loads or when it cannot be loaded. Why it cannot may name
    folders, so that is for the log.
    """
    try:
        assistant = service().assistant()
    except Exception as error:
        # A build's message says all; a probe that comes again and again needs no traceback of it.
        ours = not isinstance(error, BuildError)
        _log.error("the answers cannot be loaded: %s", error, exc_info=ours)
        raise busy("The answers cannot be loaded; the log says why.", _BROKEN_SECONDS) from error
    if assistant is None:
        raise busy("The answers are being loaded.", _LOADING_SECONDS)
    return assistant
