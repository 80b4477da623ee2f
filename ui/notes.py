"""What must be known beside the quotes of an answer, a plain line each."""

from __future__ import annotations

from retrieval.messages import NOT_CERTAIN
from retrieval.records import Answer
from ui.links import outside
from ui.text import escape


def notes(answer: Answer) -> str:
    """The notes of an answer as HTML; the address of a profile that it quotes can be followed."""
    urls = {quote.passage.profile.source.url: None for quote in answer.quotes}
    addresses = [url for url in urls if url]
    return "".join(_note(note, addresses) for note in answer.notes)


def _note(note: str, addresses: list[str]) -> str:
    if note.startswith(NOT_CERTAIN):
        return f'<div class="panel no-answer"><p class="verdict">{escape(note)}</p></div>'
    return f'<p class="plain">{_linked(note, addresses)}</p>'


def _linked(note: str, addresses: list[str]) -> str:
    # The longest: one address may begin another.
    address = max((address for address in addresses if address in note), key=len, default=None)
    if address is None:
        return escape(note)
    before, _, after = note.partition(address)
    return f"{escape(before)}{outside(address, address)}{escape(after)}"
