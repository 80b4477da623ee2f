"""What is asked within the scope of career profiles, though it sounds like much outside of it."""

from __future__ import annotations

from dataclasses import replace

from retrieval.asked import Asked, is_off_topic
from retrieval.kinds import without
from retrieval.naming.activities import speaks_of_work
from retrieval.naming.describing import Describing
from retrieval.naming.occupations import Named


def within_scope(describing: Describing, asked: Asked, named: Named | None) -> Asked:
    """The question, in scope if work is spoken of that has a name or that some profile is on.

    The kinds of question are told by its meaning as a whole, and "I want to drive a bus" is like
    much that people want besides work.
    """
    if not is_off_topic(asked):
        return asked
    said = speaks_of_work(asked.text) and describing.says_enough(asked.terms, asked.vector)
    if not said and not (named and named.made):
        return asked
    return replace(asked, intents=without(asked.intents, ["out_of_scope"]))
