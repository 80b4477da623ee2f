"""From what was typed to a reply: the whole flow, in the order a question goes through it.

Read ``Assistant.ask`` first; every step is a small module of its own. docs/words.md has the words.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Self

from index.store import Build, load, read_build
from retrieval.asked import Asked, is_off_topic
from retrieval.clock import Clock
from retrieval.conversation import Conversation
from retrieval.meanwhile import Meanwhile
from retrieval.naming.describing import Describing
from retrieval.pointing import Pointing
from retrieval.quoting.finding import Finding
from retrieval.quoting.inquiring import Inquiry, is_open, settled
from retrieval.quoting.looking_up import LookUp
from retrieval.records import Clarify, Reason, Reply
from retrieval.replying.explaining import Explainer
from retrieval.replying.neighbours import Neighbours
from retrieval.replying.replies import Replies
from retrieval.replying.unsettled import Unsettled
from retrieval.talking.lines import Talking
from retrieval.understanding.choosing import Declined, chosen, picked_again
from retrieval.understanding.comparing import MOST
from retrieval.understanding.encoding import Encoding
from retrieval.understanding.reader import Reader, Understanding
from retrieval.understanding.reading import UnreadableError, read
from retrieval.understanding.scope import within_scope
from retrieval.understanding.several import questions_in, together
from retrieval.understanding.whom import meant
from retrieval.understanding.wordbook import Wordbook
from retrieval.weighing.deciding import Verdict
from retrieval.weighing.ranking import Weights, load_weights
from retrieval.weighing.search import Search
from retrieval.why import Basis

START = Conversation()


class Assistant:
    """Answers questions from one build. It remembers nothing: a conversation is passed in and out.

    Safe to share between threads.
    """

    def __init__(
        self, build: Build, weights: Weights, today: Callable[[], date] = date.today
    ) -> None:
        self.build = build
        self._profiles = {profile.slug: profile for profile in build.profiles}
        self._titles = {profile.slug: profile.title for profile in build.profiles}
        self._describing = Describing(build)
        self._wordbook = Wordbook(build, self._describing.nearest)
        self._talking = Talking(build.profiles, self._wordbook)
        self._encoding = Encoding(build, self._wordbook)
        self._reader = Reader(self._wordbook, self._encoding, self._titles)
        self._search = Search(build)
        self._neighbours = Neighbours(build, self._search, self._describing)
        self._look_up = LookUp(self._search, weights, self._encoding.alone)
        self._inquiry = Inquiry(self._look_up, self._search, build.profiles)
        self._meanwhile = Meanwhile(self._reader, self._describing, self._search, self._inquiry)
        self._unsettled = Unsettled(
            self._profiles,
            self._reader,
            self._encoding,
            self._neighbours,
            self._describing,
            self._look_up,
            self._inquiry,
        )
        self._pointing = Pointing(self._look_up, self._inquiry.documents, self._encoding, weights)
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
        conversation = conversation.among(self._profiles)
        say = Replies(self.build.id, self._today(), conversation.focus, Clock())
        try:
            text = read(typed)
        except UnreadableError as error:
            return say.refusal(Reason.UNREADABLE, str(error)), conversation

        if conversation.choices:
            picked = chosen(text, [self._titles[slug] for slug in conversation.choices])
            if isinstance(picked, Declined) or len(picked) > MOST:
                return self._unsettled.unchosen(say, picked, conversation)
            if picked:
                text, conversation = conversation.choosing(picked)
        elif pointed := self._pointing.meant(text, conversation):
            if not pointed.text:
                return self._pointing.reply(say, typed, pointed, conversation)
            text, conversation = pointed.text, replace(conversation, focus=pointed.focus)
        elif conversation.compared:
            text, conversation = picked_again(text, conversation, self._titles, self._wordbook.asks)

        replies = []
        parts = questions_in(text)
        if len(parts) > 1:
            conversation = self._of_all(text, conversation)
        for part in parts:
            say = replace(say, focus=conversation.focus, part=part if len(parts) > 1 else "")
            before = conversation
            reply, conversation = self._reply(say, typed, part, conversation)
            line = self._talking.instead(part, reply, before)
            if line:
                reply, conversation = say.chat(line), before
            if isinstance(reply, Clarify):
                # Of several questions typed at once all wait.
                waiting = text if len(parts) > 1 else conversation.pending
                return reply, replace(conversation, pending=waiting)
            replies.append(reply)
        return together(parts, replies), conversation

    def _reply(
        self, say: Replies, typed: str, text: str, conversation: Conversation
    ) -> tuple[Reply, Conversation]:
        """The reply to one question."""
        question = self._reader.understand(text, conversation)
        say = replace(say, read_as=question.read_as)
        readings = self._readings(question)
        say.clock.done("encode")

        line = self._talking.line(question, readings[0], conversation)
        if line:
            return say.chat(line), conversation
        named = question.named
        offered = () if is_off_topic(readings[0]) else conversation.choices
        if offered and not self._meanwhile.names_another(named, offered):
            text, conversation = self._meanwhile.taken(text, question, readings[0], conversation)
            if conversation.choices:
                return self._unsettled.unchosen(say, (), conversation)
            return self._reply(say, typed, text, conversation)
        if self._meanwhile.leaves(question, readings[0], conversation):
            return self._reply(say, typed, text, conversation.unfocused())
        basis, slugs = self._meant(question, readings[-1], conversation)
        explain = Explainer(self._weights, typed, question, basis)
        if question.comparison:
            return self._unsettled.compared(
                say, explain, question.comparison, question.text, readings, conversation
            )
        if not slugs:
            return self._unsettled.uncovered(say, explain, question, readings, conversation)
        occupations = self._inquiry.occupations(slugs)
        covered = named if named and named.covered else None
        found = settled(self._inquiry.about(readings, occupations, conversation.focus, covered))
        if is_open(found):
            waiting = replace(conversation, pending=question.text)
            return self._unsettled.which(say, named, found, occupations, readings[-1], waiting)
        say.clock.done("search")
        say = replace(say, why=explain.found(found))
        return self._of_found(say, found, () if named else conversation.lacking, conversation)

    def _of_found(
        self,
        say: Replies,
        found: Sequence[Finding],
        lacking: tuple[str, ...],
        conversation: Conversation,
    ) -> tuple[Reply, Conversation]:
        """The reply to what was found of one occupation, or of several that give no answer."""
        first, one = found[0], len(found) == 1
        documents = self._inquiry.documents[first.profile.slug]
        reply = say.found(first, documents, lacking) if one else say.silent(found)
        if first.reason is Reason.OUT_OF_SCOPE:
            return reply, conversation
        after = Conversation(reply.focus, self._reader.turn(first.asked.text))
        compared = conversation.also(first.asked_of.slug)
        return reply, replace(after, compared=compared, lacking=lacking)

    def verdicts(self, typed: str, conversation: Conversation = START) -> tuple[Verdict, ...]:
        """How each reading of ``typed`` is weighed, for fitting; none without one profile meant."""
        try:
            question = self._reader.understand(read(typed), conversation)
        except UnreadableError:
            return ()
        readings = self._readings(question)
        _, slugs = self._meant(question, readings[-1], conversation)
        return tuple(self._look_up.verdicts(readings, slugs[0])) if len(slugs) == 1 else ()

    def _readings(self, question: Understanding) -> tuple[Asked, ...]:
        """What the question may ask, the likeliest first, each with its vector and kinds."""
        found = self._encoding.readings(question.readings)
        return tuple(within_scope(self._describing, asked, question.named) for asked in found)

    def _meant(
        self, question: Understanding, asked: Asked, conversation: Conversation
    ) -> tuple[Basis, Sequence[str]]:
        search, describing = self._search, self._describing
        return meant(search, describing, self._inquiry.documents, question, asked, conversation)

    def _of_all(self, text: str, conversation: Conversation) -> Conversation:
        """The conversation about the occupation that one of several questions names for all."""
        named = self._wordbook.named(text)
        if named and len(self._inquiry.occupations(named.slugs)) == 1:
            return conversation.about(named.slugs[0])
        return conversation
