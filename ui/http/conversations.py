"""A conversation as plain JSON values: the caller keeps it and sends it with the next question.

What comes back is not trusted: the schema ``Conversation`` of ``openapi.yaml`` says what it may
be, and here positions must lie in the text they are about. What the index has no longer is left to
the assistant, which starts afresh there.
"""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from retrieval.conversation import Conversation, Turn
from retrieval.language.things import thing_at
from retrieval.naming.occupations import Named
from retrieval.records import MAX_QUESTION, Focus
from retrieval.understanding.reading import UnreadableError, read
from ui.http.problems import Problem

VERSION = 1
"""Raised when the shape changes so that a conversation of before cannot be read any more."""
LONGEST = 2_000
"""Of a text in a conversation, in characters; a longer one is left out, and so not followed up."""


def to_json(conversation: Conversation) -> dict[str, Any]:
    """``conversation`` as the JSON that ``from_json`` reads."""
    focus, last, uncovered = conversation.focus, conversation.last, conversation.uncovered
    kept_last = last is not None and len(last.standalone) <= LONGEST
    return {
        "version": VERSION,
        "focus": _focus_json(focus) if focus else None,
        "last": {
            "question": last.standalone,
            "things": [[thing.start, thing.end] for thing in last.things],
        }
        if last and kept_last
        else None,
        "pending": _kept(conversation.pending, MAX_QUESTION),
        "choices": list(conversation.choices),
        "uncovered": {"phrase": uncovered.phrase, "start": uncovered.start} if uncovered else None,
        "compared": list(conversation.compared),
        "lacking": [phrase for phrase in conversation.lacking if len(phrase) <= LONGEST],
    }


def from_json(value: Mapping[str, Any]) -> Conversation:
    """The conversation that ``value`` stands for, which must fit the schema ``Conversation``.

    Raises ``Problem`` (422) where a position lies outside its text, or what waits is no question.
    """
    focus, last, uncovered = value["focus"], value["last"], value["uncovered"]
    return Conversation(
        focus=_focus(focus) if focus else None,
        last=_turn(last["question"], last["things"]) if last else None,
        pending=_waiting(value["pending"]),
        choices=tuple(value["choices"]),
        uncovered=_named(uncovered["phrase"], int(uncovered["start"])) if uncovered else None,
        # Conversations kept since before comparisons were remembered have none.
        compared=tuple(value.get("compared", ())),
        lacking=tuple(value.get("lacking", ())),
    )


def _focus_json(focus: Focus) -> dict[str, Any]:
    return {
        "slug": focus.slug,
        "section": _kept(focus.section),
        "at": focus.at,
        "quoted": list(focus.quoted),
    }


def _focus(value: Mapping[str, Any]) -> Focus:
    # Conversations kept since before that have no places of what was quoted last.
    quoted = tuple(int(place) for place in value.get("quoted", ()))
    return Focus(value["slug"], value["section"], _place(value.get("at")), quoted)


def _place(at: float | None) -> int | None:
    return None if at is None else int(at)


def _kept(text: str | None, longest: int = LONGEST) -> str | None:
    return text if text is not None and len(text) <= longest else None


def _waiting(pending: str | None) -> str | None:
    """The question that waits, read as any other: it is asked once an occupation is picked."""
    try:
        return None if pending is None else read(pending)
    except UnreadableError as error:
        place = "/conversation/pending"
        raise Problem(HTTPStatus.UNPROCESSABLE_ENTITY, f"{place}: {error}", pointer=place) from None


def _turn(question: str, spans: list[list[int]]) -> Turn:
    end = 0
    for number, (start, after) in enumerate(spans):
        if not end <= start < after <= len(question):
            place = f"/conversation/last/things/{number}"
            detail = f"{place}: not the place of words in the question, in order."
            raise Problem(HTTPStatus.UNPROCESSABLE_ENTITY, detail, pointer=place)
        end = after
    things = (thing_at(question, int(start), int(after)) for start, after in spans)
    return Turn(question, tuple(things))


def _named(phrase: str, start: int) -> Named:
    return Named(phrase, start, start + len(phrase), ())
