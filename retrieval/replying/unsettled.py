"""Replies where no single profile settles a question: several could be meant, or are compared.

And where none covers the occupation asked about.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from corpus.records import Profile
from retrieval.asked import Asked, is_off_topic
from retrieval.conversation import Conversation
from retrieval.language.seeking import Seeker
from retrieval.language.words import words
from retrieval.naming.describing import Describing
from retrieval.naming.occupations import Named
from retrieval.quoting.finding import Finding
from retrieval.quoting.inquiring import Inquiry, Occupation, is_open, settled
from retrieval.quoting.looking_up import LookUp
from retrieval.records import Choice, Reason, Reply, Unanswered
from retrieval.replying.explaining import Explainer
from retrieval.replying.neighbours import Neighbours
from retrieval.replying.replies import Replies
from retrieval.replying.setting_apart import set_apart
from retrieval.telling import messages
from retrieval.understanding.choosing import Declined
from retrieval.understanding.comparing import Comparison
from retrieval.understanding.encoding import Encoding
from retrieval.understanding.reader import Reader, Understanding

_CHOICES = 8
"""The most occupations that a question back offers; "technician" may name fifty."""


class Unsettled:
    """Makes these replies from one build, each with the conversation as it stands afterwards."""

    def __init__(
        self,
        profiles: Mapping[str, Profile],
        reader: Reader,
        encoding: Encoding,
        neighbours: Neighbours,
        describing: Describing,
        look_up: LookUp,
        inquiry: Inquiry,
    ) -> None:
        """``profiles`` are those of the build by slug; the others must be made from it, too."""
        self._profiles = profiles
        self._reader = reader
        self._encoding = encoding
        self._neighbours = neighbours
        self._describing = describing
        self._look_up = look_up
        self._inquiry = inquiry

    def which(
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
        return self._asked_back(say, named, replace(waiting, choices=choices))

    def unchosen(
        self, say: Replies, picked: Declined | Sequence[int], waiting: Conversation
    ) -> tuple[Reply, Conversation]:
        """The same choices again; or, where none of them is wanted, how to go on without them."""
        if picked is Declined.NONE:
            return say.chat(messages.DECLINED), replace(waiting, choices=())
        return self._asked_back(say, None, waiting)

    def _asked_back(
        self, say: Replies, named: Named | None, waiting: Conversation
    ) -> tuple[Reply, Conversation]:
        return say.clarify(named, [self._profiles[slug] for slug in waiting.choices]), waiting

    def compared(
        self,
        say: Replies,
        explain: Explainer,
        comparison: Comparison,
        text: str,
        readings: Sequence[Asked],
        conversation: Conversation,
    ) -> tuple[Reply, Conversation]:
        """The same question asked of every occupation compared, the quotes side by side.

        ``text`` is what was asked; all of it waits where one of the names has to be chosen first.
        """
        uncovered = [named for named in comparison.named if not named.covered]
        covered = [named for named in comparison.named if named.covered]
        if not covered:
            say = replace(say, why=explain.uncovered(readings[0]))
            return self._refused(say, uncovered[0], readings[0])
        findings: list[Finding] = []
        for named in covered:
            occupations = self._inquiry.occupations(_narrowed(named, conversation))
            found = self._inquiry.about(readings, occupations, conversation.focus, named)
            if is_open(found):
                waiting = replace(conversation, pending=text)
                return self.which(say, named, found, occupations, readings[0], waiting)
            # What is shown as uncertain of one alone is so beside others, too.
            findings += [each for one in found for each in settled([one])]
        if comparison.apart:
            findings = [set_apart(found, comparison.named) for found in findings]
        say.clock.done("search")
        say = replace(say, why=explain.found(findings))
        reply = say.compared(findings, uncovered, comparison.left_out)
        slugs = tuple(dict.fromkeys(found.asked_of.slug for found in findings))
        after = Conversation(reply.focus, self._reader.turn(readings[-1].text))
        after = after if len(slugs) == 1 else after.about_all(slugs)
        return reply, replace(after, lacking=tuple(named.phrase for named in uncovered))

    def uncovered(
        self,
        say: Replies,
        explain: Explainer,
        question: Understanding,
        readings: Sequence[Asked],
        conversation: Conversation,
    ) -> tuple[Reply, Conversation]:
        """The occupation asked about has no profile, or none is named, or it is about no work."""
        said = self._said_of(question, conversation)
        if said and question.named:
            note = messages.said_elsewhere(question.named.phrase, said.profile)
            reply = replace(say, why=explain.found([said])).answer(
                said.quotes, said.related, said.confidence, [note]
            )
            return reply, Conversation(reply.focus, self._reader.turn(said.asked.text))
        asked = readings[0]
        say = replace(say, why=explain.uncovered(asked))
        if is_off_topic(asked) or asked.gibberish:
            return say.refusal(Reason.OUT_OF_SCOPE, messages.OUT_OF_SCOPE), conversation
        named = question.named or question.before
        if named is None:
            waiting = replace(conversation, pending=question.text, choices=(), uncovered=None)
            return say.clarify(None, ()), waiting
        return self._refused(say, named, asked)

    def _said_of(self, question: Understanding, conversation: Conversation) -> Finding | None:
        """What the profile talked about says of an occupation that has none: "denturists" there.

        None where no sentence that names it answers.
        """
        focus = conversation.focus.slug if conversation.focus else None
        if focus is None and len(self._profiles) == 1:
            (focus,) = self._profiles
        if focus is None or question.named is None:
            return None
        asked = self._encoding.literally(question.readings, question.named)
        name = words(question.named.phrase)
        stems = {word.stem for word in name}
        documents = self._inquiry.documents[focus]
        found = self._look_up.find(asked, documents, conversation.focus)
        found = self._inquiry.on(found, name)
        naming = [q for q in found.quotes if Seeker(stems).held_in(q.highlighted) == stems]
        rest = [quote for quote in found.quotes if quote not in naming]
        return replace(found, quotes=(*naming, *rest)) if naming else None

    def _refused(self, say: Replies, named: Named, asked: Asked) -> tuple[Reply, Conversation]:
        nearest = [self._profiles[slug] for slug in self._neighbours.of(named.phrase)]
        # Two publishers may call an occupation the same.
        near: dict[str, Choice] = {}
        for profile in nearest:
            near.setdefault(profile.title, Choice(profile.slug, profile.title))
        last, of = self._reader.turn(asked.text), len(self._profiles)
        message = messages.occupation_not_covered(named.phrase, list(near), of)
        reply = replace(say, focus=None).refusal(Reason.OCCUPATION_NOT_COVERED, message)
        # The only profile that there is is near to nothing.
        if of > 1 and near:
            plain, choices = messages.uncovered(named.phrase), tuple(near.values())
            instead = Unanswered(plain, asked.text, last.standalone, choices)
            reply = replace(reply, unanswered=(instead,))
        return reply, Conversation(last=last, uncovered=named)


def _narrowed(named: Named, conversation: Conversation) -> Sequence[str]:
    """The profiles of a name, or the one among them that the conversation is about."""
    focus = conversation.focus.slug if conversation.focus else None
    return (focus,) if focus in named.slugs and focus else named.slugs
