"""Questions to ask next: only such as the build answers, which is found out by asking them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import Protocol

from corpus.records import Kind, Profile
from retrieval.conversation import Conversation
from retrieval.quoting.sources import by_occupation
from retrieval.records import Answer, Focus, Reply

ASKED = {
    Kind.WAGES: ("What are the wages", "for"),
    Kind.EDUCATION: ("What are the educational requirements", "for"),
    Kind.DUTIES: ("What are the duties", "of"),
    Kind.CONDITIONS: ("What are the working conditions", "for"),
    Kind.OUTLOOK: ("What is the job outlook", "for"),
    Kind.CHARACTERISTICS: ("What personal characteristics are needed", "for"),
    Kind.CERTIFICATION: ("Is certification required", "for"),
    Kind.EMPLOYMENT: ("Who are the employers", "of"),
    Kind.SUBJECTS: ("Which school subjects help", "for"),
    Kind.RELATED: ("Which occupations are related", "to"),
}
"""How each kind of section is asked for, and what joins the occupation; in order of interest."""
_SHORT = 24
"""The longest title, in characters, that makes a good example where there are many profiles."""
_TRIED = 12
"""How many profiles are tried for each kind before an example of it is given up."""


class Answering(Protocol):
    """What answers: ``retrieval.assistant.Assistant``, or less in a test."""

    def ask(self, typed: str, conversation: Conversation, /) -> tuple[Reply, Conversation]:
        """The reply to what was typed, and the conversation as it stands afterwards."""
        ...


class Suggestions:
    """Offers questions that ``assistant`` answers from the kind of section that they are about.

    Each question is asked once; what came of it is remembered. Safe to share between threads.
    """

    def __init__(self, assistant: Answering, profiles: Sequence[Profile]) -> None:
        self._assistant = assistant
        self._profiles = {profile.slug: profile for profile in profiles}
        self._documents = by_occupation(profiles)
        self._works = lru_cache(maxsize=8192)(self._is_answered)

    def about(self, slug: str, seen: Collection[Kind] = (), most: int = 3) -> tuple[str, ...]:
        """At most ``most`` questions about a profile, about other kinds of section than ``seen``.

        They do not name the occupation: the conversation must be about it.
        """
        kinds = (kind for kind in self._kinds(slug) if kind not in seen)
        works = (kind for kind in kinds if self._works(slug, kind, named=False))
        return tuple(self._question(slug, kind, named=False) for kind in islice(works, most))

    def examples(self, most: int = 4) -> tuple[str, ...]:
        """Questions to start with, each of another kind and about another profile where it can be.

        They name the occupation where there are several.
        """
        if len(set(self._documents.values())) == 1:
            return self.about(next(iter(self._profiles)), most=most)
        return tuple(islice(self._named_examples(), most))

    def _named_examples(self) -> Iterator[str]:
        slugs = [slug for slug, p in self._profiles.items() if len(p.title) <= _SHORT]
        slugs = slugs or list(self._profiles)
        used: set[str] = set()
        for place, kind in enumerate(ASKED):
            # A different part of the alphabet for each kind.
            start = place * len(slugs) // len(ASKED)
            turned = [*slugs[start:], *slugs[:start]]
            holding = [s for s in turned if kind in self._kinds(s) and s not in used]
            fitting = (s for s in holding[:_TRIED] if self._works(s, kind, named=True))
            slug = next(fitting, None)
            if slug is not None:
                used.add(slug)
                yield self._question(slug, kind, named=True)

    def _kinds(self, slug: str) -> tuple[Kind, ...]:
        held = {section.kind for section in self._profiles[slug].sections}
        return tuple(kind for kind in ASKED if kind in held)

    def _question(self, slug: str, kind: Kind, *, named: bool) -> str:
        words, joint = ASKED[kind]
        return f"{words} {joint} {self._profiles[slug].title}?" if named else f"{words}?"

    def _is_answered(self, slug: str, kind: Kind, *, named: bool) -> bool:
        """Whether the question gets a quote from such a section of that occupation."""
        same = {profile.slug for profile in self._documents[slug]}
        # A name must be understood as one while the conversation is about another occupation, too.
        other = next((s for s in self._profiles if s not in same), None) if named else slug
        conversation = Conversation(Focus(other) if other else None)
        reply, _ = self._assistant.ask(self._question(slug, kind, named=named), conversation)
        if not isinstance(reply, Answer) or reply.doubtful:
            return False
        passage = reply.quotes[0].passage
        return passage.profile.slug in same and passage.section.kind is kind
