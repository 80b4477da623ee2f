"""The layouts that profiles come in: one module each turns a document into a Profile."""

from __future__ import annotations

import hashlib

from corpus.canonical import canonical
from corpus.errors import RefusedError
from corpus.findings import Finding, Reading, errors_in, found
from corpus.layouts import alis_export
from corpus.records import Profile, Source


def read(data: bytes, file: str) -> Profile:
    """The profile that a document holds; ``file`` is the name it is known by.

    Raises RefusedError where the document is no text, has no known layout, or has errors.
    """
    reading = examine(data, file)
    if errors := errors_in(reading.findings):
        raise RefusedError(errors)
    return reading.profile


def examine(data: bytes, file: str) -> Reading:
    """The profile that a document holds, with everything its layout found wrong in it.

    Raises RefusedError where there is nothing to read: no text, or no known layout.
    """
    text = canonical(data, file)
    source = Source(file, None, hashlib.sha256(data).hexdigest(), None)
    if alis_export.recognises(text):
        return alis_export.parse(text, source)
    raise RefusedError((_unknown_layout(text, file),))


def _unknown_layout(text: str, file: str) -> Finding:
    if text.lstrip()[:200].casefold().startswith(("<!doctype html", "<html", "<?xml")):
        reason = "it is an HTML or XML page"
    else:
        reason = f"it has {alis_export.SIGNS}"
    return found("unknown_layout", file, f"the layout is not known: {reason}")
