"""Questions about dates: when was this, or a section, last revised? And when is that long ago?

The answer is the source's own statement, quoted: "Section revised March 2012". Beside it stand the
words that give the year of what is asked about, "the 2011 wage survey", or, for the profile as a
whole, what it says itself of how current it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.records import Kind, Passage, Profile, Span
from retrieval.asked import Asked
from retrieval.language.words import words
from retrieval.quoting.placing import AGAIN, FIGURES, OF_A_YEAR, sentences
from retrieval.records import Quote
from retrieval.weighing.deciding import Ranked
from retrieval.weighing.search import Indexed

_YEAR = re.compile(r"(?<![$\d.,-])(?:19|20)\d\d\b(?:[–-](?:20)?\d\d\b)?")
_SURE = 0.5
_OF_TEXT = frozenset(
    """
    changed edited modified page part profile produced published revise revised revision section
    site text touched update updated website written
    """.split()
)
"""What asks for the date of the text, not for that of the fact in it."""
_HOW_OLD = re.compile(
    r"\bhow (?:old|recent|current|fresh|up[ -]to[ -]date)\b|\bas of (?:when|wh(?:at|ich) year)\b"
    r"|\bwh(?:at|ich) year\b.*\bfrom\b|\bfrom wh(?:at|ich) year\b",
    re.IGNORECASE,
)
_GONE_OVER = re.compile(
    r"\b(?:looked at|gone over|gone through|reviewed|checked|renewed|touched)\b.*\bsince\b", re.I
)
_STILL = re.compile(
    r"\bstill (?:accurate|correct|current|good|relevant|reliable|right|true|up[ -]to[ -]date|valid"
    r"|holds?|appl(?:y|ies))\b",
    re.IGNORECASE,
)
_OF_THAT = re.compile(
    rf"{AGAIN}(?:"
    rf"(?:from when|when|(?:from |for )?wh(?:at|ich) (?:year|date|month)s?)"
    rf" (?:is|are|was|were|do|does) {FIGURES} (?:from|for|of|about|cover|refer to|made|measured"
    r"|collected|gathered|taken|written|published)"
    rf"|(?:from when|(?:from |for |of )?wh(?:at|ich) (?:year|date)s?) (?:is|are|was|were) {FIGURES}"
    rf"|how (?:old|recent|current|fresh|up[ -]to[ -]date) (?:is|are) {FIGURES}"
    r")\W*",
    re.IGNORECASE,
)
"""How the date of what was just quoted is asked for, which is named by no more than a pronoun."""
_JOINING = frozenset(
    """
    a about an careers for her his in its jobs occupations of on or other that the their these this
    those
    """.split()
)
_NEWEST = re.compile(r"\b(?:newest|most recent(?:ly)?)\b", re.IGNORECASE)

_TEXTS = (
    r"(?:one|version|edition|text|page|profile|section|source|survey|report|data|figure|number"
    r"|statistic|stat|wage|date|quote|info\w*|update)s?"
)
_NEWER = re.compile(
    rf"{AGAIN}(?:(?:is|are|have|has|do|does|did|can|got) .*)?"
    r"\b(?:any(?:thing)?|something|an?|one)\b.*"
    r"\b(?:newer|fresher|more (?:recent|current|up[ -]to[ -]date)|later(?= (?:one|version)))"
    rf"(?:\W*| (?:{_TEXTS}|than|about|on|for|here|there|out|available)\b.*)",
    re.IGNORECASE,
)
"""How it is asked, right after a quote, whether there is a newer one.

Newer things of other kinds are asked of the work: "do they use any newer tools?".
"""

_NEXT = re.compile(
    r"\bwhen\b(?!.*\b(?:last|latest|recent)).*\b(?:will|going to|is|are)\b"
    r".*\b(?:updat|revis|next\b)"
    r"|\bnext (?:update|revision|edition|version)\b|\bhow often\b.*\b(?:updat|revis)",
    re.IGNORECASE,
)


def of_the_future(asked: Asked) -> bool:
    """Whether it is asked when a text will be revised, which no date of the past tells."""
    return _NEXT.search(asked.text) is not None


def asks_its_date(text: str) -> bool:
    """Whether ``text`` asks how old what was just quoted is: "when is that from?"."""
    return _OF_THAT.fullmatch(text) is not None or asks_for_newer(text)


def asks_for_newer(text: str) -> bool:
    """Whether ``text`` asks for a newer text than what was quoted."""
    return _NEWER.fullmatch(text) is not None


def date_asked(readings: Sequence[Asked], *, of_quote: bool = False) -> Asked | None:
    """The reading by which it is asked when something was revised, not what it says.

    After such a question "and the wages?" asks the same of the wages. ``of_quote`` says that
    something was quoted last, so that "it" may be that.
    """
    first, last = readings[0], readings[-1]
    if _asks(first) or (of_quote and asks_its_date(first.text)):
        return first
    return last if only_names(first.text) and _asks(last) else None


def _asks(asked: Asked) -> bool:
    likely = asked.intent("dates")
    if _HOW_OLD.search(asked.text) or _GONE_OVER.search(asked.text):
        # "How old is the number of jobs?" is of two kinds at once; people have an age, too.
        likely += sum(asked.intents.get(kind, 0.0) for kind in OF_A_YEAR)
    if _STILL.search(asked.text):
        # How far it can be relied on goes by its age.
        likely += asked.intent("notice")
    return likely >= _SURE


def only_names(text: str) -> bool:
    """Whether ``text`` says what is meant and nothing about it."""
    return all(word.telling or word.lower in _JOINING for word in words(text))


def date_quotes(
    asked: Asked,
    about: Asked,
    profile: Profile,
    entries: Sequence[Indexed],
    place: Sequence[Ranked],
) -> tuple[Quote, ...]:
    """The statement that dates what is asked about, as a quote; none when nothing is dated.

    Of the ``place`` meant the sentence that gives the year of what it is ``about`` comes first,
    unless it is asked when the text was revised: a page of August may give the wages of May. For
    the profile as a whole what it says itself on that follows.
    """
    if not place:
        return whole_quotes(asked, profile, entries)
    said = sentences(place, about, _YEAR)
    note = dated(said[0].passage if said else place[0].hit.passage)
    of_text = any(word.lower in _OF_TEXT for word in words(asked.text))
    return (*note, *said) if of_text else (*said, *note)


def dated(passage: Passage) -> tuple[Quote, ...]:
    """The statement that dates the section of a passage, if one does."""
    revised = passage.section.revised
    return (Quote(passage, revised.span, revised.span),) if revised else ()


def dates_of(passages: Sequence[Passage]) -> tuple[Quote, ...]:
    """The different statements that date the sections of some passages."""
    found: dict[Span, Quote] = {}
    for passage in passages:
        for quote in dated(passage):
            found.setdefault(quote.span, quote)
    return tuple(found.values())


def whole_quotes(asked: Asked, profile: Profile, entries: Sequence[Indexed]) -> tuple[Quote, ...]:
    """The profile's date, or the newest in it where that is asked for, and its notices."""
    dates = [(revised, e.passage) for e in entries if (revised := e.passage.section.revised)]
    stated = profile.dated
    if _NEWEST.search(asked.text):
        stated = max((revised for revised, _ in dates), key=lambda one: one.date, default=None)
    passage = next((passage for revised, passage in dates if revised == stated), None)
    if stated is None or passage is None:
        return ()
    notices = (e.passage for e in entries if e.passage.section.kind is Kind.NOTICE)
    return (*dated(passage), *(Quote(notice, notice.span, notice.span) for notice in notices))
