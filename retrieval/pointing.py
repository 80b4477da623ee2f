"""Which of the quotes shown is meant: "the second one", "when was the last of these revised?"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.records import Profile
from retrieval.conversation import Conversation
from retrieval.language.words import words
from retrieval.quoting.looking_up import LookUp
from retrieval.records import Focus, Reply
from retrieval.replying.explaining import Explainer
from retrieval.replying.replies import Replies
from retrieval.telling import own_lines
from retrieval.understanding.choosing import AROUND, ORDINALS, places, said_places
from retrieval.understanding.encoding import Encoding
from retrieval.understanding.reader import Understanding
from retrieval.weighing.ranking import Weights
from retrieval.why import Basis

_OF_THESE = r"of (?:these|those|them)\b"
# "A second one" is one more; "the first part" is one of the quotes where no more is asked of it.
_NTH = re.compile(
    rf"(?<!\ba )(?<!\bmy )(?<!\btheir )(?<!\bevery )"
    rf"\b(?:(?:the|that|your) )?({'|'.join(ORDINALS)}) "
    rf"(?:(?:one|quote|passage|answer|sentence|paragraph|bullet|(point|bit|part))\b"
    rf"(?: {_OF_THESE})?|{_OF_THESE})"
    rf"|\bthe ({'|'.join(ORDINALS)})(?=\W*$)",
    re.IGNORECASE,
)
_MOST = 10
"""No larger number is meant for a place: "what about 40?"."""
_SHOWN = AROUND | frozenset(
    """
    tell me more about show see open read explain expand give go with take pick on into say says
    does do can could you let us look at again further detail details from more to i'd like want
    """.split()
)
"""What may stand beside a quote that is picked where nothing is asked of it."""


@dataclass(frozen=True, slots=True)
class Pointed:
    """What was pointed at: the ``focus`` on it, None where there is no such quote.

    ``text`` is what is asked of it, "that" in its place; empty where it is only picked.
    """

    focus: Focus | None
    text: str = ""


class Pointing:
    """Replies to what picks a quote and asks no more."""

    def __init__(
        self,
        look_up: LookUp,
        documents: Mapping[str, Sequence[Profile]],
        encoding: Encoding,
        weights: Weights,
    ) -> None:
        """``documents`` are all on each profile's occupation; all must be of the same build."""
        self._look_up = look_up
        self._documents = documents
        self._encoding = encoding
        self._weights = weights

    def meant(self, text: str, conversation: Conversation) -> Pointed | None:
        """The quote that ``text`` points at; where one alone was shown, rather who was meant."""
        focus = conversation.focus
        if conversation.compared and (focus is None or len(focus.quoted) == 1):
            several = len(conversation.compared)
            said = [] if focus else said_places(text)
            beyond = said and max(said) < _MOST and not places(text, several)
            return Pointed(None) if beyond else None
        found = pointed_at(text, focus)
        if found is None or found.focus is None:
            return found
        passage = self._look_up.passage(found.focus)
        if passage is None:  # The conversation is of another build.
            return None
        return replace(found, focus=replace(found.focus, section=passage.section.heading))

    def reply(
        self, say: Replies, typed: str, pointed: Pointed, conversation: Conversation
    ) -> tuple[Reply, Conversation]:
        """The quote that was picked, with what is around it, or how many there are to pick from."""
        focus, before = pointed.focus, conversation.focus
        if focus is None:
            if before is None:
                return say.chat(own_lines.side_by_side(len(conversation.compared))), conversation
            return say.chat(own_lines.quoted_above(len(before.quoted))), conversation
        last = conversation.last
        asked = self._encoding.alone(last.standalone if last else typed)
        found = self._look_up.picked(asked, focus)
        question = Understanding(typed, False, None, (asked.text,))
        explain = Explainer(self._weights, typed, question, Basis.CONVERSATION)
        reply = replace(say, why=explain.found([found])).found(found, self._documents[focus.slug])
        # The others can still be picked: "and the third?"
        return replace(reply, focus=focus), replace(conversation, focus=focus)


def pointed_at(text: str, focus: Focus | None) -> Pointed | None:
    """The quote that ``text`` points at among those shown together; None if at none.

    What is asked of one that is not there, or of the only one, is asked of something that it names:
    "how often do I redo the second one?".
    """
    if focus is None or not focus.quoted:
        return None
    number = len(focus.quoted)
    said = said_places(text)
    asked = ""
    if not said:
        nth = _NTH.search(text)
        if nth is None:
            return None
        ordinal, part, last = nth.groups()
        said = said_places(ordinal or last)
        rest = f"{text[: nth.start()]}that{text[nth.end() :]}"
        asked = "" if _SHOWN.issuperset(word.lower for word in words(rest)) else rest
        if asked and (part or number == 1):
            return None
    if max(said) >= _MOST:
        return None
    if len(said) != 1 or not -number <= said[0] < number:
        return None if asked else Pointed(None)
    return Pointed(replace(focus, at=focus.quoted[said[0]]), asked)
