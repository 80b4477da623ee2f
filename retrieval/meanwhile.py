"""What is asked while a question back waits, in words that pick none of the choices.

People rarely choose: they go on asking. What names no occupation is then meant of those offered. A
few of them are asked it side by side; of more the same are offered again, and all that was asked
waits for the choice. Only what clearly speaks of other work leaves the choices behind.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from retrieval.asked import Asked
from retrieval.conversation import Conversation
from retrieval.naming.describing import Describing
from retrieval.naming.occupations import Named
from retrieval.quoting.inquiring import Inquiry
from retrieval.records import MAX_QUESTION
from retrieval.understanding.carrying import speaks_of_other_work
from retrieval.understanding.choosing import asks, described
from retrieval.understanding.comparing import MOST, means_all
from retrieval.understanding.reader import Reader, Understanding
from retrieval.understanding.several import questions_in
from retrieval.weighing.search import Search

# What one must do for the work asked about is no work by itself: "do I need to speak Spanish?"
_NEEDED = re.compile(r"\b(?:i|you|one) need to\b", re.IGNORECASE)


class Meanwhile:
    """Tells what such a question is asked of, in one build."""

    def __init__(
        self, reader: Reader, describing: Describing, search: Search, inquiry: Inquiry
    ) -> None:
        """All of them must be made from the same build."""
        self._reader = reader
        self._describing = describing
        self._search = search
        self._inquiry = inquiry

    def names_another(self, named: Named | None, choices: Sequence[str]) -> bool:
        """Whether ``named`` says more than the name that stands for a few ``choices`` alike."""
        if named is None:
            return False
        alike = set(self._occupations(named.slugs)) == set(self._occupations(choices))
        return len(choices) > MOST or not alike

    def taken(
        self, text: str, question: Understanding, asked: Asked, waiting: Conversation
    ) -> tuple[str, Conversation]:
        """What is to be answered now, and in which conversation; ``text`` is what was typed.

        The choices are still there where they must be offered again.
        """
        picked = described(self._describing, asked, waiting.choices)
        if picked is not None:
            return waiting.choosing([picked])
        if _speaks_of_other(question.text) and (
            not asks(question.text, {}) or self._describes_another(asked, waiting.choices)
        ):
            return text, waiting.unfocused()
        slugs, lacking = self._sides(waiting)
        if len(slugs) > MOST:
            return text, replace(waiting, pending=_together(waiting.pending or "", question.text))
        # The question that waited has been gone on from: with it, so many quotes would hide the
        # ones asked for last.
        return text, replace(waiting.about_all(slugs), lacking=lacking)

    def leaves(self, question: Understanding, asked: Asked, conversation: Conversation) -> bool:
        """Whether a question taken to be of all that stand side by side describes another."""
        of_all = question.comparison and not question.named and conversation.focus is None
        if not of_all or not _speaks_of_other(question.text):
            return False
        return self._describes_another(asked, conversation.compared)

    def _describes_another(self, asked: Asked, slugs: Sequence[str]) -> bool:
        """Whether ``asked`` describes clearly one occupation, and none of these."""
        near = self._search.nearest_profiles(asked.vector)
        documents = self._inquiry.documents
        likeliest = self._describing.likeliest(asked.terms, asked.vector, documents, near)
        occupations = set(self._occupations(slugs))
        return len(likeliest) == 1 and occupations.isdisjoint(self._occupations(likeliest))

    def _sides(self, waiting: Conversation) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The choices beside whoever they were to be compared with, by slug; who has no profile."""
        before = replace(waiting, pending=None, choices=())
        compared = self._reader.understand(waiting.pending or "", before).comparison
        if compared is None:
            return waiting.choices, ()
        sides: list[str] = []
        choices = set(self._occupations(waiting.choices))
        for named in compared.named:
            slugs = self._occupations(named.slugs)
            sides += waiting.choices if choices.intersection(slugs) else slugs
        lacking = tuple(named.phrase for named in compared.named if not named.covered)
        return tuple(dict.fromkeys((*sides, *waiting.choices))), lacking

    def _occupations(self, slugs: Sequence[str]) -> list[str]:
        return [documents[0].slug for documents in self._inquiry.occupations(slugs)]


def _speaks_of_other(text: str) -> bool:
    """Whether ``text`` may describe others than those that it can also be asked of."""
    return speaks_of_other_work(text) and not (means_all(text) or _NEEDED.search(text))


def _together(waiting: str, text: str) -> str:
    """All that waits for the choice; the latest alone where it would not be told apart again."""
    asked = questions_in(waiting)
    for first in range(len(asked)):
        parts = (*(part.rstrip("?!. ") + "?" for part in asked[first:]), text)
        whole = " ".join(parts)
        if len(whole) <= MAX_QUESTION and questions_in(whole) == parts:
            return whole
    return text
