"""What is said to the program and asked of no profile: small talk, of it itself, what is told.

Each gets a plain line and leaves the conversation where it was.
"""

from __future__ import annotations

from collections.abc import Sequence

from corpus.records import Profile
from retrieval.asked import Asked
from retrieval.conversation import Conversation
from retrieval.language.words import telling
from retrieval.quoting.sourcing import asks_its_source
from retrieval.records import Reply
from retrieval.talking.about_itself import about_itself
from retrieval.talking.small_talk import small_talk
from retrieval.talking.told import is_in_vain, only_tells
from retrieval.telling import own_lines
from retrieval.understanding.reader import Understanding
from retrieval.understanding.wordbook import Wordbook


class Talking:
    """Finds the line to say to it, in one build."""

    def __init__(self, profiles: Sequence[Profile], wordbook: Wordbook) -> None:
        """``wordbook`` must be that of the same profiles."""
        self._wordbook = wordbook
        self._only_one = len(profiles) == 1
        self._titles = tuple(dict.fromkeys(profile.title for profile in profiles))
        published = (profile.source.publisher for profile in profiles)
        self._publishers = tuple(dict.fromkeys(filter(None, published)))

    def line(self, question: Understanding, asked: Asked, conversation: Conversation) -> str | None:
        """What to say to a question that is none of a profile, ``asked`` being how it reads.

        "How do you know?" asks about a quote where there is one.
        """
        quoted = bool(conversation.topics)
        if question.names or (quoted and asks_its_source(question.text)):
            return None
        quoted = quoted or self._only_one
        own = about_itself(question.text, self._publishers, quoted=quoted)
        return own or small_talk(asked.intents, self._titles, only_opener=question.only_opener)

    def instead(self, text: str, reply: Reply, conversation: Conversation) -> str | None:
        """What to say instead of ``reply`` to what is told of nobody in particular, and in vain.

        "Our working hours" are asked for, though it says no more.
        """
        if conversation.choices or not only_tells(text):
            return None
        if not is_in_vain(reply, text, talked_of=bool(conversation.topics)):
            return None
        said = " ".join(word.text for word in telling(text))
        asks = said and self._wordbook.asks(said)
        return None if asks or self._wordbook.all_named(text) else own_lines.TOLD
