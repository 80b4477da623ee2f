"""From what was typed to a reply: the whole flow, in the order a question goes through it.

Read ``Assistant.ask`` first; every step is a small module of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Self

from index.store import Build, load, read_build
from retrieval import messages
from retrieval.choosing import chosen
from retrieval.clock import Clock
from retrieval.comparing import Comparison
from retrieval.conversation import Conversation
from retrieval.deciding import Verdict
from retrieval.describing import Describing
from retrieval.evidence import Asked, is_off_topic
from retrieval.explaining import Explainer
from retrieval.inquiring import Inquiry, Occupation, is_open
from retrieval.looking_up import Finding, LookUp
from retrieval.occupations import Named
from retrieval.ranking import Weights, load_weights
from retrieval.reading import UnreadableError, read
from retrieval.records import Reason, Reply
from retrieval.replies import Replies
from retrieval.search import Search
from retrieval.small_talk import small_talk
from retrieval.understanding import Reader, Understanding
from retrieval.whom import meant
from retrieval.why import Basis

START = Conversation()
_CHOICES = 8
"""The most occupations that a question back offers; "technician" may name fifty."""


class Assistant:
    """Answers questions from one build. It remembers nothing: a conversation is passed in and out.

    Safe to share between threads.
    """

    def __init__(
        self, build: Build, weights: Weights, today: Callable[[], date] = date.today
    ) -> None:
        self.build = build
        self._profiles = {profile.slug: profile for profile in build.profiles}
        self._reader = Reader(build)
        self._search = Search(build)
        self._describing = Describing(build)
        self._look_up = LookUp(self._search, weights)
        self._inquiry = Inquiry(self._look_up, self._search, build.profiles)
        self._weights = weights
        self._today = today

    @classmethod
    def load(cls, index_dir: Path, build_id: str | None = None, threads: int | None = None) -> Self:
        """The assistant for the current build in ``index_dir``, or for the one that is named.

        ``threads`` limits what one question uses; by default it may use every core.

        Raises:
            index.errors.BuildError: there is no good build; the message says what to do.

        """
        build = read_build(index_dir, build_id, threads) if build_id else load(index_dir, threads)
        return cls(build, load_weights())

    def ask(self, typed: str, conversation: Conversation = START) -> tuple[Reply, Conversation]:
        """The reply to ``typed``, and the conversation as it stands afterwards.

        A conversation about a profile that this build no longer has starts afresh.
        """
        if conversation.focus and conversation.focus.slug not in self._profiles:
            conversation = conversation.unfocused()
        say = Replies(self.build.id, self._today(), conversation.focus, Clock())
        try:
            text = read(typed)
        except UnreadableError as error:
            return say.refusal(Reason.UNREADABLE, str(error)), conversation

        text, conversation = self._choice_made(text, conversation)
        question = self._reader.understand(text, conversation)
        say = replace(say, read_as=question.read_as)
        readings = self._reader.readings(question)
        say.clock.done("encode")

        talk = small_talk(readings[0].intents, only_opener=question.only_opener)
        if talk and not question.named:
            return say.chat(talk), conversation
        basis, slugs = self._meant(question, readings[-1], conversation)
        explain = Explainer(self._weights, typed, question, basis)
        if question.comparison:
            return self._compare(say, explain, question.comparison, readings, conversation)
        if not slugs:
            say = replace(say, why=explain.uncovered(readings[0]))
            return self._not_covered(say, question, readings[0], conversation)
        named = question.named
        occupations = self._inquiry.occupations(slugs)
        covered = named if named and named.covered else None
        found = self._inquiry.about(readings, occupations, conversation.focus, covered)
        if is_open(found):
            waiting = replace(conversation, pending=question.text)
            return self._which(say, named, found, occupations, readings[-1], waiting)

        say.clock.done("search")
        say = replace(say, why=explain.found(found))
        documents = self._inquiry.documents[found[0].profile.slug]
        reply = say.found(found[0], documents) if len(found) == 1 else say.silent(found)
        if found[0].reason is Reason.OUT_OF_SCOPE:
            return reply, conversation
        return reply, Conversation(reply.focus, self._reader.turn(found[0].asked.text))

    def verdicts(self, typed: str, conversation: Conversation = START) -> tuple[Verdict, ...]:
        """How each reading of ``typed`` is weighed, for fitting; none without one profile meant."""
        try:
            question = self._reader.understand(read(typed), conversation)
        except UnreadableError:
            return ()
        readings = self._reader.readings(question)
        _, slugs = self._meant(question, readings[-1], conversation)
        return tuple(self._look_up.verdicts(readings, slugs[0])) if len(slugs) == 1 else ()

    def _meant(
        self, question: Understanding, asked: Asked, conversation: Conversation
    ) -> tuple[Basis, Sequence[str]]:
        search, describing = self._search, self._describing
        return meant(search, describing, self._inquiry.documents, question, asked, conversation)

    def _choice_made(self, text: str, conversation: Conversation) -> tuple[str, Conversation]:
        """The question that waited, now about the occupation that ``text`` picks, if it does."""
        choices = [self._profiles[s] for s in conversation.choices if s in self._profiles]
        picked = chosen(text, [profile.title for profile in choices]) if choices else None
        if picked is None or conversation.pending is None:
            return text, conversation
        return conversation.pending, conversation.about(choices[picked].slug)

    def _which(
        self,
        say: Replies,
        named: Named | None,
        answering: Sequence[Finding],
        occupations: Sequence[Occupation],
        asked: Asked,
        waiting: Conversation,
    ) -> tuple[Reply, Conversation]:
        """A question back, the likeliest occupations first; what was asked waits for the choice.

        Where it is known which of them answer, only these are offered.
        """
        slugs = [found.asked_of.slug for found in answering]
        slugs = slugs or [documents[0].slug for documents in occupations]
        likeliest = self._describing.in_order(asked.terms, asked.vector)
        choices = tuple(slug for slug in likeliest if slug in slugs)[:_CHOICES]
        reply = say.clarify(named, [self._profiles[slug] for slug in choices])
        return reply, replace(waiting, choices=choices)

    def _compare(
        self,
        say: Replies,
        explain: Explainer,
        comparison: Comparison,
        readings: Sequence[Asked],
        conversation: Conversation,
    ) -> tuple[Reply, Conversation]:
        """The same question asked of every occupation compared, the quotes side by side."""
        findings: list[Finding] = []
        for named in comparison.named:
            occupations = self._inquiry.occupations(named.slugs)
            if not occupations:
                say = replace(say, why=explain.uncovered(readings[0]))
                return self._uncovered(say, named, readings[0])
            found = self._inquiry.about(readings, occupations, conversation.focus, named)
            if is_open(found):
                waiting = replace(conversation, pending=comparison.question)
                return self._which(say, named, found, occupations, readings[0], waiting)
            findings += found
        say.clock.done("search")
        reply = replace(say, why=explain.found(findings)).compared(findings)
        return reply, Conversation(reply.focus, self._reader.turn(comparison.question))

    def _not_covered(
        self, say: Replies, question: Understanding, asked: Asked, conversation: Conversation
    ) -> tuple[Reply, Conversation]:
        """The question names an occupation without a profile; or it only looked as if."""
        if question.named is None or is_off_topic(asked):
            return say.refusal(Reason.OUT_OF_SCOPE, messages.OUT_OF_SCOPE), conversation
        return self._uncovered(say, question.named, asked)

    def _uncovered(self, say: Replies, named: Named, asked: Asked) -> tuple[Reply, Conversation]:
        nearest = [self._profiles[s] for s in self._search.like(named.phrase)]
        message = messages.occupation_not_covered(named.phrase, nearest)
        reply = replace(say, focus=None).refusal(Reason.OCCUPATION_NOT_COVERED, message)
        return reply, Conversation(last=self._reader.turn(asked.text), uncovered=named)
