"""What a question is about before it is searched for: its occupation, and what it leaves out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from retrieval.conversation import (
    ABOUT_THEM,
    Conversation,
    Turn,
    in_full,
    readings,
    refers_back,
)
from retrieval.language.things import is_place
from retrieval.naming.occupations import Named
from retrieval.quoting.currency import asks_its_date, date_asked, only_names
from retrieval.quoting.sourcing import asks_its_source
from retrieval.understanding.carrying import speaks_of_other_work
from retrieval.understanding.comparing import Comparison, again, against, comparison, means_all
from retrieval.understanding.completing import of_the_kin, with_noun
from retrieval.understanding.encoding import Encoding
from retrieval.understanding.joining import joining
from retrieval.understanding.mentioned import looked_for
from retrieval.understanding.preamble import after_told, question_starts
from retrieval.understanding.reading import without_opener
from retrieval.understanding.renaming import half_name, is_one_of_them, names_alone
from retrieval.understanding.wordbook import Wordbook


@dataclass(frozen=True, slots=True)
class Understanding:
    """A question with its typing errors repaired, the occupation it names, and its readings.

    ``only_opener`` says that nothing was typed but a greeting or thanks. ``comparison`` is there
    when several occupations are compared. ``read_as`` is the text if anything was repaired in it.
    ``before`` is the occupation without a profile that it may be about though it names nobody.
    """

    text: str
    only_opener: bool
    named: Named | None
    readings: tuple[str, ...]
    comparison: Comparison | None = None
    read_as: str | None = None
    before: Named | None = None

    @property
    def names(self) -> bool:
        """Whether it names an occupation itself, so that it is no small talk."""
        return self.named is not None and self.named is not self.before


class Reader:
    """Reads what is typed with the words and names of one build."""

    def __init__(self, wordbook: Wordbook, encoding: Encoding, titles: Mapping[str, str]) -> None:
        """``titles`` are those of the build's profiles, by slug; all must be of the same build."""
        self._wordbook = wordbook
        self._encoding = encoding
        self._titles = titles

    def understand(self, text: str, conversation: Conversation) -> Understanding:
        """Repair ``text``, find the occupation in it, and resolve it against ``conversation``."""
        said = without_opener(text)
        repaired = self._wordbook.repaired(said or text)
        read_as = repaired if repaired != (said or text) else None
        repaired = self._renaming(in_full(repaired, conversation.last), conversation)
        named = self._meant(repaired, conversation)
        compared = self._compared(repaired, named, conversation)
        if named and not compared and names_alone(repaired, named):
            return Understanding(
                repaired, not said, named, (_earlier(conversation),), read_as=read_as
            )
        if compared:
            asked = self._of_quotes(repaired, conversation) or (compared.question,)
            return Understanding(repaired, not said, named, asked, compared, read_as)
        found: tuple[str, ...] = (repaired,)
        before = None
        if named is None:
            before = None if speaks_of_other_work(repaired) else conversation.uncovered
            named = before if refers_back(repaired) else None
            things = () if named else self._wordbook.things(repaired)
            found = readings(repaired, things, conversation.last)
        if len(found) > 1 and conversation.last and only_names(found[0]):
            found = (found[0], self._dated(found, conversation.last))
        return Understanding(
            repaired,
            not said,
            named,
            self._with_question_alone(found, repaired, named, conversation),
            read_as=read_as,
            before=before,
        )

    def _renaming(self, text: str, conversation: Conversation) -> str:
        """``text`` without what is told before a name, and with the noun that half a name lacks."""
        asked = after_told(text)
        if asked != text:
            named = self._wordbook.all_named(asked)
            return asked if named and names_alone(asked, *named) else text
        about = [self._titles[slug] for slug in conversation.topics]
        about += [conversation.uncovered.phrase] if conversation.uncovered else []
        half = half_name(text) if about else ()
        said = text[half[0].start : half[-1].end] if half else ""
        if not said or self._wordbook.named(text):
            return text
        if self._wordbook.asks(said) and not is_one_of_them(text):
            return text
        name = self._wordbook.named
        whole = (with_noun(said, one, self._titles, name) for one in about)
        return next(filter(None, whole), text)

    def _compared(
        self, text: str, named: Named | None, conversation: Conversation
    ) -> Comparison | None:
        """The occupations that ``text`` compares, or those that stood side by side before."""
        found = comparison(text, self._wordbook.all_named(text)) if named else None
        if not found:
            found = self._against(text, named, conversation)
        compared = conversation.compared
        if named and not found:
            there = compared or conversation.topics
            side_by_side = conversation.focus is None or bool(conversation.lacking)
            found = joining(text, there, self._wordbook.named, together=side_by_side)
        together = compared and (conversation.focus is None or means_all(text))
        if not found and together and (named is None or set(compared) <= set(named.slugs)):
            found = again(text, compared, conversation.lacking)
        if found and not found.question:
            return replace(found, question=_earlier(conversation))
        return found

    def _against(
        self, text: str, named: Named | None, conversation: Conversation
    ) -> Comparison | None:
        """Who is set against those talked about; one without a profile only if no more is asked."""
        if named:
            return against(text, named, conversation.topics)
        others = self._wordbook.all_named(text) if conversation.topics else ()
        found = against(text, others[0], conversation.topics) if len(others) == 1 else None
        return found if found and not found.question else None

    def _of_quotes(self, text: str, conversation: Conversation) -> tuple[str, ...]:
        """The readings of "who says so?" after several were quoted: it, and what they answered."""
        if conversation.last and (asks_its_source(text) or asks_its_date(text)):
            return (text, conversation.last.standalone)
        return ()

    def _dated(self, found: tuple[str, ...], last: Turn) -> str:
        """What completes the readings ``found``: the last question in full, if it asked for a date.

        "And the wages?" then asks how old they are, which the telling words alone do not say.
        """
        # Of "the wages? when was this revised?" the question proper, lest it grow with every turn.
        asked = last.standalone.rsplit("? ", 1)[-1]
        if date_asked([self._encoding.alone(asked)]) is None:
            return found[-1]
        return f"{found[0].rstrip('?!. ')}? {asked}"

    def _meant(self, text: str, conversation: Conversation) -> Named | None:
        """The occupation that ``text`` asks about, after what the conversation is about."""
        named = self._wordbook.named(text)
        focus, uncovered = conversation.focus, conversation.uncovered
        about = self._titles[focus.slug] if focus else uncovered.phrase if uncovered else None
        if named and about:
            return of_the_kin(text, named, about, self._titles, self._wordbook.named)
        return named or (None if focus else self._wordbook.of_the_asker(text))

    def _with_question_alone(
        self, found: tuple[str, ...], text: str, named: Named | None, conversation: Conversation
    ) -> tuple[str, ...]:
        words = looked_for(found[0])
        if words:
            return (words, *found)
        # Elsewhere what is told may be what describes the occupation.
        if named or conversation.focus or len(self._titles) == 1:
            return (found[0], *self._alone(text, named), *found[1:])
        return found

    def _alone(self, text: str, named: Named | None) -> tuple[str, ...]:
        """The question in ``text`` without what is told before it.

        Not where that names a thing, which may be what is asked about, unless the question names
        an occupation: then a place may still be where it is asked about.
        """
        starts = question_starts(text, names=named is not None)
        told = [thing for thing in self._wordbook.things(text) if thing.start < starts]
        asks = named is not None and named.start >= starts and not any(map(is_place, told))
        return (text[starts:],) if starts and (asks or not told) else ()

    def turn(self, text: str) -> Turn:
        """``text`` as a later question may lean on it."""
        unnamed = self._wordbook.unnamed(text)
        if len(self._wordbook.all_named(text)) > 1:
            return Turn(unnamed, self._wordbook.things(unnamed))
        # With its only name left out there is none to look for, which is what takes time.
        return Turn(unnamed, self._wordbook.things_besides(unnamed))


def _earlier(conversation: Conversation) -> str:
    """What naming an occupation asks: the question that waits for it, the last, or what they do."""
    if conversation.pending:
        return conversation.pending
    return conversation.last.standalone if conversation.last else ABOUT_THEM
