"""Whose profiles a question may be about, and what settles it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from corpus.records import Profile
from retrieval.asked import Asked, is_off_topic, names_only
from retrieval.conversation import Conversation
from retrieval.language.things import thing_at
from retrieval.naming.describing import Describing
from retrieval.naming.occupations import Named
from retrieval.understanding.reader import Understanding
from retrieval.weighing.search import Search
from retrieval.why import Basis

_NEAREST = 5
_SURE = 0.5


def meant(
    search: Search,
    describing: Describing,
    documents: Mapping[str, Sequence[Profile]],
    question: Understanding,
    asked: Asked,
    conversation: Conversation,
) -> tuple[Basis, Sequence[str]]:
    """The profiles that the question may be about, by slug, and what told so.

    ``documents`` gives all profiles on the occupation that a profile is about, by its slug.
    The occupation it names comes first, then the one the conversation is about, then those that
    mention the things it names, then the one it describes, else the likeliest; none where nobody
    is named or described, unless there are only a few.
    """
    focus = conversation.focus.slug if conversation.focus else None
    if question.named and question.named.covered:
        slugs = question.named.slugs
        # A choice may go by a name that only another document on the same occupation has.
        chosen = focus and any(document.slug in slugs for document in documents[focus])
        return Basis.NAMED, (focus,) if focus and chosen else slugs
    if question.named:
        listing = _listing(search, question.named, asked)
        return Basis.MENTION, (focus,) if focus and focus in listing else listing
    if focus:
        return Basis.CONVERSATION, (focus,)
    mentioning = search.mentioning(asked.things) if asked.things else ()
    if mentioning:
        return Basis.MENTION, mentioning
    nearest = search.nearest_profiles(asked.vector, _NEAREST)
    if len(documents[nearest[0]]) == len(documents):
        return Basis.NEAREST, nearest
    if is_off_topic(asked) and not names_only(asked):
        return Basis.NEAREST, ()
    if asked.intent("dates") >= _SURE:  # "is this up to date?": of whichever was quoted
        return Basis.NEAREST, ()
    likeliest = describing.likeliest(asked.terms, asked.vector, documents, nearest)
    if question.before and len(likeliest) != 1:  # whom it leaves unsaid was named before
        return Basis.NEAREST, ()
    if len(likeliest) != 1 and len(documents) <= _NEAREST:  # few enough to offer all of them
        likeliest = list(documents)
    return Basis.NEAREST, likeliest[:_NEAREST]


def _listing(search: Search, named: Named, asked: Asked) -> Sequence[str]:
    """The profiles that list an occupation without a profile, if that is what is asked."""
    if asked.intent("related") + asked.intent("names") < _SURE:
        return ()
    return search.listing(thing_at(named.phrase, 0, len(named.phrase)))
