"""Occupations to pick with one press: where several may be meant, or instead of one not covered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import streamlit as st

from retrieval.records import Answer, Choice, Clarify, NoAnswer, Reply
from ui.text import escape, label

_PICK = "Pick one, or type its name or number below."
_NEAR = "Ask the same of what is nearest:"


@dataclass(frozen=True, slots=True)
class Offer:
    """Occupations that one question can be asked of; ``question`` is None where it waits anyway."""

    hint: str
    choices: tuple[Choice, ...]
    question: str | None = None


Choose = Callable[[Choice, str | None], None]


def offers_of(reply: Reply | None) -> tuple[Offer, ...]:
    """What can be picked below ``reply``: for each of its questions occupations of its own."""
    match reply:
        case Clarify() if reply.choices:
            return (Offer(_PICK, reply.choices),)
        case NoAnswer() | Answer():
            return tuple(_instead(reply))
    return ()


def _instead(reply: Answer | NoAnswer) -> Iterator[Offer]:
    alone = len(reply.unanswered) == 1 and isinstance(reply, NoAnswer)
    for one in reply.unanswered:
        if one.nearest:
            hint = _NEAR if alone else f"Ask “{one.asked}” of what is nearest instead:"
            yield Offer(hint, one.nearest, one.question)


def draw(reply: Reply, number: int, choose: Choose) -> None:
    """Draw a button for each occupation offered below turn ``number``; it is given to ``choose``.

    With it goes the question to ask of it.
    """
    numbered = isinstance(reply, Clarify)
    for group, offer in enumerate(offers_of(reply)):
        st.html(f'<p class="hint">{escape(offer.hint)}</p>')
        with st.container(horizontal=True, key=f"choices-{number}-{group}"):
            for place, choice in enumerate(offer.choices, 1):
                st.button(
                    label(f"{place}. {choice.title}" if numbered else choice.title),
                    key=f"choice-{number}-{group}-{choice.slug}",
                    on_click=choose,
                    args=(choice, offer.question),
                )
