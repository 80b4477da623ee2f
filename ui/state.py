"""What a visitor's chat holds between runs of the page, and how it changes."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from retrieval.conversation import Conversation
from retrieval.records import MAX_QUESTION, Choice, Turn
from ui.assistant import Assistant

STATE = "chat"
"""The name that a visitor's chat goes by in the session."""
MAX_WAITING = 20
"""How many questions may wait for the assistant to load before no more are taken."""
_FAILED = "Something went wrong while answering that; the server's log says what. You can ask on."
_TOO_MANY = (
    f"{MAX_WAITING} of your questions are waiting already. This one was not sent; "
    "please send it again when those are answered."
)


@dataclass(frozen=True, slots=True)
class Sent:
    """What a person said, and the question it puts: they differ when a choice was made."""

    said: str
    question: str


@dataclass(frozen=True, slots=True)
class Chat:
    """The turns so far, what waits for the assistant, and a note on the last input."""

    turns: tuple[Turn, ...] = ()
    waiting: tuple[Sent, ...] = ()
    conversation: Conversation = field(default_factory=Conversation)
    notice: str = ""

    @property
    def begun(self) -> bool:
        """Whether anything was asked, or an occupation picked."""
        return bool(self.turns or self.waiting or self.conversation.topics)

    def submitted(self, text: str) -> Chat:
        """The chat after a person sent ``text``: it waits for its reply, or is declined kindly."""
        question = text.strip()
        if not question:
            return replace(self, notice="That was empty. Type a question about an occupation.")
        if len(question) > MAX_QUESTION:
            return replace(self, notice=_too_long(len(question)))
        if len(self.waiting) >= MAX_WAITING:
            return replace(self, notice=_TOO_MANY)
        return replace(self, waiting=(*self.waiting, Sent(question, question)), notice="")

    def about(self, choice: Choice) -> Chat:
        """The chat with its history kept, and the next question about ``choice``."""
        moved = self.conversation.about(choice.slug)
        return replace(self, conversation=moved, notice=f"Now about {choice.title}.")

    def comparing(self, choice: Choice) -> Chat:
        """The chat after the question answered last was asked of ``choice``, too, beside it."""
        last = self.conversation.last
        if last is None:
            return self
        slugs = (*self.conversation.topics, choice.slug)
        return replace(
            self,
            waiting=(*self.waiting, Sent(f"Compare with {choice.title}", last.standalone)),
            conversation=self.conversation.about_all(slugs),
            notice="",
        )

    def chosen(self, choice: Choice, question: str | None = None) -> Chat:
        """The chat after ``choice`` was made: the question that led to it is asked about it.

        That is ``question`` where several were typed at once, else one that waits for an
        occupation, or was asked of one without a profile.
        """
        before = self.conversation
        refused = before.last.standalone if before.uncovered and before.last else None
        kept = question or before.pending or refused or choice.title
        return replace(
            self,
            waiting=(*self.waiting, Sent(choice.title, kept)),
            conversation=self.conversation.about(choice.slug),
            notice="",
        )

    def answered(self, assistant: Assistant) -> Chat:
        """The chat after every waiting question got its reply, in the order they were sent."""
        turns, conversation = self.turns, self.conversation
        for sent in self.waiting:
            reply, conversation = assistant.ask(sent.question, conversation)
            turns = (*turns, Turn(sent.said, reply))
        return replace(self, turns=turns, conversation=conversation, waiting=())

    def failed(self) -> Chat:
        """The chat after answering hit a fault: what waited is given up, and the person is told."""
        return replace(self, waiting=(), notice=_FAILED)

    def unfocused(self) -> Chat:
        """The chat with its history kept, and nothing carried over into the next question."""
        return replace(self, conversation=self.conversation.unfocused(), notice="")


def _too_long(length: int) -> str:
    return (
        f"That question has {length:,} characters; {MAX_QUESTION} is the most. "
        "It was not sent. Please shorten it."
    )
