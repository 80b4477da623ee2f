"""Facts as a list: what each is called, and what it is."""

from __future__ import annotations

from collections.abc import Iterable

from ui.text import escape


def facts(pairs: Iterable[tuple[str, str]]) -> str:
    """Pairs of a label and words as HTML."""
    items = "".join(
        f"<div><dt>{escape(n)}</dt><dd>{escape(words)}</dd></div>" for n, words in pairs
    )
    return f'<dl class="facts">{items}</dl>'
