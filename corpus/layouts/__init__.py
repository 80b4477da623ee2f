"""The layouts that profiles come in: one module each turns a document into a Profile."""

from __future__ import annotations

import hashlib

from corpus.canonical import canonical, refuse_many_sections, refuse_oversized
from corpus.errors import RefusedError
from corpus.findings import Finding, Reading, errors_in, found
from corpus.layouts import alis_export, alis_page, markdown, ooh_html
from corpus.layouts.html_page import is_markup, parse_html
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

    Raises RefusedError where there is nothing to read: no text, or no known layout; and where the
    text has more sections than any profile.
    """
    reading = _examine(canonical(data, file), data, file)
    refuse_many_sections(len(reading.profile.sections), file)
    return reading


def _examine(text: str, data: bytes, file: str) -> Reading:
    source = Source(file, None, hashlib.sha256(data).hexdigest(), None)
    if is_markup(text):
        return _examine_page(text, source)
    refuse_oversized(text, file)
    if markdown.recognises(text):
        return markdown.parse(text, source)
    if alis_page.recognises(text):
        return alis_page.parse(text, source, levels={})
    if alis_export.recognises(text):
        return alis_export.parse(text, source)
    raise RefusedError((_unknown_layout(text, file),))


def _examine_page(markup: str, source: Source) -> Reading:
    tree = parse_html(markup, source.file)
    if ooh_html.recognises(tree):
        return ooh_html.parse(tree, markup, source)
    if reading := alis_page.parse_html(tree, markup, source):
        return reading
    raise RefusedError((_unknown_layout(markup, source.file),))


def _unknown_layout(text: str, file: str) -> Finding:
    if is_markup(text):
        reason = f"it is an HTML or XML page with {ooh_html.SIGNS}, {alis_page.SIGNS}"
    else:
        reason = (
            f"it has no front matter that begins with a line '---', {alis_page.SIGNS}, "
            f"{alis_export.SIGNS}"
        )
    return found("unknown_layout", file, f"the layout is not known: {reason}")
