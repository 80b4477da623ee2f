"""From what was typed to a reply: the whole flow, in the order a question goes through it.

Read ``Assistant.ask`` first; every step is a small module of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Self

from corpus.records import Profile
from index.store import Build, load
from retrieval import messages
from retrieval.clock import Clock
from retrieval.conversation import Conversation, points_back
from retrieval.currency import asks_for_date, date_quote
from retrieval.deciding import Verdict, decide
from retrieval.evidence import Asked, absent_thing, is_off_topic, names_only
from retrieval.ranking import Weights, load_weights
from retrieval.reading import UnreadableError, read
from retrieval.records import NoAnswer, Reason, Reply
from retrieval.replies import Replies
from retrieval.search import Search
from retrieval.selecting import quotes, related
from retrieval.small_talk import small_talk
from retrieval.things import Thing
from retrieval.understanding import Reader, Understanding

START = Conversation()
_CHOICES = 5


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
        self._weights = weights
        self._today = today

    @classmethod
    def load(cls, index_dir: Path) -> Self:
        """The assistant for the current build in ``index_dir``.

        Raises:
            index.errors.BuildError: there is no good build; the message says what to do.

        """
        return cls(load(index_dir), load_weights())

    def ask(self, typed: str, conversation: Conversation = START) -> tuple[Reply, Conversation]:
        """The reply to ``typed``, and the conversation as it stands afterwards."""
        say = Replies(self.build.id, self._today(), conversation.focus, Clock())
        try:
            text = read(typed)
        except UnreadableError as error:
            return say.refusal(Reason.UNREADABLE, str(error)), conversation

        question = self._reader.understand(text, conversation)
        readings = self._reader.readings(question)
        say.clock.done("encode")

        talk = small_talk(readings[0].intents, only_opener=question.only_opener)
        if talk and not question.named:
            return say.chat(talk), conversation

        slugs = self._meant(question, readings[-1], conversation)
        if not slugs:
            return self._not_covered(say, question, readings[0], conversation)
        if len(slugs) > 1:
            waiting = replace(conversation, pending=question.text)
            return say.clarify(question.named, [self._profiles[s] for s in slugs]), waiting

        reply, understood = self._look_up(say, readings, self._profiles[slugs[0]])
        if isinstance(reply, NoAnswer) and reply.reason is Reason.OUT_OF_SCOPE:
            return reply, conversation
        return reply, Conversation(reply.focus, self._reader.turn(understood.text))

    def verdicts(self, typed: str, conversation: Conversation = START) -> tuple[Verdict, ...]:
        """How each reading of ``typed`` is weighed, for fitting; none without one profile meant."""
        try:
            question = self._reader.understand(read(typed), conversation)
        except UnreadableError:
            return ()
        readings = self._reader.readings(question)
        slugs = self._meant(question, readings[-1], conversation)
        return tuple(self._decide(readings, slugs[0])) if len(slugs) == 1 else ()

    def _meant(
        self, question: Understanding, asked: Asked, conversation: Conversation
    ) -> Sequence[str]:
        """The profiles that the question may be about.

        The occupation it names comes first, then the one the conversation is about, then those that
        mention the things it names, else the nearest.
        """
        focus = conversation.focus.slug if conversation.focus else None
        if question.named:
            slugs = question.named.slugs
            return (focus,) if focus and focus in slugs else slugs
        if focus and focus in self._profiles:
            return (focus,)
        mentioning = self._search.mentioning(asked.things) if asked.things else ()
        return mentioning[:_CHOICES] or self._search.nearest_profiles(asked.vector, _CHOICES)

    def _not_covered(
        self, say: Replies, question: Understanding, asked: Asked, conversation: Conversation
    ) -> tuple[Reply, Conversation]:
        """The question names an occupation without a profile; or it only looked as if."""
        if question.named is None or is_off_topic(asked):
            return say.refusal(Reason.OUT_OF_SCOPE, messages.OUT_OF_SCOPE), conversation
        nearest = [self._profiles[s] for s in self._search.nearest_profiles(asked.vector)]
        message = messages.occupation_not_covered(question.named.phrase, nearest)
        reply = replace(say, focus=None).refusal(Reason.OCCUPATION_NOT_COVERED, message)
        return reply, Conversation(last=self._reader.turn(asked.text), uncovered=question.named)

    def _look_up(
        self, say: Replies, readings: Sequence[Asked], profile: Profile
    ) -> tuple[Reply, Asked]:
        """What the profile says to the likeliest reading of the question."""
        entries = self._search.profile(profile.slug)
        if asks_for_date(readings[0]):
            note = date_quote(readings[0], profile, entries, say.focus)
            if note:
                return say.answer([note], (), readings[0].intent("dates")), readings[0]

        verdicts = self._decide(readings, profile.slug)
        say.clock.done("search")
        best = self._likeliest(verdicts)
        absent = absent_thing(best.asked, entries, best.ranked[0].hit.indexed)
        reason = self._reason_against(best, absent)
        shown = () if reason else quotes(best)
        nearest = related(best, shown)
        say.clock.done("select")
        if reason is None:
            return say.answer(shown, nearest, best.confidence), best.asked
        message = messages.refusal(reason, profile, absent)
        # What is not about an occupation moves no focus.
        slug = None if reason is Reason.OUT_OF_SCOPE else profile.slug
        return say.refusal(reason, message, nearest, best.confidence, slug), best.asked

    def _decide(self, readings: Sequence[Asked], slug: str) -> list[Verdict]:
        return [
            decide(asked, self._search.hits(slug, asked.vector), self._weights)
            for asked in readings
        ]

    def _likeliest(self, verdicts: Sequence[Verdict]) -> Verdict:
        """The reading to go by: the words as they stand if they suffice, else the best answered."""
        literal = verdicts[0]
        if literal.confidence >= self._weights.threshold and not points_back(literal.asked.text):
            return literal
        return max(reversed(verdicts), key=lambda verdict: verdict.confidence)

    def _reason_against(self, verdict: Verdict, absent: Thing | None) -> Reason | None:
        """Why the best passage is not to be shown as the answer; None when it is."""
        asked = verdict.asked
        if absent is None and verdict.confidence >= self._weights.threshold:
            return None
        if asked.gibberish or (is_off_topic(asked) and not names_only(asked)):
            return Reason.OUT_OF_SCOPE
        return Reason.NAMED_THING_ABSENT if absent else Reason.NOT_STATED
