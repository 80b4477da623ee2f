"""What must be known beside the quotes of an answer, a plain line each."""

from __future__ import annotations

from retrieval.records import Answer
from ui.links import outside
from ui.text import escape


def notes(answer: Answer) -> str:
    """The notes of an answer as HTML, what is not certain first, so that nobody overlooks it.

    The address of a profile that it quotes can be followed.
    """
    urls = {quote.passage.profile.source.url: None for quote in answer.quotes}
    addresses = [url for url in urls if url]
    uncertain = (
        f'<div class="panel no-answer"><p class="verdict">{escape(line)}</p></div>'
        for line in answer.uncertain
    )
    plain = (f'<p class="plain">{_linked(note, addresses)}</p>' for note in answer.notes)
    return "".join([*uncertain, *plain])


def _linked(note: str, addresses: list[str]) -> str:
    # The longest: one address may begin another.
    address = max((address for address in addresses if address in note), key=len, default=None)
    if address is None:
        return escape(note)
    before, _, after = note.partition(address)
    return f"{escape(before)}{outside(address, address)}{escape(after)}"
